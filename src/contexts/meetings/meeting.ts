import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type Decider,
  type Decision,
  type LoadState,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { type ActorId, streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { refuse } from '../../kernel/refusal.js';
import {
  agencyExistsOn,
  type AgencyId,
  agencyReader,
  type Body,
  type BodyId,
  bodyReader,
  termsInForce,
} from '../bodies/contract.js';
import type {
  AgendaItem,
  Attendee,
  DeclaredInterest,
  ItemId,
  MeetingEvent,
  MeetingId,
} from './events.js';
import {
  declarationsAreOpen,
  declaredByAnOfficeHolder,
  declaredByTheDay,
  declaredOncePerItem,
  dispensationCameBefore,
  interestIsAtAnItem,
  interestWasDeclared,
  termsAskForInterests,
} from './interest.policies.js';
import type { MeetingCommand } from './meeting.commands.js';
import { signature } from './minutes-signature.js';
import {
  bodyExistsThen,
  hostIsConvened,
  hostIsTheRightOne,
  sitsWhereItsTermsSay,
} from './convening.policies.js';
import {
  agendaIsOpen,
  agendaIsSetByTheDay,
  attendanceIsRecordedOnceItTookPlace,
  confirmingMeetingIsLater,
  confirmingMeetingIsOfTheSameBody,
  confirmingMeetingWasHeld,
  eachPersonAttendsOnce,
  guestsRepresentAgencies,
  itemIdsAreUnique,
  itemNumbersAreUnique,
  meetingBelongsToABody,
  meetingIsConvened,
  meetingIsNew,
  meetingIsStillToCome,
  membersHoldTheirOffices,
  minutesAreConfirmedOnce,
  minutesAreSigned,
  minutesAreSignedByTheChair,
  minutesAreOfAHeldMeeting,
  quorumFollowsFromTerms,
  quorumIsPresent,
  quorumWasNotPresent,
  secretariatKeepsTheRecord,
  takesEffectOnTheDay,
} from './meeting.policies.js';

interface Convened {
  readonly meetingId: MeetingId;
  readonly bodyId: BodyId;
  readonly date: PlainDate;
  readonly agenda: readonly AgendaItem[];
  /** Declared and not withdrawn. */
  readonly interests?: readonly DeclaredInterest[];
  /** The meeting of another body as part of which it is held. */
  readonly within?: MeetingId;
}

interface Attended extends Convened {
  readonly attendance: readonly Attendee[];
}

/** A meeting of a body: convened with an agenda, then held, found inquorate or cancelled; its minutes confirmed later. */
export type Meeting =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'convened' } & Convened)
  | ({ readonly stage: 'cancelled' } & Convened)
  | ({ readonly stage: 'inquorate' } & Attended)
  | ({ readonly stage: 'held' } & Attended)
  | ({
      readonly stage: 'minutes-confirmed';
      /** The later meeting of the same body that confirmed them, and its date. */
      readonly confirmedAt: MeetingId;
      readonly confirmedOn: PlainDate;
    } & Attended);
export type ConvenedMeeting = Exclude<Meeting, { stage: 'none' }>;
/** A meeting that took place with its quorum present: it could decide. */
export type HeldMeeting = Extract<Meeting, { stage: 'held' | 'minutes-confirmed' }>;

type Of<Type extends MeetingCommand['type']> = Extract<MeetingCommand, { type: Type }>;

/** What a meeting must know of other histories. */
export interface MeetingContext {
  /** The body that meets. */
  readonly body: Body;
  /** Agencies that those in attendance come from and that are not registered, or do not exist that day. */
  readonly unknownAgencies: readonly AgencyId[];
  /** The meeting that confirms the minutes. */
  readonly confirming: Meeting;
  /** The meeting as part of which another one is to be held. */
  readonly host?: Meeting;
}

