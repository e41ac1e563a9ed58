import { Body, Controller, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { ActionId, MeasureId, OutcomeId, PlanId } from '../events.js';
import { planCommands } from './handling.js';
import {
  AcceptActionDto,
  ApprovePlanDto,
  DraftPlanDto,
  ProposeActionDto,
  ReturnPlanDto,
  SetMeasureDto,
  SetOutcomeDto,
  SubmitPlanDto,
} from './plan.dto.js';

@ApiTags('Delivery plans')
@Controller('v1/plans')
export class PlansController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @CommandRoute({ summary: 'Draft a delivery plan', mayCall: ['signed-in'], creates: true })
  draftPlan(@Body() dto: DraftPlanDto, @ThisCall() call: Call): Promise<CommandAnswerDto> {
    const planId = this.commands.onlyId<PlanId>('delivery-plan', dto.bodyId, dto.planYear);
    const data = { planId, ...dataOf(dto) };
    return this.commands.send(planCommands, { type: 'DraftPlan', id: planId, data }, call, dto);
  }

  @Post(':planId/outcomes')
  @CommandRoute({ summary: 'Add an outcome', mayCall: ['signed-in'] })
  setOutcome(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: SetOutcomeDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const outcomeId = this.commands.newId<OutcomeId>(call, 'SetOutcome');
    const data = { outcome: { outcomeId, ...dataOf(dto) } };
    const intention = { type: 'SetOutcome', id, data } as const;
    return this.commands.send(planCommands, intention, call, dto, { id: outcomeId });
  }

  @Put(':planId/outcomes/:outcomeId')
  @CommandRoute({ summary: 'Correct an outcome of a plan in draft', mayCall: ['signed-in'] })
  correctOutcome(
    @Param('planId', IdParam) id: PlanId,
    @Param('outcomeId', IdParam) outcomeId: OutcomeId,
    @Body() dto: SetOutcomeDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { outcome: { outcomeId, ...dataOf(dto) } };
    const intention = { type: 'CorrectOutcome', id, data } as const;
    return this.commands.send(planCommands, intention, call, dto, { id: outcomeId });
  }

  @Post(':planId/measures')
  @CommandRoute({ summary: 'Add a measure', mayCall: ['signed-in'] })
  setMeasure(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: SetMeasureDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const measureId = this.commands.newId<MeasureId>(call, 'SetMeasure');
    const data = { measure: { measureId, ...dataOf(dto) } };
    const intention = { type: 'SetMeasure', id, data } as const;
    return this.commands.send(planCommands, intention, call, dto, { id: measureId });
  }

  @Put(':planId/measures/:measureId')
  @CommandRoute({ summary: 'Correct a measure of a plan in draft', mayCall: ['signed-in'] })
  correctMeasure(
    @Param('planId', IdParam) id: PlanId,
    @Param('measureId', IdParam) measureId: MeasureId,
    @Body() dto: SetMeasureDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { measure: { measureId, ...dataOf(dto) } };
    const intention = { type: 'CorrectMeasure', id, data } as const;
    return this.commands.send(planCommands, intention, call, dto, { id: measureId });
  }

  @Post(':planId/actions')
  @CommandRoute({ summary: 'Propose an action', mayCall: ['signed-in'] })
  proposeAction(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: ProposeActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const actionId = this.commands.newId<ActionId>(call, 'ProposeAction');
    const data = { action: { actionId, ...dataOf(dto) } };
    const intention = { type: 'ProposeAction', id, data } as const;
    return this.commands.send(planCommands, intention, call, dto, { id: actionId });
  }

  @Put(':planId/actions/:actionId')
  @CommandRoute({
    summary: 'Correct an action of a plan in draft: it is accepted anew',
    mayCall: ['signed-in'],
  })
  correctAction(
    @Param('planId', IdParam) id: PlanId,
    @Param('actionId', IdParam) actionId: ActionId,
    @Body() dto: ProposeActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { action: { actionId, ...dataOf(dto) } };
    const intention = { type: 'CorrectAction', id, data } as const;
    return this.commands.send(planCommands, intention, call, dto, { id: actionId });
  }

  @Post(':planId/actions/:actionId/accept')
  @CommandRoute({ summary: 'Accept an action for its lead agency', mayCall: ['signed-in'] })
  acceptAction(
    @Param('planId', IdParam) id: PlanId,
    @Param('actionId', IdParam) actionId: ActionId,
    @Body() dto: AcceptActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const intention = { type: 'AcceptAction', id, data: { actionId } } as const;
    return this.commands.send(planCommands, intention, call, dto);
  }

  @Post(':planId/submit')
  @CommandRoute({ summary: 'Submit the plan to the Board', mayCall: ['signed-in'] })
  submitPlan(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: SubmitPlanDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    return this.commands.send(planCommands, { type: 'SubmitPlan', id, data: {} }, call, dto);
  }

  @Post(':planId/return')
  @CommandRoute({ summary: 'Record that the Board returned the plan', mayCall: ['secretariat'] })
  returnPlan(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: ReturnPlanDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(planCommands, { type: 'ReturnPlan', id, data }, call, dto);
  }

  @Post(':planId/approve')
  @CommandRoute({ summary: 'Record that the Board approved the plan', mayCall: ['secretariat'] })
  approvePlan(
    @Param('planId', IdParam) id: PlanId,
    @Body() dto: ApprovePlanDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = dataOf(dto);
    return this.commands.send(planCommands, { type: 'ApprovePlan', id, data }, call, dto);
  }
}
