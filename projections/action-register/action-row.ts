import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionHolder,
  ActionId,
  ActionReference,
  ChangeId,
  DeliveryRating,
  Evidence,
  Giver,
  MaterialGround,
  Materiality,
  MeasureId,
  MoveAgreement,
  ORIGINS,
  OutcomeId,
  PlanId,
  PlanYear,
  PriorityId,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ItemId, MeetingId } from '../../src/contexts/meetings/contract.js';
import type { ActorId, Uuid } from '../../src/kernel/ids.js';
import type { Marking } from '../../src/kernel/marking.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import type { Entry, Row } from '../register-entry.js';

export interface ActionUpdate extends Entry {
  readonly deliveryRating: DeliveryRating;
  /** Nothing new since the update before: `progress` says why. */
  readonly noChange?: true;
  readonly progress: Sealed;
  /** Why it is at risk or off track, and how it recovers. */
  readonly explanation?: Sealed;
  /** The meeting at which it was tabled. */
  readonly tabledAt?: MeetingId;
  readonly givenBy?: Giver;
}

/** A piece of evidence, given with a completion or apart from one. */
export interface GivenEvidence extends Evidence, Entry {
  readonly givenBy?: Giver;
}

export interface TargetDateMove extends Entry {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly because: Sealed;
  /** Who agreed to it, or is still to. */
  readonly agreement: MoveAgreement;
  /** What makes it material; empty where it is minor. */
  readonly grounds: readonly MaterialGround[];
  /** By which the Board approved a material move. */
  readonly decisionId?: DecisionId;
  /** When it was agreed, where that was later. */
  readonly agreed?: Entry;
}

/** That the group agreed, at an item of one of its meetings. */
export interface GroupsAgreement extends Entry {
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  /** The date of that meeting. */
  readonly agreedOn: PlainDate;
}

/** That work began before the Board approved it, and why. */
export interface BegunAhead extends Entry {
  readonly because: Sealed;
}

/** What an in-year change says of itself. */
export interface InYearChange extends Entry {
  readonly changeId: ChangeId;
  readonly materiality: Materiality;
  readonly because: Sealed;
  /** By which the Board approved a material one. */
  readonly decisionId?: DecisionId;
}

export interface Reassignment extends InYearChange {
  readonly from: Pick<ActionHolder, 'leadAgencyId' | 'owner'>;
  readonly to: Pick<ActionHolder, 'leadAgencyId' | 'owner'>;
}

/** An action of another plan, with which this one is linked. */
export interface LinkedAction {
  readonly planId: PlanId;
  readonly actionId: ActionId;
}

export interface RolledForwardTo extends Entry, LinkedAction {
  readonly planYear: PlanYear;
  readonly reference: ActionReference;
}

/** That a completed action was not done after all. */
export interface Reopening extends Entry {
  readonly because: Sealed;
  /** What had been agreed or verified. */
  readonly completion: Completion;
}

/** What the group is still to agree to: a completion, a minor move of the date; the Board: a material one. */
export const AWAITED_AGREEMENTS = ['completion', 'minor-move', 'material-move'] as const;
export type AwaitedAgreement = (typeof AWAITED_AGREEMENTS)[number];

/** That it is done, as its owner says; verified by somebody else, or sent back. */
export interface Completion {
  readonly completedOn: PlainDate;
  /** What was achieved, in the words of who proposed it. */
  readonly summary?: Sealed;
  readonly evidence: readonly Evidence[];
  readonly proposed: Entry;
  readonly agreed?: GroupsAgreement;
  readonly verified?: Entry;
}

export interface RejectedCompletion extends Entry {
  readonly because: Sealed;
  /** What was proposed. */
  readonly completion: Completion;
}

/** How delivery goes. *Complete* follows from a verified completion, *not assessed* from there being no update. */
export type ActionRating = DeliveryRating | 'complete' | 'not-assessed';

/** Where an action stands: apart from how its delivery is rated, and from how its outcome is. */
export const ACTION_STAGES = [
  'proposed',
  'accepted',
  'approved',
  'completion-proposed',
  'completion-agreed',
  'completed',
  'withdrawn',
  'rolled-forward',
] as const;
export type ActionStage = (typeof ACTION_STAGES)[number];

/** An action from its proposal on. Late or not is asked against a date, never stored. */
export interface ActionRow extends Row {
  readonly actionId: ActionId;
  readonly planId: PlanId;
  /** The group whose plan it stands in. */
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
  readonly priorityId?: PriorityId;
  readonly outcomeId?: OutcomeId;
  readonly measureId?: MeasureId;
  readonly reference: ActionReference;
  readonly title: string;
  readonly origin: (typeof ORIGINS)[number];
  /** What it came from, where that has an id. */
  readonly originId?: Uuid;
  readonly originReference?: string;
  /** The action of an earlier plan whose work it takes on. */
  readonly rolledForwardFrom?: LinkedAction;
  readonly leadAgencyId: AgencyId;
  /** A role in the lead agency. */
  readonly owner: string;
  readonly ownerId?: ActorId;
  readonly marking: Marking;
  readonly starts: PlainDate;
  readonly originalTargetDate: PlainDate;
  readonly targetDate: PlainDate;
  readonly stage: ActionStage;
  readonly deliveryRating: ActionRating;
  readonly proposed: Entry;
  readonly accepted?: Entry & { readonly agencyId: AgencyId };
  /** That it is in force: approved by the Board, or agreed by the chair as a minor change. */
  readonly approved?: Entry & {
    readonly decisionId?: DecisionId;
    /** Of the plan, where it was approved with it. */
    readonly version?: number;
  };
  /** Its lead agency, a new one too, is still to accept it. */
  readonly awaitsAcceptance: boolean;
  /** Its work began before the Board approved it, and waits for that. */
  readonly isAheadOfApproval: boolean;
  readonly begunAhead?: BegunAhead;
  /** Where it was added to an approved plan within its year. */
  readonly added?: InYearChange;
  readonly reassignments: readonly Reassignment[];
  readonly withdrawn?: InYearChange;
  readonly rolledForwardTo?: RolledForwardTo;
  /** Whether somebody other than the proposer verifies its completion. */
  readonly verificationRequired: boolean;
  readonly awaitsAgreement: readonly AwaitedAgreement[];
  readonly moves: readonly TargetDateMove[];
  readonly updateCount: number;
  /** By (effectiveAt, revision), not by arrival. */
  readonly lastUpdate?: ActionUpdate;
  readonly previousUpdate?: ActionUpdate;
  /** The last one that brought news: what an update without change leaves as it was. */
  readonly lastChange?: ActionUpdate;
  /** Everything that was ever given, by (effectiveAt, revision). */
  readonly evidence: readonly GivenEvidence[];
  readonly completion?: Completion;
  readonly rejectedCompletions: readonly RejectedCompletion[];
  readonly reopenings: readonly Reopening[];
}
