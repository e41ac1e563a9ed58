import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { BodyId } from '../events.js';
import {
  AdoptTermsOfReferenceDto,
  DissolveBodyDto,
  EstablishBodyDto,
  ExtendPeriodDto,
  FindMonthNotRequiredDto,
  NameStrandLeadDto,
} from './body.dto.js';
import { bodyCommands } from './handling.js';

@ApiTags('Bodies')
@Controller('v1/bodies')
export class BodiesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Establish a body', mayCall: ['secretariat'], creates: true })
  establishBody(@Body() dto: EstablishBodyDto, @ThisCall() call: Call): Promise<CommandAnswerDto> {
    const bodyId = this.commands.onlyId<BodyId>('body', dto.shortName);
    const data = { bodyId, ...dataOf(dto) };
    return this.commands.send(bodyCommands, { type: 'EstablishBody', id: bodyId, data }, call, dto);
  }

  @Post(':bodyId/terms-of-reference')
  @CommandRoute({ summary: 'Adopt new terms of reference', mayCall: ['secretariat'] })
  adoptTermsOfReference(
    @Param('bodyId', IdParam) id: BodyId,
    @Body() dto: AdoptTermsOfReferenceDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(bodyCommands, { type: 'AdoptTermsOfReference', id, data }, call, dto);
  }

  @Post(':bodyId/extend')
  @CommandRoute({
    summary: 'Extend the period of a Task and Finish group',
    mayCall: ['secretariat'],
  })
  extendPeriod(
    @Param('bodyId', IdParam) id: BodyId,
    @Body() dto: ExtendPeriodDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(bodyCommands, { type: 'ExtendPeriod', id, data }, call, dto);
  }

  @Post(':bodyId/dissolve')
  @CommandRoute({ summary: 'Dissolve a body', mayCall: ['secretariat'] })
  dissolveBody(
    @Param('bodyId', IdParam) id: BodyId,
    @Body() dto: DissolveBodyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(bodyCommands, { type: 'DissolveBody', id, data }, call, dto);
  }

  @Post(':bodyId/strand-leads')
  @CommandRoute({ summary: 'Name the lead agency of a Contest strand', mayCall: ['secretariat'] })
  nameStrandLead(
    @Param('bodyId', IdParam) id: BodyId,
    @Body() dto: NameStrandLeadDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { lead: dataOf(dto) };
    return this.commands.send(bodyCommands, { type: 'NameStrandLead', id, data }, call, dto);
  }

  @Post(':bodyId/months-not-required')
  @CommandRoute({ summary: 'Record that a month needs no meeting', mayCall: ['secretariat'] })
  findMonthNotRequired(
    @Param('bodyId', IdParam) id: BodyId,
    @Body() dto: FindMonthNotRequiredDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(bodyCommands, { type: 'FindMonthNotRequired', id, data }, call, dto);
  }
}
