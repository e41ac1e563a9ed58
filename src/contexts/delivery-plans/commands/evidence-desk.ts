import { Inject, Injectable } from '@nestjs/common';
import { londonDate } from '../../../kernel/plain-date.js';
import { broken, refuse } from '../../../kernel/refusal.js';
import { CLOCK, type Clock } from '../../../platform/clock.js';
import { CommandExecutor } from '../../../platform/command-handling/command-executor.js';
import type { Call } from '../../../platform/http/call.js';
import { refusalProblem } from '../../../platform/http/problem.js';
import { bodyReader } from '../../bodies/contract.js';
import { reportedByThoseConcerned } from '../action-authority.policies.js';
import { actionReader } from '../action.js';
import { actionIsOfThePlan } from '../action.policies.js';
import type { ActionId, PlanId } from '../events.js';
import { plannedAction } from '../plan.stages.js';
import { planReader } from '../plan-history.js';

/** Asks, before a byte of a file is read, what giving it as evidence will be asked again: whether they may. */
@Injectable()
export class EvidenceDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem 403, 404 */
  async requireGiver(actionId: ActionId, planId: PlanId, { identity, time }: Call): Promise<void> {
    const plan = await this.executor.read(planReader, planId);
    const action = await this.executor.read(actionReader, actionId);
    const named = { action, plan, data: { planId, actionId } };
    const planned = plannedAction(plan, actionId);
    if (!planned || plan.stage === 'none' || !actionIsOfThePlan.holds(named))
      throw refusalProblem([refuse(actionIsOfThePlan, named)]);
    const today = londonDate(time ?? this.clock.now());
    const actor = { id: identity.actor, capacity: identity.role ?? 'member' } as const;
    const refusals = broken([reportedByThoseConcerned], {
      planned,
      group: await this.executor.read(bodyReader, plan.bodyId),
      board: await this.executor.read(bodyReader, plan.boardId),
      metadata: { actor, effectiveAt: today, today },
    });
    if (refusals.length > 0) throw refusalProblem(refusals);
  }
}
