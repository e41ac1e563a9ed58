import type { PlainDate } from '../../kernel/plain-date.js';
import type { BodyId } from '../bodies/contract.js';
import type { DecisionId } from '../decisions/contract.js';
import type { ActionId, Measure, Outcome, PlanId, PlannedAction, PlanYear } from './events.js';
import type { ChangeId } from './in-year-events.js';

/** Work that began before the Board approved it. */
export interface AheadOfApproval {
  readonly actionId: ActionId;
  /** The in-year change that added the action; absent where its plan itself waits for approval. */
  readonly changeId?: ChangeId;
}

/** What a group undertakes for a year: outcomes, how they are measured, and actions with their lead agencies. */
export interface PlanContents {
  readonly planId: PlanId;
  readonly bodyId: BodyId;
  /** The body that approves it. */
  readonly boardId: BodyId;
  readonly planYear: PlanYear;
  readonly title: string;
  readonly starts: PlainDate;
  readonly ends: PlainDate;
  /** How often it was submitted; 0 before the first time. */
  readonly version: number;
  readonly outcomes: readonly Outcome[];
  readonly measures: readonly Measure[];
  readonly actions: readonly PlannedAction[];
  /** The actions that their lead agencies took on. */
  readonly accepted: readonly ActionId[];
  readonly ahead: readonly AheadOfApproval[];
  readonly withdrawn: readonly ActionId[];
  readonly rolledForward: readonly ActionId[];
}

export interface PlanInDraft extends PlanContents {
  readonly stage: 'draft';
}

export interface SubmittedPlan extends PlanContents {
  readonly stage: 'submitted';
  readonly submittedOn: PlainDate;
}

export interface ApprovedPlan extends PlanContents {
  readonly stage: 'approved';
  readonly decisionId: DecisionId;
  readonly approvedOn: PlainDate;
  /**
   * The actions by which the group is held to account: what the Board approved and what was added since, without what
   * was withdrawn or rolled forward.
   */
  readonly actionIds: readonly ActionId[];
}

/** A group's delivery plan for a year: drafted by the group, approved by the Board or returned. */
export type Plan = { readonly stage: 'none' } | PlanInDraft | SubmittedPlan | ApprovedPlan;

/** A plan, at whatever stage. */
export type DraftedPlan = Exclude<Plan, { stage: 'none' }>;

/** Whether the Board approved it: only then is it acted upon, and held to account. */
export const isApproved = (plan: Plan): plan is ApprovedPlan => plan.stage === 'approved';

/** The action as the plan holds it. */
export const plannedAction = (plan: Plan, actionId: ActionId): PlannedAction | undefined =>
  plan.stage === 'none' ? undefined : plan.actions.find((each) => each.actionId === actionId);

/** Whether its work began before the Board approved it, and still waits for that. */
export const isAheadOfApproval = (plan: PlanContents, actionId: ActionId): boolean =>
  plan.ahead.some((each) => each.actionId === actionId);

/** Whether work goes on under this plan: approved, or begun ahead of approval, and neither withdrawn nor rolled forward. */
export const isLiveIn = (plan: Plan, actionId: ActionId): boolean =>
  plan.stage !== 'none' &&
  ((isApproved(plan) && plan.actionIds.includes(actionId)) || isAheadOfApproval(plan, actionId));

/** Whose plan it is and for which year: what every event along a plan's line carries. */
export const identityOf = ({ planId, bodyId, planYear }: PlanContents) => ({
  planId,
  bodyId,
  planYear,
});
