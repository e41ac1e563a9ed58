import {
  check,
  type CommandMetadata,
  type Decision as Decided,
  refused,
} from '../../kernel/decider.js';
import { refuse } from '../../kernel/refusal.js';
import type { PlanEvent } from './events.js';
import type { RollActionForward } from './plan-change.commands.js';
import { actionIsNotDone, actionIsStillPlanned } from './plan-change.policies.js';
import { actionIsInThePlan } from './plan-contents.policies.js';
import { draftedByTheGroup } from './plan.policies.js';
import { type ApprovedPlan, identityOf, plannedAction } from './plan.stages.js';
import type { PlanContext } from './plan.js';
import {
  nextActionExists,
  nextActionIsLive,
  nextActionNamesThisOne,
} from './roll-forward.policies.js';

/** An action ends here and goes on in the next plan, which names it: the link goes both ways. */
export const rollForward = (
  { data, metadata }: { readonly data: RollActionForward; readonly metadata: CommandMetadata },
  plan: ApprovedPlan,
  { group, nextPlan, carriedOut }: PlanContext,
): Decided<PlanEvent> => {
  const { actionId, toPlanId, toActionId } = data;
  const planned = plannedAction(plan, actionId);
  if (!planned) return refused(refuse(actionIsInThePlan, { plan, actionId }));
  const next = plannedAction(nextPlan, toActionId);
  const subject = { ...data, planId: plan.planId, plan, group, metadata, nextPlan, carriedOut };
  if (!next || nextPlan.stage === 'none') return refused(refuse(nextActionExists, subject));
  const { priorityId, outcomeId } = planned;
  return check(
    [
      draftedByTheGroup,
      actionIsStillPlanned,
      actionIsNotDone,
      nextActionIsLive,
      nextActionNamesThisOne,
    ],
    subject,
    () => [
      {
        type: 'action-rolled-forward.v1',
        data: {
          ...identityOf(plan),
          boardId: plan.boardId,
          actionId,
          ...(priorityId && { priorityId }),
          ...(outcomeId && { outcomeId }),
          toPlanId,
          toPlanYear: nextPlan.planYear,
          toActionId,
          toReference: next.reference,
        },
      },
    ],
  );
};
