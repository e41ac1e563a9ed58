import { assertNever } from '../../kernel/assert-never.js';
import {
  check,
  type CommandMetadata,
  type Decision as Decided,
  refused,
} from '../../kernel/decider.js';
import { refuse } from '../../kernel/refusal.js';
import type { PlanEvent } from './events.js';
import type { AheadCommand } from './plan-change.commands.js';
import {
  begunByItsLeaders,
  begunOnce,
  begunOnceAccepted,
  planAwaitsApproval,
  workHasNotBegun,
} from './plan-change.policies.js';
import { actionIsInThePlan } from './plan-contents.policies.js';
import { draftedByTheGroup } from './plan.policies.js';
import { type DraftedPlan, identityOf, plannedAction } from './plan.stages.js';
import type { PlanContext } from './plan.js';

/** What happens to an action while the Board has not approved its plan: its work begins all the same, or it is dropped. */
export const beforeApproval = (
  { type, data, metadata }: AheadCommand & { readonly metadata: CommandMetadata },
  plan: DraftedPlan,
  { group }: PlanContext,
): Decided<PlanEvent> => {
  const { actionId, because } = data;
  const planned = plannedAction(plan, actionId);
  if (!planned) return refused(refuse(actionIsInThePlan, { plan, actionId }));
  const { priorityId, outcomeId } = planned;
  const said = {
    ...identityOf(plan),
    boardId: plan.boardId,
    actionId,
    ...(priorityId && { priorityId }),
    ...(outcomeId && { outcomeId }),
    because,
  };
  const subject = { plan, group, metadata, actionId };
  switch (type) {
    case 'BeginAhead':
      return check(
        [begunByItsLeaders, planAwaitsApproval, begunOnce, begunOnceAccepted],
        subject,
        () => [{ type: 'work-begun-ahead.v1', data: said }],
      );
    case 'DropProposedAction':
      return check([draftedByTheGroup, workHasNotBegun], subject, () => [
        { type: 'proposed-action-dropped.v1', data: said },
      ]);
    default:
      return assertNever(type);
  }
};