const decider: Decider<Meeting, MeetingCommand, MeetingEvent, MeetingContext> = {
  initial: { stage: 'none' },

  decide: (command, meeting, context) => {
    if (command.type === 'ConveneMeeting') return convene(command, meeting, context);
    if (meeting.stage === 'none') return refused(refuse(meetingIsConvened, meeting));
    switch (command.type) {
      case 'AddAgendaItem':
        return addAgendaItem(command, meeting);
      case 'HoldMeeting':
      case 'RecordInquorate':
        return recordAttendance(command, meeting, context);
      case 'CancelMeeting':
        return check(
          [secretariatKeepsTheRecord, meetingIsStillToCome],
          { command, meeting },
          () => [{ type: 'meeting-cancelled.v1', data: { ...idsOf(meeting), ...command.data } }],
        );
      case 'ConfirmMinutes':
        return confirmMinutes(command, meeting, context);
      case 'DeclareInterest':
      case 'WithdrawInterest':
        return keepInterest(command, meeting, context);
      default:
        return assertNever(command);
    }
  },

  evolve: (meeting, event): Meeting => {
    if (event.type === 'meeting-convened.v2') {
      const { startsAt: _startsAt, place: _place, marking: _marking, ...convened } = event.data;
      return { stage: 'convened', ...convened };
    }
    if (meeting.stage === 'none') return meeting;
    switch (event.type) {
      case 'agenda-item-added.v1':
        return { ...meeting, agenda: [...meeting.agenda, event.data.item] };
      case 'meeting-held.v1':
        return { ...meeting, stage: 'held', attendance: event.data.attendance };
      case 'meeting-found-inquorate.v1':
        return { ...meeting, stage: 'inquorate', attendance: event.data.attendance };
      case 'meeting-cancelled.v1':
        return { ...meeting, stage: 'cancelled' };
      case 'interest-declared.v1':
        return { ...meeting, interests: [...(meeting.interests ?? []), event.data.declared] };
      case 'interest-withdrawn.v1':
        return { ...meeting, interests: withoutInterest(meeting.interests, event.data) };
      case 'minutes-confirmed.v1':
        if (meeting.stage !== 'held') return meeting;
        return {
          ...meeting,
          stage: 'minutes-confirmed',
          confirmedAt: event.data.confirmedAt,
          confirmedOn: event.metadata.effectiveAt,
        };
      case 'minutes-signed.v1':
        return meeting;
      default:
        return assertNever(event);
    }
  },
};

const idsOf = ({ meetingId, bodyId }: ConvenedMeeting) => ({ meetingId, bodyId });

const convene = (
  command: Of<'ConveneMeeting'>,
  meeting: Meeting,
  { body, host = decider.initial }: MeetingContext,
): Decision<MeetingEvent> =>
  check(
    [
      secretariatKeepsTheRecord,
      meetingIsNew,
      meetingBelongsToABody,
      bodyExistsThen,
      sitsWhereItsTermsSay,
      hostIsConvened,
      hostIsTheRightOne,
      itemNumbersAreUnique,
      itemIdsAreUnique,
      agendaIsSetByTheDay,
    ],
    {
      command,
      meeting,
      body,
      host,
      isWithin: command.data.within !== undefined,
      agenda: command.data.agenda,
      date: command.data.date,
    },
    () => [
      { type: 'meeting-convened.v2', data: { ...command.data, agenda: [...command.data.agenda] } },
    ],
  );

const addAgendaItem = (
  command: Of<'AddAgendaItem'>,
  meeting: ConvenedMeeting,
): Decision<MeetingEvent> => {
  const { item } = command.data;
  return check(
    [
      secretariatKeepsTheRecord,
      agendaIsOpen,
      itemNumbersAreUnique,
      itemIdsAreUnique,
      agendaIsSetByTheDay,
    ],
    { command, meeting, agenda: [...meeting.agenda, item], date: meeting.date },
    () => [{ type: 'agenda-item-added.v1', data: { ...idsOf(meeting), item } }],
  );
};

const recordAttendance = (
  command: Of<'HoldMeeting' | 'RecordInquorate'>,
  meeting: ConvenedMeeting,
  { body, unknownAgencies }: MeetingContext,
): Decision<MeetingEvent> => {
  const attendance = [...command.data.attendance];
  const quorum = quorumOf(body, meeting.date);
  if (quorum === undefined) return refused(refuse(quorumFollowsFromTerms, { quorum }));
  const present = attendance.filter((attendee) => attendee.as !== 'in-attendance').length;
  const isHeld = command.type === 'HoldMeeting';
  return check(
    [
      secretariatKeepsTheRecord,
      meetingIsStillToCome,
      attendanceIsRecordedOnceItTookPlace,
      takesEffectOnTheDay,
      eachPersonAttendsOnce,
      membersHoldTheirOffices,
      guestsRepresentAgencies,
      isHeld ? quorumIsPresent : quorumWasNotPresent,
    ],
    { command, meeting, date: meeting.date, body, attendance, unknownAgencies, quorum, present },
    () => [
      {
        type: isHeld ? 'meeting-held.v1' : 'meeting-found-inquorate.v1',
        data: { ...idsOf(meeting), attendance, quorum, present },
      },
    ],
  );
};

const withoutInterest = (
  interests: ConvenedMeeting['interests'] = [],
  { itemId, person }: Pick<DeclaredInterest, 'itemId' | 'person'>,
): readonly DeclaredInterest[] =>
  interests.filter((each) => each.itemId !== itemId || each.person !== person);

