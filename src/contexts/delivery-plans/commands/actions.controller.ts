import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type BulkAnswerDto, sendToEach } from '../../../platform/http/bulk.js';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { BulkRoute, CommandRoute } from '../../../platform/http/routes.js';
import type { ActionId, MeasureId, ObservationId, PlanId } from '../events.js';
import {
  MoveTargetDateDto,
  ObserveMeasureDto,
  OfActionDto,
  ProposeCompletionDto,
  RejectCompletionDto,
  ReportNoChangeDto,
  ReportNoChangesDto,
  ReportProgressDto,
} from './action.dto.js';
import { GivenEvidence } from './given-evidence.js';
import { actionCommands, measureCommands } from './handling.js';

@ApiTags('Delivery plans')
@Controller('v1')
export class ActionsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(GivenEvidence) private readonly given: GivenEvidence,
  ) {}

  @Post('actions/:actionId/updates')
  @CommandRoute({ summary: 'Report progress', mayCall: ['signed-in'] })
  reportProgress(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: ReportProgressDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId: id, ...dataOf(dto) };
    return this.commands.send(actionCommands, { type: 'ReportProgress', id, data }, call, dto);
  }

  @Post('actions/:actionId/no-change')
  @CommandRoute({ summary: 'Report that nothing changed, and why', mayCall: ['signed-in'] })
  reportNoChange(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: ReportNoChangeDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId: id, ...dataOf(dto) };
    return this.commands.send(actionCommands, { type: 'ReportNoChange', id, data }, call, dto);
  }

  @Post('plans/:planId/no-change')
  @BulkRoute({
    summary: 'Report of many actions at once that nothing changed, and why',
    mayCall: ['signed-in'],
  })
  reportNoChanges(
    @Param('planId', IdParam) planId: PlanId,
    @Body() dto: ReportNoChangesDto,
    @ThisCall() call: Call,
  ): Promise<BulkAnswerDto> {
    const { actionIds, ...said } = dataOf(dto);
    return sendToEach(actionIds, call, (id, each) => {
      const data = { planId, actionId: id as ActionId, ...said };
      const intention = { type: 'ReportNoChange', id, data } as const;
      return this.commands.attempt(actionCommands, intention, each, dto);
    });
  }

  @Post('actions/:actionId/target-date')
  @CommandRoute({ summary: 'Move the target date', mayCall: ['signed-in'] })
  moveTargetDate(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: MoveTargetDateDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId: id, ...dataOf(dto) };
    return this.commands.send(actionCommands, { type: 'MoveTargetDate', id, data }, call, dto);
  }

  @Post('actions/:actionId/completion')
  @CommandRoute({ summary: 'Propose completion, with evidence', mayCall: ['signed-in'] })
  async proposeCompletion(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: ProposeCompletionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const { evidence, made } = await this.given.of(id, 'ProposeCompletion', dto.evidence, call);
    const data = { actionId: id, ...dataOf(dto), evidence };
    const intention = { type: 'ProposeCompletion', id, data } as const;
    return this.commands.send(actionCommands, intention, call, dto, made);
  }

  @Post('actions/:actionId/completion/verify')
  @CommandRoute({ summary: 'Verify a completion, as somebody else', mayCall: ['signed-in'] })
  verifyCompletion(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: OfActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId: id, ...dataOf(dto) };
    return this.commands.send(actionCommands, { type: 'VerifyCompletion', id, data }, call, dto);
  }

  @Post('actions/:actionId/completion/reject')
  @CommandRoute({ summary: 'Reject a completion, with a reason', mayCall: ['signed-in'] })
  rejectCompletion(
    @Param('actionId', IdParam) id: ActionId,
    @Body() dto: RejectCompletionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId: id, ...dataOf(dto) };
    return this.commands.send(actionCommands, { type: 'RejectCompletion', id, data }, call, dto);
  }

  @Post('measures/:measureId/observations')
  @CommandRoute({ summary: 'Record a figure or a finding of a measure', mayCall: ['signed-in'] })
  observeMeasure(
    @Param('measureId', IdParam) id: MeasureId,
    @Body() dto: ObserveMeasureDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const observationId = this.commands.newId<ObservationId>(call, 'ObserveMeasure', id);
    const data = { measureId: id, observationId, ...dataOf(dto) };
    const intention = { type: 'ObserveMeasure', id, data } as const;
    return this.commands.send(measureCommands, intention, call, dto, { id: observationId });
  }
}
