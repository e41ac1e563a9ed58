import { assertNever } from '../../kernel/assert-never.js';
import type { Fact, StateReader } from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import type { PlanEvent, PlannedAction } from './events.js';
import type { ActionHolder, ActionWording, InYearEvent } from './in-year-events.js';
import { withAmendment } from './plan-contents.js';
import type { ApprovedPlan, Plan, PlanContents } from './plan.stages.js';

/** What a plan's history makes of it. Apart from what decides on it, so that an action can read its plan and a plan its actions. */
export const planHistory = {
  initial: { stage: 'none' } as Plan,

  evolve: (plan: Plan, event: Fact<PlanEvent>): Plan => {
    if (event.type === 'plan-drafted.v1') return { stage: 'draft', ...event.data, ...NOTHING_YET };
    if (plan.stage === 'none') return plan;
    switch (event.type) {
      case 'outcome-set.v1':
      case 'measure-set.v1':
      case 'action-proposed.v2':
      case 'action-accepted.v1':
        return { ...plan, ...withAmendment(plan, event) };
      case 'proposed-action-dropped.v1':
        return { ...plan, ...without(plan, event.data.actionId) };
      case 'work-begun-ahead.v1':
        return { ...plan, ahead: [...plan.ahead, { actionId: event.data.actionId }] };
      case 'plan-submitted.v1': {
        const { version } = event.data;
        return { ...plan, stage: 'submitted', version, submittedOn: event.metadata.effectiveAt };
      }
      case 'plan-returned.v1':
        return { ...plan, stage: 'draft' };
      case 'plan-approved.v1': {
        const { decisionId, actionIds } = event.data;
        const approvedOn = event.metadata.effectiveAt;
        return { ...plan, stage: 'approved', decisionId, actionIds, approvedOn, ahead: [] };
      }
      case 'action-added.v1':
      case 'action-changed.v1':
      case 'action-reassigned.v1':
      case 'action-withdrawn.v1':
      case 'action-rolled-forward.v1':
      case 'outcome-changed.v1':
      case 'measure-changed.v1':
      case 'outcome-dropped.v1':
      case 'measure-dropped.v1':
      case 'changes-approved.v1':
        return plan.stage === 'approved' ? withinTheYear(plan, event) : plan;
      default:
        return assertNever(event);
    }
  },
};

const NOTHING_YET = {
  version: 0,
  outcomes: [],
  measures: [],
  actions: [],
  accepted: [],
  ahead: [],
  withdrawn: [],
  rolledForward: [],
} satisfies Partial<PlanContents>;

type PlannedActionId = PlannedAction['actionId'];

const without = (
  { actions, accepted, ahead }: PlanContents,
  actionId: PlannedActionId,
): Partial<PlanContents> => ({
  actions: actions.filter((each) => each.actionId !== actionId),
  accepted: accepted.filter((each) => each !== actionId),
  ahead: ahead.filter((each) => each.actionId !== actionId),
});

type Change = Extract<
  Fact<PlanEvent>,
  {
    type: Exclude<InYearEvent['type'], 'work-begun-ahead.v1' | 'proposed-action-dropped.v1'>;
  }
>;

/** The plan as it stands after a change; what the Board approved at first is in its history. */
const withinTheYear = (plan: ApprovedPlan, event: Change): ApprovedPlan => {
  switch (event.type) {
    case 'action-added.v1':
      return withAdded(plan, event);
    case 'action-changed.v1':
      return withAction(plan, event.data.actionId, (action) => reworded(action, event.data.to));
    case 'action-reassigned.v1': {
      const { actionId, from, to } = event.data;
      const sameAgency = from.leadAgencyId === to.leadAgencyId;
      return {
        ...withAction(plan, actionId, (action) => reassigned(action, to)),
        accepted: plan.accepted.filter((each) => sameAgency || each !== actionId),
      };
    }
    case 'outcome-changed.v1': {
      const { to } = event.data;
      const others = plan.outcomes.filter(({ outcomeId }) => outcomeId !== to.outcomeId);
      return { ...plan, outcomes: [...others, to] };
    }
    case 'measure-changed.v1': {
      const { to } = event.data;
      const others = plan.measures.filter(({ measureId }) => measureId !== to.measureId);
      return { ...plan, measures: [...others, to] };
    }
    case 'outcome-dropped.v1': {
      const { outcomeId } = event.data.outcome;
      return { ...plan, outcomes: plan.outcomes.filter((each) => each.outcomeId !== outcomeId) };
    }
    case 'measure-dropped.v1': {
      const { measureId } = event.data.measure;
      return { ...plan, measures: plan.measures.filter((each) => each.measureId !== measureId) };
    }
    case 'action-withdrawn.v1':
      return {
        ...ended(plan, event.data.actionId),
        withdrawn: [...plan.withdrawn, event.data.actionId],
      };
    case 'action-rolled-forward.v1':
      return {
        ...ended(plan, event.data.actionId),
        rolledForward: [...plan.rolledForward, event.data.actionId],
      };
    case 'changes-approved.v1': {
      const { changeIds, actionIds } = event.data;
      return {
        ...plan,
        actionIds: [...plan.actionIds, ...actionIds],
        ahead: plan.ahead.filter(({ changeId }) => !changeId || !changeIds.includes(changeId)),
      };
    }
    default:
      return assertNever(event);
  }
};

const withAdded = (
  plan: ApprovedPlan,
  { data: { action, changeId, aheadOfApproval } }: Extract<Change, { type: 'action-added.v1' }>,
): ApprovedPlan => {
  const { actionId } = action;
  return {
    ...plan,
    actions: [...plan.actions, action],
    ...(aheadOfApproval
      ? { ahead: [...plan.ahead, { actionId, changeId }] }
      : { actionIds: [...plan.actionIds, actionId] }),
  };
};

const withAction = (
  plan: ApprovedPlan,
  actionId: PlannedActionId,
  change: (action: PlannedAction) => PlannedAction,
): ApprovedPlan => ({
  ...plan,
  actions: plan.actions.map((each) => (each.actionId === actionId ? change(each) : each)),
});

/** An action with another wording: what the new one does not name, it no longer serves. */
export const reworded = (
  { priorityId: _p, outcomeId: _o, measureId: _m, ...action }: PlannedAction,
  wording: ActionWording,
): PlannedAction => ({ ...action, ...wording });

/** An action in other hands. */
export const reassigned = (
  { ownerId: _former, ...action }: PlannedAction,
  holder: ActionHolder,
): PlannedAction => ({ ...action, ...holder });

const ended = (plan: ApprovedPlan, actionId: PlannedActionId): ApprovedPlan => ({
  ...plan,
  actionIds: plan.actionIds.filter((each) => each !== actionId),
  ahead: plan.ahead.filter((each) => each.actionId !== actionId),
});

/** For other aggregates and contexts: what a plan holds and where it stands. */
export const planReader: StateReader<Plan> = {
  stream: (id) => streamName('plan', id),
  initial: planHistory.initial,
  evolve: planHistory.evolve,
};
