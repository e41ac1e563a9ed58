import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionId,
  ActionReference,
  ChangeId,
  MaterialGround,
  Materiality,
  Measure,
  MoveAgreement,
  Outcome,
  PlanId,
  PlannedAction,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ReviewId } from '../../src/contexts/reviews/contract.js';
import type { Uuid } from '../../src/kernel/ids.js';
import type { Marking } from '../../src/kernel/marking.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import type { Entry, Row } from '../register-entry.js';

/** That an action goes on in another plan. */
export interface RolledForwardTo extends Entry {
  readonly planId: PlanId;
  readonly planYear: PlanYear;
  readonly actionId: ActionId;
  readonly reference: ActionReference;
}

/** An action as it stands in the plan, and whether its lead agency accepted it. How it goes is in the action register. */
export interface ActionInPlan extends Pick<
  PlannedAction,
  | 'actionId'
  | 'reference'
  | 'title'
  | 'origin'
  | 'originId'
  | 'originPlanId'
  | 'originReference'
  | 'priorityId'
  | 'outcomeId'
  | 'measureId'
  | 'leadAgencyId'
  | 'owner'
  | 'starts'
  | 'targetDate'
  | 'marking'
> {
  /** Absent until its lead agency, a new one too, accepted it. */
  readonly accepted?: Entry;
  /** Its work began before the Board approved it, and waits for that. */
  readonly aheadOfApproval: boolean;
  readonly withdrawn?: Entry;
  readonly rolledForwardTo?: RolledForwardTo;
}

export interface ReturnedPlan extends Entry {
  readonly version: number;
  readonly decisionId: DecisionId;
  readonly because: Sealed;
}

/** What the Board approved, as it was that day: kept, whatever changes within the year. */
export interface Baseline {
  readonly version: number;
  readonly decisionId: DecisionId;
  readonly approvedOn: PlainDate;
  readonly outcomes: readonly Outcome[];
  readonly measures: readonly Measure[];
  readonly actions: readonly ActionInPlan[];
}

export const CHANGE_KINDS = [
  'action-added',
  'action-changed',
  'action-reassigned',
  'action-withdrawn',
  'target-date-moved',
  'outcome-added',
  'outcome-changed',
  'measure-added',
  'measure-changed',
  'outcome-dropped',
  'measure-dropped',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One member that a change gave another value, as text; ids stay ids. */
export interface Difference {
  readonly member: string;
  readonly from?: string;
  readonly to?: string;
}

/** A change of the approved plan within its year. */
export interface PlanChange extends Entry {
  /** Of a moved target date, the id of its event. */
  readonly changeId: ChangeId | Uuid;
  readonly kind: ChangeKind;
  /** The action, outcome or measure that it is about. */
  readonly subjectId: Uuid;
  /** Of an action. */
  readonly reference?: ActionReference;
  readonly title: string;
  /** Of an action: a change of a restricted one is restricted, too. */
  readonly marking?: Marking;
  readonly materiality: Materiality;
  /** What makes it material; empty where it is minor. */
  readonly grounds: readonly MaterialGround[];
  readonly because: Sealed;
  readonly differences: readonly Difference[];
  /** Of a moved target date: who agreed to it, or is still to. */
  readonly agreement?: MoveAgreement;
  /** It waits for the Board's approval. */
  readonly awaitsTheBoard: boolean;
  /** By which the Board approved it. */
  readonly decisionId?: DecisionId;
  /** Of a minor change: the review at whose position the Board could read of it. */
  readonly reported?: { readonly reviewId: ReviewId; readonly positionDate: PlainDate };
}

export interface DroppedProposal extends Entry {
  readonly actionId: ActionId;
  readonly reference: ActionReference;
  readonly title: string;
  readonly marking: Marking;
  readonly because: Sealed;
}

export interface PlanPage extends Row {
  readonly planId: PlanId;
  /** The group whose plan it is. */
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
  /** The body that approves it. */
  readonly boardId: BodyId;
  readonly title: string;
  readonly starts: PlainDate;
  readonly ends: PlainDate;
  /** A plan that the Board returned is a draft again. */
  readonly stage: 'draft' | 'submitted' | 'approved';
  /** As last submitted; absent before. */
  readonly version?: number;
  /** The decision that approved it. */
  readonly decisionId?: DecisionId;
  /** What the plan holds now, with every change since. */
  readonly outcomes: readonly Outcome[];
  readonly measures: readonly Measure[];
  readonly actions: readonly ActionInPlan[];
  readonly baseline?: Baseline;
  /** Within the year, as they were recorded. */
  readonly changes: readonly PlanChange[];
  /** How many minor changes the Board could not read of at a review yet. */
  readonly unreportedMinorChanges: number;
  /** Proposals that the group dropped before the Board approved the plan. */
  readonly dropped: readonly DroppedProposal[];
  /** Reviews that asked the group for a return on this plan. */
  readonly reviewIds: readonly ReviewId[];
  readonly drafted: Entry;
  readonly submitted?: Entry;
  /** Every time that the Board gave it back. */
  readonly returns: readonly ReturnedPlan[];
  readonly approved?: Entry;
}
