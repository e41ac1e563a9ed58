import type { CommandsOf } from '../../kernel/decider.js';
import type { ActorId } from '../../kernel/ids.js';
import type { Marking } from '../../kernel/marking.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { BodyId } from '../bodies/contract.js';
import type { AgendaItem, Attendee, DeclaredInterest, ItemId, MeetingId } from './events.js';

export interface ConveneMeeting {
  readonly meetingId: MeetingId;
  readonly bodyId: BodyId;
  readonly date: PlainDate;
  readonly agenda: readonly AgendaItem[];
  /** The meeting of another body as part of which it is held. */
  readonly within?: MeetingId;
  readonly startsAt?: string;
  readonly place?: string;
  readonly marking?: Marking;
}

export interface AddAgendaItem {
  readonly item: AgendaItem;
}

export interface HoldMeeting {
  readonly attendance: readonly Attendee[];
}

export interface RecordInquorate {
  readonly attendance: readonly Attendee[];
}

export interface CancelMeeting {
  readonly because: Sealed;
}

export interface ConfirmMinutes {
  /** The later meeting of the same body that confirms them. */
  readonly confirmedAt: MeetingId;
  /** Whoever chaired and signed them: where the terms of reference ask for it. */
  readonly signedBy?: ActorId;
}

export type DeclareInterest = DeclaredInterest;

/** Where it was declared by mistake. */
export interface WithdrawInterest {
  readonly itemId: ItemId;
  readonly person: ActorId;
  readonly because: Sealed;
}

export type MeetingCommand = CommandsOf<{
  ConveneMeeting: ConveneMeeting;
  AddAgendaItem: AddAgendaItem;
  HoldMeeting: HoldMeeting;
  RecordInquorate: RecordInquorate;
  CancelMeeting: CancelMeeting;
  ConfirmMinutes: ConfirmMinutes;
  DeclareInterest: DeclareInterest;
  WithdrawInterest: WithdrawInterest;
}>;
