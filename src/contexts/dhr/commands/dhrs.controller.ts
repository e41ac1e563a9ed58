import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { DhrId } from '../events.js';
import {
  BecauseDto,
  NoteDto,
  OpenDhrDto,
  PublishDhrDto,
  RecordQualityAssuranceDto,
  RenameDhrDto,
} from './dhr.dto.js';
import { dhrCommands } from './handling.js';

@ApiTags('Homicide reviews')
@Controller('v1/dhrs')
export class DhrsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Open a homicide review', mayCall: ['signed-in'], creates: true })
  openDhr(@Body() dto: OpenDhrDto, @ThisCall() call: Call): Promise<CommandAnswerDto> {
    // There is one review of a reference: whoever opens it again finds it opened.
    const dhrId = this.commands.onlyId<DhrId>('dhr', dto.reference);
    const data = { dhrId, ...dataOf(dto) };
    return this.commands.send(dhrCommands, { type: 'OpenDhr', id: dhrId, data }, call, dto);
  }

  @Post(':dhrId/name')
  @CommandRoute({ summary: 'Say what a review has come to be called', mayCall: ['signed-in'] })
  renameDhr(
    @Param('dhrId', IdParam) id: DhrId,
    @Body() dto: RenameDhrDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dhrCommands, { type: 'RenameDhr', id, data }, call, dto);
  }

  @Post(':dhrId/quality-assurance')
  @CommandRoute({ summary: 'Record a quality assurance outcome', mayCall: ['signed-in'] })
  recordQualityAssurance(
    @Param('dhrId', IdParam) id: DhrId,
    @Body() dto: RecordQualityAssuranceDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dhrCommands, { type: 'RecordQualityAssurance', id, data }, call, dto);
  }

  @Post(':dhrId/publication')
  @CommandRoute({ summary: 'Publish a review', mayCall: ['signed-in'] })
  publishDhr(
    @Param('dhrId', IdParam) id: DhrId,
    @Body() dto: PublishDhrDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dhrCommands, { type: 'PublishDhr', id, data }, call, dto);
  }

  @Post(':dhrId/publication/withdraw')
  @CommandRoute({ summary: 'Withdraw the publication of a review', mayCall: ['signed-in'] })
  withdrawDhrPublication(
    @Param('dhrId', IdParam) id: DhrId,
    @Body() dto: BecauseDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dhrCommands, { type: 'WithdrawDhrPublication', id, data }, call, dto);
  }

  @Post(':dhrId/conclude')
  @CommandRoute({ summary: 'Conclude a review', mayCall: ['signed-in'] })
  concludeDhr(
    @Param('dhrId', IdParam) id: DhrId,
    @Body() dto: NoteDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dhrCommands, { type: 'ConcludeDhr', id, data }, call, dto);
  }

  @Post(':dhrId/reopen')
  @CommandRoute({ summary: 'Reopen a concluded review', mayCall: ['signed-in'] })
  reopenDhr(
    @Param('dhrId', IdParam) id: DhrId,
    @Body() dto: BecauseDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(dhrCommands, { type: 'ReopenDhr', id, data }, call, dto);
  }
}
