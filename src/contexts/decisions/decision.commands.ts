import type { CommandsOf } from '../../kernel/decider.js';
import type { ActorId } from '../../kernel/ids.js';
import type { Marking } from '../../kernel/marking.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { ItemId, MeetingId } from '../meetings/contract.js';
import type {
  CONDITION_STANDINGS,
  DECISION_KINDS,
  DecisionConcern,
  DecisionId,
  EndedBy,
  IMPLEMENTATION_RATINGS,
} from './events.js';

interface Wording {
  /** What was decided, as it is published. */
  readonly text: string;
  readonly reasons?: Sealed;
  readonly conditions?: string;
}

interface Decided extends Wording {
  readonly decisionId: DecisionId;
  readonly bodyId: BodyId;
  readonly kind: (typeof DECISION_KINDS)[number];
  /** Who took no part because of an interest. */
  readonly conflicted: readonly ActorId[];
  readonly concerns: readonly DecisionConcern[];
  readonly marking: Marking;
}

/** Its reference is the one reserved for it; its date is the meeting's. */
export interface RecordDecision extends Decided {
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
}

/** A decision that could not wait for a meeting. */
export interface RecordUrgentDecision extends Decided {
  readonly takenOn: PlainDate;
  readonly agreedBy: readonly ActorId[];
  /** Why it could not wait. */
  readonly because: Sealed;
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

export interface ReportUrgentDecision {
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
}

export interface ConfirmDecision {
  /** The meeting that confirmed the minutes, or that an urgent decision was reported to. */
  readonly confirmedAt: MeetingId;
}

/** The whole wording as it should have read. */
export interface CorrectDecision extends Wording {
  readonly because: Sealed;
}

export interface FindConditions {
  readonly standing: (typeof CONDITION_STANDINGS)[number];
  readonly evidence: Sealed;
}

export interface SupersedeDecision {
  /** The decision that stands in its place. */
  readonly successor: DecisionId;
  readonly because?: Sealed;
}

export interface RescindDecision {
  readonly through: EndedBy;
  readonly because: Sealed;
}

interface Owner {
  /** A role in the agency. */
  readonly owner: string;
  readonly agencyId: AgencyId;
  /** Whom the role means, where that is known. */
  readonly ownerId?: ActorId;
}

export interface AssignImplementation extends Owner {
  readonly due: PlainDate;
}

export interface ReassignImplementation extends Owner {
  readonly because: Sealed;
}

export interface MoveImplementationDate {
  readonly to: PlainDate;
  readonly because: Sealed;
}

export interface ReportImplementationProgress {
  readonly rating: (typeof IMPLEMENTATION_RATINGS)[number];
  readonly progress: Sealed;
}

export interface ReportImplementation {
  readonly evidence: Sealed;
}

export interface RejectImplementation {
  readonly because: Sealed;
}

/** Nothing but who confirms, and when. */
export type ConfirmImplementation = object;

export type RecordingCommand = CommandsOf<{
  RecordDecision: RecordDecision;
  RecordUrgentDecision: RecordUrgentDecision;
}>;

export type WordingCommand = CommandsOf<{
  ReviseDecision: ReviseDecision;
  ReportUrgentDecision: ReportUrgentDecision;
  ConfirmDecision: ConfirmDecision;
  CorrectDecision: CorrectDecision;
  FindConditions: FindConditions;
}>;

export type EndingCommand = CommandsOf<{
  SupersedeDecision: SupersedeDecision;
  RescindDecision: RescindDecision;
}>;

export type ImplementationCommand = CommandsOf<{
  AssignImplementation: AssignImplementation;
  ReassignImplementation: ReassignImplementation;
  MoveImplementationDate: MoveImplementationDate;
  ReportImplementationProgress: ReportImplementationProgress;
  ReportImplementation: ReportImplementation;
  RejectImplementation: RejectImplementation;
  ConfirmImplementation: ConfirmImplementation;
}>;

export type VoidingCommand = CommandsOf<{ VoidReference: VoidReference }>;

export type DecisionCommand =
  RecordingCommand | VoidingCommand | WordingCommand | EndingCommand | ImplementationCommand;

export type CommandNamed<Type extends DecisionCommand['type']> = Extract<
  DecisionCommand,
  { type: Type }
>;
