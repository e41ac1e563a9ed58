import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { AgencyId } from '../events.js';
import {
  AbolishAgencyDto,
  MergeAgencyDto,
  RegisterAgencyDto,
  RenameAgencyDto,
} from './agency.dto.js';
import { agencyCommands } from './handling.js';

@ApiTags('Bodies')
@Controller('v1/agencies')
export class AgenciesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Register an agency', mayCall: ['secretariat'], creates: true })
  registerAgency(
    @Body() dto: RegisterAgencyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const agencyId = this.commands.newId<AgencyId>(call, 'RegisterAgency');
    const data = { agencyId, ...dataOf(dto) };
    return this.commands.send(
      agencyCommands,
      { type: 'RegisterAgency', id: agencyId, data },
      call,
      dto,
    );
  }

  @Post(':agencyId/rename')
  @CommandRoute({ summary: 'Rename an agency', mayCall: ['secretariat'] })
  renameAgency(
    @Param('agencyId', IdParam) id: AgencyId,
    @Body() dto: RenameAgencyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(agencyCommands, { type: 'RenameAgency', id, data }, call, dto);
  }

  @Post(':agencyId/merge')
  @CommandRoute({ summary: 'Merge an agency into another', mayCall: ['secretariat'] })
  mergeAgency(
    @Param('agencyId', IdParam) id: AgencyId,
    @Body() dto: MergeAgencyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(agencyCommands, { type: 'MergeAgency', id, data }, call, dto);
  }

  @Post(':agencyId/abolish')
  @CommandRoute({ summary: 'Abolish an agency', mayCall: ['secretariat'] })
  abolishAgency(
    @Param('agencyId', IdParam) id: AgencyId,
    @Body() dto: AbolishAgencyDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(agencyCommands, { type: 'AbolishAgency', id, data }, call, dto);
  }
}
