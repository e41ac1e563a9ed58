import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  CONDITION_STANDINGS,
  DECISION_KINDS,
  DecisionConcern,
  DecisionId,
  DecisionReference,
  IMPLEMENTATION_RATINGS,
  UrgentAgreement,
} from '../../src/contexts/decisions/contract.js';
import type { ItemId, MeetingId } from '../../src/contexts/meetings/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
import type { Marking } from '../../src/kernel/marking.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import type { Entry, Row } from '../register-entry.js';

interface Numbered extends Row {
  readonly decisionId: DecisionId;
  readonly bodyId: BodyId;
  readonly reference: DecisionReference;
}

/** A number that was taken and whose decision has not been recorded yet. */
export interface ReservedReference extends Numbered {
  readonly stage: 'reserved';
  readonly reserved: Entry;
}

/** A number that no decision will bear. */
export interface VoidedReference extends Numbered {
  readonly stage: 'voided';
  readonly voided: Entry & { readonly because: Sealed };
}

/** A wording that the decision had, and how it came by it. */
export interface Wording extends Entry {
  readonly as: 'recorded' | 'revised' | 'corrected';
  readonly text: string;
  readonly reasons?: Sealed;
  readonly conditions?: string;
  /** Why it was corrected. */
  readonly because?: Sealed;
}

/** That it could not wait for a meeting: who agreed, why, and when the body was told. */
export interface UrgentRoute {
  readonly agreedBy: readonly UrgentAgreement[];
  readonly because: Sealed;
  /** Absent until it was reported to a meeting. */
  readonly reported?: Entry & { readonly meetingId: MeetingId; readonly itemId: ItemId };
}

export interface FoundConditions extends Entry {
  readonly standing: (typeof CONDITION_STANDINGS)[number];
  readonly evidence: Sealed;
}

export interface ImplementationProgress extends Entry {
  readonly rating: (typeof IMPLEMENTATION_RATINGS)[number];
  readonly progress: Sealed;
}

export interface Implementation {
  /** A role in the agency. */
  readonly owner: string;
  readonly agencyId: AgencyId;
  /** Whom the role means, where that is known. */
  readonly ownerId?: ActorId;
  readonly due: PlainDate;
  /** As first assigned, however often it was moved. */
  readonly originalDue: PlainDate;
  readonly assigned: Entry;
  /** Who had it before, in the order of recording. */
  readonly reassigned: readonly (Entry & {
    readonly formerOwner: string;
    readonly formerAgencyId: AgencyId;
    readonly because: Sealed;
  })[];
  readonly moved: readonly (Entry & {
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly because: Sealed;
  })[];
  /** In the order in which it happened; the last stands. */
  readonly progress: readonly ImplementationProgress[];
  /** In the order of recording; the last stands. */
  readonly reports: readonly (Entry & { readonly evidence: Sealed })[];
  /** Reports that were not accepted, by somebody other than who reported. */
  readonly rejections: readonly (Entry & { readonly because: Sealed })[];
  /** By somebody other than who reported it. */
  readonly confirmed?: Entry;
}

export interface RecordedDecision extends Numbered {
  /**
   * `draft` until the minutes are confirmed; then as far as its implementation has come, that of an urgent decision
   * at once; in the end, where another decision took its place or it was rescinded, that.
   */
  readonly stage:
    'draft' | 'confirmed' | 'assigned' | 'reported' | 'implemented' | 'superseded' | 'rescinded';
  readonly route: 'meeting' | 'urgent';
  /** Absent where it was taken without a meeting. */
  readonly meetingId?: MeetingId;
  readonly itemId?: ItemId;
  readonly urgent?: UrgentRoute;
  readonly takenOn: PlainDate;
  readonly kind: (typeof DECISION_KINDS)[number];
  readonly text: string;
  readonly reasons?: Sealed;
  readonly conditions?: string;
  /** Each time somebody looked whether the conditions were met; the last stands. */
  readonly conditionsFound: readonly FoundConditions[];
  /** Who took no part because of an interest. */
  readonly conflicted: readonly ActorId[];
  readonly concerns: readonly DecisionConcern[];
  readonly marking: Marking;
  readonly recorded: Entry;
  /** The last correction of the draft. */
  readonly revised?: Entry;
  readonly confirmed?: Entry & { readonly confirmedAt: MeetingId };
  /** Every wording that it had, the first one first. */
  readonly wordings: readonly Wording[];
  readonly superseded?: Entry & { readonly successor: DecisionId; readonly because?: Sealed };
  readonly rescinded?: Entry & Rescission;
  readonly implementation?: Implementation;
}

/** By another decision, or by a meeting at an item. */
interface Rescission {
  readonly decision?: DecisionId;
  readonly meetingId?: MeetingId;
  readonly itemId?: ItemId;
  readonly because: Sealed;
}

/** One number of a body's year, whatever became of it. */
export type DecisionRow = ReservedReference | VoidedReference | RecordedDecision;

export const isRecorded = (row: DecisionRow): row is RecordedDecision =>
  row.stage !== 'reserved' && row.stage !== 'voided';

/** What is noted or approved is done by deciding it; anything else asks somebody to do something. */
export const DONE_BY_DECIDING = ['note', 'approve'] as const satisfies RecordedDecision['kind'][];

/** Stages at which nothing is left to carry out, or nothing was decided. */
const NOTHING_LEFT = ['reserved', 'voided', 'implemented', 'superseded', 'rescinded'];

/** A condition on the rows of decisions that ask for work which nobody has confirmed as done. */
export const UNDELIVERED = {
  $and: [
    { stage: { $nin: NOTHING_LEFT } },
    { $or: [{ implementation: { $exists: true } }, { kind: { $nin: DONE_BY_DECIDING } }] },
  ],
};