const keepInterest = (
  command: Of<'DeclareInterest' | 'WithdrawInterest'>,
  meeting: ConvenedMeeting,
  { body }: MeetingContext,
): Decision<MeetingEvent> => {
  const { itemId } = command.data;
  const ids = idsOf(meeting);
  if (command.type === 'WithdrawInterest') {
    return check(
      [secretariatKeepsTheRecord, declarationsAreOpen, interestWasDeclared],
      { command, meeting, itemId },
      () => [{ type: 'interest-withdrawn.v1', data: { ...ids, ...command.data } }],
    );
  }
  return check(
    [
      secretariatKeepsTheRecord,
      declarationsAreOpen,
      interestIsAtAnItem,
      termsAskForInterests,
      declaredByAnOfficeHolder,
      declaredByTheDay,
      declaredOncePerItem,
      dispensationCameBefore,
    ],
    { command, meeting, itemId, body },
    () => [{ type: 'interest-declared.v1', data: { ...ids, declared: command.data } }],
  );
};

const quorumOf = (body: Body, on: PlainDate): number | undefined =>
  body.stage === 'none' ? undefined : termsInForce(body, on)?.quorum;

const confirmMinutes = (
  command: Of<'ConfirmMinutes'>,
  meeting: ConvenedMeeting,
  { confirming, body }: MeetingContext,
): Decision<MeetingEvent> => {
  if (!wasHeldQuorate(confirming)) return refused(refuse(confirmingMeetingWasHeld, confirming));
  const { signedBy, ...confirmed } = command.data;
  const ids = { ...idsOf(meeting), ...confirmed };
  return check(
    [
      secretariatKeepsTheRecord,
      minutesAreOfAHeldMeeting,
      minutesAreConfirmedOnce,
      confirmingMeetingIsOfTheSameBody,
      confirmingMeetingIsLater,
      takesEffectOnTheDay,
      minutesAreSigned,
      minutesAreSignedByTheChair,
    ],
    { command, meeting, confirming, body, signedBy, date: confirming.date },
    () => [
      { type: 'minutes-confirmed.v1', data: ids },
      ...signature(body, signedBy, confirming.date).map((signed): MeetingEvent => ({
        type: 'minutes-signed.v1',
        data: { ...ids, ...signed },
      })),
    ],
  );
};

const contextOf = async (
  command: MeetingCommand,
  meeting: Meeting,
  load: LoadState,
): Promise<MeetingContext> => {
  const nothing = { body: bodyReader.initial, unknownAgencies: [], confirming: decider.initial };
  switch (command.type) {
    case 'ConveneMeeting': {
      const { bodyId, within } = command.data;
      return {
        ...nothing,
        body: await load(bodyReader, bodyId),
        ...(within && { host: await load(meetingReader, within) }),
      };
    }
    case 'HoldMeeting':
    case 'RecordInquorate':
      if (meeting.stage === 'none') return nothing;
      return {
        ...nothing,
        body: await load(bodyReader, meeting.bodyId),
        unknownAgencies: await absentAgencies(command.data.attendance, meeting.date, load),
      };
    case 'ConfirmMinutes':
      if (meeting.stage === 'none') return nothing;
      return {
        ...nothing,
        body: await load(bodyReader, meeting.bodyId),
        confirming: await load(meetingReader, command.data.confirmedAt),
      };
    case 'DeclareInterest':
      if (meeting.stage === 'none') return nothing;
      return { ...nothing, body: await load(bodyReader, meeting.bodyId) };
    case 'AddAgendaItem':
    case 'CancelMeeting':
    case 'WithdrawInterest':
      return nothing;
    default:
      return assertNever(command);
  }
};

const absentAgencies = async (
  attendance: readonly Attendee[],
  on: PlainDate,
  load: LoadState,
): Promise<readonly AgencyId[]> => {
  const named = [...new Set(attendance.map((attendee) => attendee.agencyId))];
  const agencies = await Promise.all(named.map((agencyId) => load(agencyReader, agencyId)));
  return named.filter((_, index) => {
    const agency = agencies[index];
    return agency?.stage !== 'registered' || !agencyExistsOn(agency, on);
  });
};

export const meetingAggregate: Aggregate<Meeting, MeetingCommand, MeetingEvent, MeetingContext> = {
  name: 'meeting',
  stream: (id) => streamName('meeting', id),
  decider,
  context: contextOf,
};

/** For other contexts: when a body met, with which agenda, and who attended. */
export const meetingReader = stateOf(meetingAggregate);

/** Whether the meeting took place with its quorum present, so that it could decide. */
export const wasHeldQuorate = (meeting: Meeting): meeting is HeldMeeting =>
  meeting.stage === 'held' || meeting.stage === 'minutes-confirmed';

/** Whether the item stands on the meeting's agenda, set beforehand or tabled there. */
export const hasItem = (meeting: Meeting, itemId: ItemId): boolean =>
  meeting.stage !== 'none' && meeting.agenda.some((item) => item.itemId === itemId);

/** Whether somebody attended the meeting, in whatever capacity. */
export const wasAttendedBy = (meeting: HeldMeeting, person: ActorId): boolean =>
  meeting.attendance.some((attendee) => attendee.person === person);
