import { rule } from '../../kernel/refusal.js';
import { type Action, isOver } from './action.stages.js';
import type { ActionId, PlanId, PlannedAction } from './events.js';
import { firstYear } from './plan-year.js';
import { isLiveIn, type Plan, type PlanContents, plannedAction } from './plan.stages.js';

/** An action that says what it came from, and what is known of that. */
export interface Originating {
  readonly plan: PlanContents;
  readonly action: PlannedAction;
  /** The plan that it says it was rolled forward from, and the action there. */
  readonly originPlan: Plan;
  readonly originAction: Action;
}

export const originIsOfItsKind = rule<Originating>({
  code: 'ORIGIN.NOT_ROLLED_FORWARD',
  statement:
    'Only an action that was rolled forward names the plan it stood in, and then the action too.',
  source: 'Domain, register 3: rolled forward into the next plan with a link',
  kind: 'ours',
  concerns: 'content',
  holds: ({ action: { origin, originId, originPlanId } }) =>
    origin === 'rolled-forward'
      ? (originId === undefined) === (originPlanId === undefined)
      : originPlanId === undefined,
});

const named = ({ action: { originId }, originPlan }: Originating): PlannedAction | undefined =>
  originId === undefined ? undefined : plannedAction(originPlan, originId as ActionId);

const namesAnother = ({ action }: Originating): boolean => action.originPlanId !== undefined;

export const rolledForwardActionExists = rule<Originating>({
  code: 'ORIGIN.ACTION_NOT_FOUND',
  statement: 'What an action was rolled forward from is an action of the plan that it names.',
  source: 'Domain, register 3: rolled forward into the next plan with a link',
  kind: 'ours',
  concerns: 'existence',
  holds: (originating) => !namesAnother(originating) || named(originating) !== undefined,
});

export const rolledForwardFromAnEarlierYear = rule<Originating>({
  code: 'ORIGIN.NOT_AN_EARLIER_PLAN',
  statement: "An action is rolled forward from an earlier year's plan of the same group.",
  source: 'Domain, register 3: rolled forward into the next plan with a link',
  kind: 'ours',
  concerns: 'content',
  holds: ({ plan, originPlan }) =>
    originPlan.stage === 'none' ||
    (originPlan.bodyId === plan.bodyId &&
      firstYear(originPlan.planYear) < firstYear(plan.planYear)),
});

export const rolledForwardWorkIsOpen = rule<Originating>({
  code: 'ORIGIN.ACTION_HAS_ENDED',
  statement: 'Work that is completed, withdrawn or already rolled forward is not rolled forward.',
  source: 'Domain, register 3: rolled-forward work stays live',
  kind: 'ours',
  concerns: 'stage',
  holds: (originating) => {
    const { action, originPlan, originAction } = originating;
    if (named(originating) === undefined) return true;
    return !isOver(originAction) && isLiveIn(originPlan, action.originId as ActionId);
  },
});

/** An action of this plan that ends here, because another one takes its work on. */
export interface RollingForward {
  readonly planId: PlanId;
  readonly actionId: ActionId;
  readonly toActionId: ActionId;
  readonly nextPlan: Plan;
}

const takenOnBy = ({ nextPlan, toActionId }: RollingForward): PlannedAction | undefined =>
  plannedAction(nextPlan, toActionId);

export const nextActionExists = rule<RollingForward>({
  code: 'ROLL_FORWARD.ACTION_NOT_FOUND',
  statement: 'The action that takes the work on is one of the plan that is named.',
  source: 'Domain, register 3: rolled forward into the next plan with a link',
  kind: 'ours',
  concerns: 'existence',
  holds: (rolling) => takenOnBy(rolling) !== undefined,
});

export const nextActionNamesThisOne = rule<RollingForward>({
  code: 'ROLL_FORWARD.NOT_NAMED_THERE',
  statement:
    'The action that takes the work on names the one it was rolled forward from: the link goes both ways.',
  source: 'Domain, register 3: rolled forward into the next plan with a link',
  kind: 'ours',
  concerns: 'content',
  holds: (rolling) => {
    const next = takenOnBy(rolling);
    return !next || (next.originId === rolling.actionId && next.originPlanId === rolling.planId);
  },
});

export const nextActionIsLive = rule<RollingForward>({
  code: 'ROLL_FORWARD.NOT_LIVE_THERE',
  statement:
    'Rolled-forward work stays live: it ends in the old plan once the new plan is approved, or work on it began ahead of approval.',
  source: 'Domain, register 3: rolled-forward work stays live',
  kind: 'ours',
  concerns: 'stage',
  holds: (rolling) => !takenOnBy(rolling) || isLiveIn(rolling.nextPlan, rolling.toActionId),
});
