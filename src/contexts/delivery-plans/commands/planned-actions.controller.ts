import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Call, ThisCall } from '../../../platform/http/call.js';
import { dataOf } from '../../../platform/http/command.dto.js';
import { type CommandAnswerDto, Commands } from '../../../platform/http/commands.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CommandRoute } from '../../../platform/http/routes.js';
import type { ActionId, PlanId } from '../events.js';
import type { ChangeId } from '../in-year-events.js';
import { planCommands } from './handling.js';
import {
  ChangeOfPlanDto,
  OfActionInDraftDto,
  ReassignActionDto,
  RollForwardDto,
} from './plan-change.dto.js';
import { changeIn } from './plan-changes.controller.js';

/** What becomes of an action as a part of its plan: begun, dropped, put into other hands, ended. */
@ApiTags('Delivery plans')
@Controller('v1/plans/:planId/actions/:actionId')
export class PlannedActionsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('begin-ahead')
  @CommandRoute({
    summary: "Begin work ahead of the Board's approval of its plan",
    mayCall: ['signed-in'],
  })
  beginAhead(
    @Param('planId', IdParam) id: PlanId,
    @Param('actionId', IdParam) actionId: ActionId,
    @Body() dto: OfActionInDraftDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId, ...dataOf(dto) };
    return this.commands.send(planCommands, { type: 'BeginAhead', id, data }, call, dto);
  }

  @Post('drop')
  @CommandRoute({ summary: 'Drop an action from a plan in draft', mayCall: ['signed-in'] })
  dropAction(
    @Param('planId', IdParam) id: PlanId,
    @Param('actionId', IdParam) actionId: ActionId,
    @Body() dto: OfActionInDraftDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId, ...dataOf(dto) };
    return this.commands.send(planCommands, { type: 'DropProposedAction', id, data }, call, dto);
  }

  @Post('reassign')
  @CommandRoute({
    summary: 'Put an action into other hands: a new lead agency accepts it anew',
    mayCall: ['signed-in'],
  })
  reassignAction(
    @Param('planId', IdParam) id: PlanId,
    @Param('actionId', IdParam) actionId: ActionId,
    @Body() dto: ReassignActionDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const change = this.commands.newId<ChangeId>(call, 'ReassignAction');
    const { because: _b, decisionId: _d, ...to } = dataOf(dto);
    const data = { ...changeIn(dto, change), actionId, to };
    const intention = { type: 'ReassignAction', id, data } as const;
    const made = { id: actionId, parts: { change } };
    return this.commands.send(planCommands, intention, call, dto, made);
  }

  @Post('withdraw')
  @CommandRoute({ summary: 'Withdraw an action, with a reason', mayCall: ['signed-in'] })
  withdrawAction(
    @Param('planId', IdParam) id: PlanId,
    @Param('actionId', IdParam) actionId: ActionId,
    @Body() dto: ChangeOfPlanDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const change = this.commands.newId<ChangeId>(call, 'WithdrawAction');
    const data = { ...changeIn(dto, change), actionId };
    const intention = { type: 'WithdrawAction', id, data } as const;
    const made = { id: actionId, parts: { change } };
    return this.commands.send(planCommands, intention, call, dto, made);
  }

  @Post('roll-forward')
  @CommandRoute({
    summary: 'End an action here, because an action of a later plan takes its work on',
    mayCall: ['signed-in'],
  })
  rollForward(
    @Param('planId', IdParam) id: PlanId,
    @Param('actionId', IdParam) actionId: ActionId,
    @Body() dto: RollForwardDto,
    @ThisCall() call: Call,
  ): Promise<CommandAnswerDto> {
    const data = { actionId, ...dataOf(dto) };
    return this.commands.send(planCommands, { type: 'RollActionForward', id, data }, call, dto);
  }
}
