import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionId,
  ActionReference,
  DeliveryRating,
  Evidence,
  Giver,
  MeasureId,
  ORIGINS,
  OutcomeId,
  PlanId,
  PlanYear,
  PriorityId,
} from '../../src/contexts/delivery-plans/contract.js';
import type { MeetingId } from '../../src/contexts/meetings/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
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
}

/** That it is done, as its owner says; verified by somebody else, or sent back. */
export interface Completion {
  readonly completedOn: PlainDate;
  /** What was achieved, in the words of who proposed it. */
  readonly summary?: Sealed;
  readonly evidence: readonly Evidence[];
  readonly proposed: Entry;
  readonly verified?: Entry;
}

export interface RejectedCompletion extends Entry {
  readonly because: Sealed;
  /** What was proposed. */
  readonly completion: Completion;
}

/** How delivery goes. *Complete* follows from a verified completion, *not assessed* from there being no update. */
export type ActionRating = DeliveryRating | 'complete' | 'not-assessed';

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
  readonly leadAgencyId: AgencyId;
  /** A role in the lead agency. */
  readonly owner: string;
  readonly ownerId?: ActorId;
  readonly marking: Marking;
  readonly starts: PlainDate;
  readonly originalTargetDate: PlainDate;
  readonly targetDate: PlainDate;
  readonly stage: 'proposed' | 'accepted' | 'approved' | 'completion-proposed' | 'completed';
  readonly deliveryRating: ActionRating;
  readonly proposed: Entry;
  readonly accepted?: Entry & { readonly agencyId: AgencyId };
  readonly approved?: Entry & { readonly decisionId: DecisionId; readonly version: number };
  readonly moves: readonly TargetDateMove[];
  readonly updateCount: number;
  /** By (effectiveAt, revision), not by arrival. */
  readonly lastUpdate?: ActionUpdate;
  readonly previousUpdate?: ActionUpdate;
  /** Everything that was ever given, by (effectiveAt, revision). */
  readonly evidence: readonly GivenEvidence[];
  readonly completion?: Completion;
  readonly rejectedCompletions: readonly RejectedCompletion[];
}
