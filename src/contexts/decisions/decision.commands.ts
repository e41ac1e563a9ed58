import type { CommandsOf } from '../../kernel/decider.js';
import type { ActorId } from '../../kernel/ids.js';
import type { Marking } from '../../kernel/marking.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { ItemId, MeetingId } from '../meetings/contract.js';
import type { DECISION_KINDS, DecisionConcern, DecisionId } from './events.js';

interface Wording {
  /** What was decided, as it is published. */
  readonly text: string;
  readonly reasons?: Sealed;
  readonly conditions?: string;
}

/** Its reference is the one reserved for it; its date is the meeting's. */
export interface RecordDecision extends Wording {
  readonly decisionId: DecisionId;
  readonly bodyId: BodyId;
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  readonly kind: (typeof DECISION_KINDS)[number];
  /** Who took no part because of an interest. */
  readonly conflicted: readonly ActorId[];
  readonly concerns: readonly DecisionConcern[];
  readonly marking: Marking;
}

/** Gives up a reference that was reserved for a decision that will not be recorded. */
export interface VoidReference {
  readonly decisionId: DecisionId;
  readonly bodyId: BodyId;
  /** The calendar year of the reference. */
  readonly year: number;
  readonly because: Sealed;
}

/** The whole wording as it now stands: what is left out is no longer part of it. */
export type ReviseDecision = Wording;

export interface ConfirmDecision {
  /** The meeting that confirmed the minutes. */
  readonly confirmedAt: MeetingId;
}

export interface AssignImplementation {
  /** A role in the agency. */
  readonly owner: string;
  readonly agencyId: AgencyId;
  readonly due: PlainDate;
}

export interface ReportImplementation {
  readonly evidence: Sealed;
}

/** Nothing but who confirms, and when. */
export type ConfirmImplementation = object;

export type DecisionCommand = CommandsOf<{
  RecordDecision: RecordDecision;
  VoidReference: VoidReference;
  ReviseDecision: ReviseDecision;
  ConfirmDecision: ConfirmDecision;
  AssignImplementation: AssignImplementation;
  ReportImplementation: ReportImplementation;
  ConfirmImplementation: ConfirmImplementation;
}>;
