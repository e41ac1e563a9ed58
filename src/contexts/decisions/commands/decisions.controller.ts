import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { DecisionId } from '../events.js';
import {
  AssignImplementationDto,
  ConfirmDecisionDto,
  ConfirmImplementationDto,
  RecordDecisionDto,
  ReportImplementationDto,
  ReviseDecisionDto,
  VoidReferenceDto,
} from './decision.dto.js';
import { DecisionRecorder, RecordedDecisionDto } from './decision-recorder.js';
import { decisionCommands } from './handling.js';

@ApiTags('Decisions')
@Controller('v1/decisions')
export class DecisionsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(DecisionRecorder) private readonly recorder: DecisionRecorder,
  ) {}

  @Post()
  @CommandRoute({
    summary: 'Record a decision, as a draft',
    mayCall: ['secretariat'],
    creates: true,
    answer: RecordedDecisionDto,
  })
  recordDecision(
    @Body() dto: RecordDecisionDto,
    @ThisCall() call: Call,
  ): Promise<RecordedDecisionDto> {
    return this.recorder.record(dto, call);
  }

  @Post(':decisionId/void')
  @CommandRoute({
    summary: 'Void a reference that no decision will bear',
    mayCall: ['secretariat'],
  })
  voidReference(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: VoidReferenceDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { decisionId: id, ...dataOf(dto) };
    return this.commands.send(decisionCommands, { type: 'VoidReference', id, data }, call, dto);
  }

  @Post(':decisionId/revise')
  @CommandRoute({ summary: 'Correct the wording of a draft', mayCall: ['secretariat'] })
  reviseDecision(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: ReviseDecisionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(decisionCommands, { type: 'ReviseDecision', id, data }, call, dto);
  }

  @Post(':decisionId/confirm')
  @CommandRoute({ summary: 'Confirm a decision with the minutes', mayCall: ['secretariat'] })
  confirmDecision(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: ConfirmDecisionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(decisionCommands, { type: 'ConfirmDecision', id, data }, call, dto);
  }

  @Post(':decisionId/assign')
  @CommandRoute({ summary: 'Say who carries it out, by when', mayCall: ['secretariat'] })
  assignImplementation(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: AssignImplementationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    const intention = { type: 'AssignImplementation', id, data } as const;
    return this.commands.send(decisionCommands, intention, call, dto);
  }

  @Post(':decisionId/report')
  @CommandRoute({ summary: 'Report that it was carried out', mayCall: ['signed-in'] })
  reportImplementation(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: ReportImplementationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    const intention = { type: 'ReportImplementation', id, data } as const;
    return this.commands.send(decisionCommands, intention, call, dto);
  }

  @Post(':decisionId/confirm-implementation')
  @CommandRoute({ summary: 'Confirm that it was carried out', mayCall: ['signed-in'] })
  confirmImplementation(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: ConfirmImplementationDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    const intention = { type: 'ConfirmImplementation', id, data } as const;
    return this.commands.send(decisionCommands, intention, call, dto);
  }
}
