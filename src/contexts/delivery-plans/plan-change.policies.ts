import { rule } from '../../kernel/refusal.js';
import type { Body } from '../bodies/contract.js';
import { concerns, type Decision, type DecisionId, wasTaken } from '../decisions/contract.js';
import { type Action, isOver } from './action.stages.js';
import { type Acting, appointmentFor, isLedBy, leads } from './authority.js';
import type { ActionId, MaterialGround, MeasureId, OutcomeId } from './events.js';
import type { ChangeId } from './in-year-events.js';
import { GROUND_IN_WORDS } from './materiality.js';
import { isAheadOfApproval, type ApprovedPlan, type PlanContents } from './plan.stages.js';

/** A change of an approved plan within its year, with who makes it and what it must be checked against. */
export interface Changing {
  readonly plan: ApprovedPlan;
  readonly group: Body;
  readonly board: Body;
  readonly metadata: Acting;
  readonly decision: Decision;
  readonly decisionId?: DecisionId | undefined;
  readonly grounds: readonly MaterialGround[];
  /** Whether the work is to begin before the Board has approved it. */
  readonly aheadOfApproval: boolean;
}

export const changedByThoseWhoMay = rule<
  Pick<Changing, 'group' | 'board' | 'metadata' | 'decisionId'>
>({
  code: 'PLAN_CHANGE.NOT_AGREED_BY_THE_CHAIR',
  statement:
    "A plan is changed within its year by its group's chair or deputy, in person or entered for one of them; what the Board decided about it, by the secretariat or the Board's chair or deputy too.",
  source: 'Domain, register 3: minor changes are agreed by the chair',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ group, board, metadata, decisionId }) =>
    appointmentFor(metadata, [group], leads) !== undefined ||
    (decisionId !== undefined && isLedBy(board, metadata)),
});

export const minorChangeIsMinor = rule<
  Pick<Changing, 'grounds' | 'decisionId' | 'aheadOfApproval'>
>({
  code: 'PLAN_CHANGE.IS_MATERIAL',
  statement:
    'A minor change leaves alone what the Board approved a plan for: its outcomes, measures and targets, its actions and what they serve, their lead agencies, and that work for a priority ends within the year. Any other is material, and needs a decision of the Board.',
  source: 'Domain, register 3: changes within the year are minor or material',
  kind: 'ours',
  concerns: 'content',
  holds: ({ grounds, decisionId, aheadOfApproval }) =>
    grounds.length === 0 || decisionId !== undefined || aheadOfApproval,
  explain: ({ grounds }) =>
    `This change is material, because ${grounds
      .map((ground) => GROUND_IN_WORDS[ground])
      .join('; and ')}. It needs a decision of the Board.`,
});

export const onlyWhatNeedsApprovalIsAheadOfIt = rule<
  Pick<Changing, 'grounds' | 'decisionId' | 'aheadOfApproval'>
>({
  code: 'PLAN_CHANGE.NOTHING_TO_AWAIT',
  statement:
    'Only work that needs the approval of the Board, and does not have it yet, begins ahead of approval.',
  source: 'Domain, register 3: new work may begin ahead of approval',
  kind: 'ours',
  concerns: 'content',
  holds: ({ grounds, decisionId, aheadOfApproval }) =>
    !aheadOfApproval || (grounds.length > 0 && decisionId === undefined),
});

interface Decided {
  readonly decision: Decision;
  readonly plan: Pick<PlanContents, 'planId'>;
  readonly about: readonly ActionId[];
}

export const decisionConcernsTheChange = rule<Decided>({
  code: 'PLAN_CHANGE.DECISION_ABOUT_SOMETHING_ELSE',
  statement:
    'The decision by which the Board approves an in-year change names the delivery plan, or the action that is changed.',
  source: 'Domain, register 2: what a decision concerns',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, plan, about }) =>
    !wasTaken(decision) ||
    concerns(decision, plan.planId) ||
    about.some((actionId) => concerns(decision, actionId)),
});

const APPROVING = ['approve', 'agree', 'amend'];

export const decisionApprovesTheChange = rule<Pick<Changing, 'decision'>>({
  code: 'PLAN_CHANGE.DECISION_DOES_NOT_APPROVE',
  statement: 'An in-year change rests on a decision that approves, agrees or amends.',
  source: 'Domain, register 3: material changes are approved by the Board',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision }) => !wasTaken(decision) || APPROVING.includes(decision.kind),
});

export const addedActionIsNew = rule<OnAction>({
  code: 'PLAN_CHANGE.ALREADY_IN_THE_PLAN',
  statement: 'An action that is added within the year is not in the plan yet.',
  source: 'Design: one fact, one event',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, actionId }) => !plan.actions.some((each) => each.actionId === actionId),
});

export const changesSomething = rule<{ readonly from: unknown; readonly to: unknown }>({
  code: 'PLAN_CHANGE.NOTHING_CHANGES',
  statement: 'An in-year change says something else than the plan does.',
  source: 'Design: one fact, one event',
  kind: 'ours',
  concerns: 'content',
  holds: ({ from, to }) => !sameMembers(from, to),
});

const sameMembers = (one: unknown, other: unknown): boolean => {
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameMembers(one[name], other[name]));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

