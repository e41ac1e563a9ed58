import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { DecisionId } from '../events.js';
import { decisionCommands } from './handling.js';
import {
  AssignImplementationDto,
  ConfirmImplementationDto,
  MoveImplementationDateDto,
  ReassignImplementationDto,
  RejectImplementationDto,
  ReportImplementationDto,
  TrackImplementationDto,
} from './implementation.dto.js';

@ApiTags('Decisions')
@Controller('v1/decisions')
export class ImplementationController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post(':decisionId/assign')
  @CommandRoute({ summary: 'Say who carries it out, by when', mayCall: ['secretariat'] })
  assignImplementation(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: AssignImplementationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(
      decisionCommands,
      { type: 'AssignImplementation', id, data },
      call,
      dto,
    );
  }

  @Post(':decisionId/reassign')
  @CommandRoute({ summary: 'Give it to another owner', mayCall: ['secretariat'] })
  reassignImplementation(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: ReassignImplementationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(
      decisionCommands,
      { type: 'ReassignImplementation', id, data },
      call,
      dto,
    );
  }

  @Post(':decisionId/move-date')
  @CommandRoute({ summary: 'Move the date by which it is carried out', mayCall: ['secretariat'] })
  moveImplementationDate(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: MoveImplementationDateDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(
      decisionCommands,
      { type: 'MoveImplementationDate', id, data },
      call,
      dto,
    );
  }

  @Post(':decisionId/progress')
  @CommandRoute({ summary: 'Report how carrying it out goes', mayCall: ['signed-in'] })
  trackImplementation(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: TrackImplementationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(
      decisionCommands,
      { type: 'ReportImplementationProgress', id, data },
      call,
      dto,
    );
  }

  @Post(':decisionId/report')
  @CommandRoute({ summary: 'Report that it was carried out', mayCall: ['signed-in'] })
  reportImplementation(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: ReportImplementationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(
      decisionCommands,
      { type: 'ReportImplementation', id, data },
      call,
      dto,
    );
  }

  @Post(':decisionId/reject-implementation')
  @CommandRoute({ summary: 'Do not accept that it was carried out', mayCall: ['signed-in'] })
  rejectImplementation(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: RejectImplementationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(
      decisionCommands,
      { type: 'RejectImplementation', id, data },
      call,
      dto,
    );
  }

  @Post(':decisionId/confirm-implementation')
  @CommandRoute({ summary: 'Confirm that it was carried out', mayCall: ['signed-in'] })
  confirmImplementation(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: ConfirmImplementationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(
      decisionCommands,
      { type: 'ConfirmImplementation', id, data },
      call,
      dto,
    );
  }
}
