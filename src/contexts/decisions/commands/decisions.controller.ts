import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { DecisionId } from '../events.js';
import {
  ConfirmDecisionDto,
  CorrectDecisionDto,
  FindConditionsDto,
  RecordDecisionDto,
  RecordUrgentDecisionDto,
  ReportUrgentDecisionDto,
  RescindByDecisionDto,
  RescindDecisionDto,
  ReviseDecisionDto,
  SupersedeDecisionDto,
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

  @Post('urgent')
  @CommandRoute({
    summary: 'Record a decision that could not wait for a meeting',
    mayCall: ['secretariat'],
    creates: true,
    answer: RecordedDecisionDto,
  })
  recordUrgentDecision(
    @Body() dto: RecordUrgentDecisionDto,
    @ThisCall() call: Call,
  ): Promise<RecordedDecisionDto> {
    return this.recorder.recordUrgent(dto, call);
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

  @Post(':decisionId/report-to-meeting')
  @CommandRoute({ summary: 'Report an urgent decision to a meeting', mayCall: ['secretariat'] })
  reportUrgentDecision(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: ReportUrgentDecisionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(
      decisionCommands,
      { type: 'ReportUrgentDecision', id, data },
      call,
      dto,
    );
  }

  @Post(':decisionId/correct')
  @CommandRoute({ summary: 'Correct a slip in a confirmed decision', mayCall: ['secretariat'] })
  correctDecision(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: CorrectDecisionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(decisionCommands, { type: 'CorrectDecision', id, data }, call, dto);
  }

  @Post(':decisionId/conditions')
  @CommandRoute({ summary: 'Say whether its conditions were met', mayCall: ['secretariat'] })
  findConditions(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: FindConditionsDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(decisionCommands, { type: 'FindConditions', id, data }, call, dto);
  }

  @Post(':decisionId/supersede')
  @CommandRoute({ summary: 'Let a later decision take its place', mayCall: ['secretariat'] })
  supersedeDecision(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: SupersedeDecisionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(decisionCommands, { type: 'SupersedeDecision', id, data }, call, dto);
  }

  @Post(':decisionId/rescind')
  @CommandRoute({ summary: 'Rescind it at a meeting', mayCall: ['secretariat'] })
  rescindDecision(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: RescindDecisionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { meetingId, itemId, because } = dto;
    const data = { through: { kind: 'meeting-item', meetingId, itemId }, because } as const;
    return this.commands.send(decisionCommands, { type: 'RescindDecision', id, data }, call, dto);
  }

  @Post(':decisionId/rescind-by-decision')
  @CommandRoute({ summary: 'Rescind it by a later decision', mayCall: ['secretariat'] })
  rescindByDecision(
    @Param('decisionId', IdParam) id: DecisionId,
    @Body() dto: RescindByDecisionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { decisionId, because } = dto;
    const data = { through: { kind: 'decision', decisionId }, because } as const;
    return this.commands.send(decisionCommands, { type: 'RescindDecision', id, data }, call, dto);
  }
}
