import { Body, Controller, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { ActionId, MeasureId, OutcomeId, PlanId } from '../events.js';
import type { ChangeId } from '../in-year-events.js';
import { planCommands } from './handling.js';
import {
  AddActionDto,
  ApproveChangesDto,
  ChangeActionDto,
  ChangeMeasureDto,
  ChangeOfPlanDto,
  ChangeOutcomeDto,
} from './plan-change.dto.js';

/** What a change says of itself, apart from what it changes. */
export const changeIn = (
  { because, decisionId }: Pick<ChangeOfPlanDto, 'because' | 'decisionId'>,
  changeId: ChangeId,
) => ({ changeId, because, ...(decisionId && { decisionId }) });

/** Changes of an approved plan within its year, each with an id of its own among the `parts`. */
@ApiTags('Delivery plans')
@Controller('v1/plans/:planId/changes')
export class PlanChangesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('actions')
  @CommandRoute({ summary: 'Add an action within the year', mayCall: ['signed-in'] })
  addAction(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: AddActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const actionId = this.commands.newId<ActionId>(call, 'AddAction');
    const change = this.commands.newId<ChangeId>(call, 'AddAction', 'change');
    const { because: _b, decisionId: _d, aheadOfApproval, ...action } = dataOf(dto);
    const data = {
      ...changeIn(dto, change),
      action: { actionId, ...action },
      ...(aheadOfApproval !== undefined && { aheadOfApproval }),
    };
    const intention = { type: 'AddAction', id, data } as const;
    const made = { id: actionId, parts: { change } };
    return this.commands.send(planCommands, intention, call, dto, made);
  }

  @Put('actions/:actionId')
  @CommandRoute({
    summary: 'Change within the year what an action is, or what it serves',
    mayCall: ['signed-in'],
  })
  changeAction(
    @Param('planId', IdParam) id: PlanId,
    @Param('actionId', IdParam) actionId: ActionId,
    @Body() dto: ChangeActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const change = this.commands.newId<ChangeId>(call, 'ChangeAction');
    const { because: _b, decisionId: _d, ...to } = dataOf(dto);
    const data = { ...changeIn(dto, change), actionId, to };
    const intention = { type: 'ChangeAction', id, data } as const;
    const made = { id: actionId, parts: { change } };
    return this.commands.send(planCommands, intention, call, dto, made);
  }

  @Post('outcomes')
  @CommandRoute({ summary: 'Add an outcome within the year', mayCall: ['signed-in'] })
  addOutcome(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: ChangeOutcomeDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const outcomeId = this.commands.newId<OutcomeId>(call, 'AddOutcome');
    return this.#setOutcome('AddOutcome', { id, outcomeId }, dto, call);
  }

  @Put('outcomes/:outcomeId')
  @CommandRoute({ summary: 'Change an outcome within the year', mayCall: ['signed-in'] })
  changeOutcome(
    @Param('planId', IdParam) id: PlanId,
    @Param('outcomeId', IdParam) outcomeId: OutcomeId,
    @Body() dto: ChangeOutcomeDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    return this.#setOutcome('ChangeOutcome', { id, outcomeId }, dto, call);
  }

  @Post('measures')
  @CommandRoute({ summary: 'Add a measure within the year', mayCall: ['signed-in'] })
  addMeasure(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: ChangeMeasureDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const measureId = this.commands.newId<MeasureId>(call, 'AddMeasure');
    return this.#setMeasure('AddMeasure', { id, measureId }, dto, call);
  }

  @Put('measures/:measureId')
  @CommandRoute({ summary: 'Change a measure within the year', mayCall: ['signed-in'] })
  changeMeasure(
    @Param('planId', IdParam) id: PlanId,
    @Param('measureId', IdParam) measureId: MeasureId,
    @Body() dto: ChangeMeasureDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    return this.#setMeasure('ChangeMeasure', { id, measureId }, dto, call);
  }

  @Post('outcomes/:outcomeId/drop')
  @CommandRoute({ summary: 'Drop an outcome within the year', mayCall: ['signed-in'] })
  dropOutcome(
    @Param('planId', IdParam) id: PlanId,
    @Param('outcomeId', IdParam) outcomeId: OutcomeId,
    @Body() dto: ChangeOfPlanDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const change = this.commands.newId<ChangeId>(call, 'DropOutcome');
    const intention = {
      type: 'DropOutcome',
      id,
      data: { ...changeIn(dto, change), outcomeId },
    } as const;
    const made = { id: outcomeId, parts: { change } };
    return this.commands.send(planCommands, intention, call, dto, made);
  }

  @Post('measures/:measureId/drop')
  @CommandRoute({ summary: 'Drop a measure within the year', mayCall: ['signed-in'] })
  dropMeasure(
    @Param('planId', IdParam) id: PlanId,
    @Param('measureId', IdParam) measureId: MeasureId,
    @Body() dto: ChangeOfPlanDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const change = this.commands.newId<ChangeId>(call, 'DropMeasure');
    const intention = {
      type: 'DropMeasure',
      id,
      data: { ...changeIn(dto, change), measureId },
    } as const;
    const made = { id: measureId, parts: { change } };
    return this.commands.send(planCommands, intention, call, dto, made);
  }

  @Post('approve')
  @CommandRoute({
    summary: 'Record that the Board approved what was added ahead of its approval',
    mayCall: ['signed-in'],
  })
  approveChanges(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: ApproveChangesDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(planCommands, { type: 'ApproveChanges', id, data }, call, dto);
  }

  #setOutcome(
    type: 'AddOutcome' | 'ChangeOutcome',
    { id, outcomeId }: { readonly id: PlanId; readonly outcomeId: OutcomeId },
    dto: ChangeOutcomeDto,
    call: Call,
  ): Promise<CommandAnswerDto> {
    const change = this.commands.newId<ChangeId>(call, type, 'change');
    const { because: _b, decisionId: _d, ...outcome } = dataOf(dto);
    const data = { ...changeIn(dto, change), outcome: { outcomeId, ...outcome } };
    const made = { id: outcomeId, parts: { change } };
    return this.commands.send(planCommands, { type, id, data }, call, dto, made);
  }

  #setMeasure(
    type: 'AddMeasure' | 'ChangeMeasure',
    { id, measureId }: { readonly id: PlanId; readonly measureId: MeasureId },
    dto: ChangeMeasureDto,
    call: Call,
  ): Promise<CommandAnswerDto> {
    const change = this.commands.newId<ChangeId>(call, type, 'change');
    const { because: _b, decisionId: _d, ...measure } = dataOf(dto);
    const data = { ...changeIn(dto, change), measure: { measureId, ...measure } };
    const made = { id: measureId, parts: { change } };
    return this.commands.send(planCommands, { type, id, data }, call, dto, made);
  }
}