interface OnAction {
  readonly plan: PlanContents;
  readonly actionId: ActionId;
}

export const actionIsStillPlanned = rule<OnAction>({
  code: 'PLAN_CHANGE.ACTION_HAS_ENDED',
  statement: 'What was withdrawn, or rolled forward, is not changed any more.',
  source: 'Domain, register 3: withdrawn, rolled forward into the next plan',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, actionId }) =>
    !plan.withdrawn.includes(actionId) && !plan.rolledForward.includes(actionId),
});

/** A piece of a plan that is to be dropped. */
interface Dropping {
  readonly plan: PlanContents & Pick<ApprovedPlan, 'actionIds'>;
  readonly outcomeId?: OutcomeId | undefined;
  readonly measureId?: MeasureId | undefined;
}

/** What was withdrawn or rolled forward rests on nothing any more; what was done still does. */
const actionsRestingOn = ({ plan, outcomeId, measureId }: Dropping) =>
  plan.actions.filter(
    (each) =>
      (plan.actionIds.includes(each.actionId) || isAheadOfApproval(plan, each.actionId)) &&
      ((outcomeId !== undefined && each.outcomeId === outcomeId) ||
        (measureId !== undefined && each.measureId === measureId)),
  );

export const noActionRestsOnIt = rule<Dropping>({
  code: 'PLAN_CHANGE.ACTIONS_REST_ON_IT',
  statement:
    'An outcome or a measure is dropped once no action of the plan serves it: each serves another, or was withdrawn or rolled forward.',
  source: 'Domain, register 3: each action is specific and measurable',
  kind: 'ours',
  concerns: 'stage',
  holds: (dropping) => actionsRestingOn(dropping).length === 0,
  explain: (dropping) =>
    `Still served by ${actionsRestingOn(dropping)
      .map(({ reference }) => reference)
      .join(', ')}.`,
});

export const noMeasureRestsOnIt = rule<Dropping>({
  code: 'PLAN_CHANGE.MEASURES_REST_ON_IT',
  statement: 'An outcome is dropped once no measure of the plan measures it.',
  source: 'Domain, register 3: outcome, measure',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, outcomeId }) =>
    outcomeId === undefined || !plan.measures.some((each) => each.outcomeId === outcomeId),
});

export const actionIsNotDone = rule<{ readonly carriedOut: Action }>({
  code: 'PLAN_CHANGE.ACTION_IS_DONE',
  statement:
    'An action that is completed, or whose completion waits to be agreed or verified, is not changed, withdrawn or rolled forward: it is reopened or its completion rejected first.',
  source: 'Domain, register 3: completion is proposed, then agreed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ carriedOut }) => !isOver(carriedOut),
});

interface Approving {
  readonly plan: ApprovedPlan;
  readonly changeIds: readonly ChangeId[];
}

export const changesAwaitApproval = rule<Approving>({
  code: 'PLAN_CHANGE.NOT_AWAITING_APPROVAL',
  statement:
    'The Board approves, each once, in-year changes of this plan that wait for its approval.',
  source: 'Domain, register 3: material changes are approved by the Board',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, changeIds }) =>
    changeIds.length > 0 &&
    new Set(changeIds).size === changeIds.length &&
    changeIds.every((changeId) => plan.ahead.some((each) => each.changeId === changeId)),
});

export const begunByItsLeaders = rule<Pick<Changing, 'group' | 'metadata'>>({
  code: 'AHEAD_OF_APPROVAL.NOT_BY_THE_CHAIR',
  statement:
    "Work begins ahead of the Board's approval on the word of the group's chair, or of a deputy standing in.",
  source: 'Domain, register 3: new work may begin ahead of approval',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ group, metadata }) => appointmentFor(metadata, [group], leads) !== undefined,
});

export const planAwaitsApproval = rule<{ readonly plan: { readonly stage: string } }>({
  code: 'AHEAD_OF_APPROVAL.PLAN_IS_APPROVED',
  statement: 'Work begins ahead of approval only while its plan has not been approved.',
  source: 'Domain, register 3: new work may begin ahead of approval',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan }) => plan.stage !== 'approved',
});

export const begunOnce = rule<OnAction>({
  code: 'AHEAD_OF_APPROVAL.ALREADY_BEGUN',
  statement: 'That work began ahead of approval is said once.',
  source: 'Design: one fact, one event',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, actionId }) => !isAheadOfApproval(plan, actionId),
});

export const begunOnceAccepted = rule<OnAction>({
  code: 'AHEAD_OF_APPROVAL.NOT_ACCEPTED',
  statement: 'Work begins ahead of approval once its lead agency has accepted it.',
  source: 'S4:275',
  kind: 'source',
  concerns: 'stage',
  holds: ({ plan, actionId }) => plan.accepted.includes(actionId),
});

export const workHasNotBegun = rule<OnAction>({
  code: 'PLAN.WORK_HAS_BEGUN',
  statement:
    'An action on which work began ahead of approval is not dropped from the draft: the Board sees it.',
  source: 'Domain, register 3: ahead of approval, and flagged so',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, actionId }) => !isAheadOfApproval(plan, actionId),
});
