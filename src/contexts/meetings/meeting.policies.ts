import type { PlainDate } from '../../kernel/plain-date.js';
import type { ActorId } from '../../kernel/ids.js';
import { rule } from '../../kernel/refusal.js';
import {
  type AgencyId,
  appointmentsOf,
  type Body,
  officeHeld,
  termsInForce,
} from '../bodies/contract.js';
import { type AgendaItem, type Attendee, SIGNS_AS } from './events.js';
import type { ConvenedMeeting, HeldMeeting, Meeting } from './meeting.js';
import type { MeetingCommand } from './meeting.commands.js';

interface Commanded {
  readonly command: MeetingCommand;
}

export const secretariatKeepsTheRecord = rule<Commanded>({
  code: 'MEETING.NOT_BY_THE_SECRETARIAT',
  statement: 'The secretariat convenes meetings and keeps the record of them.',
  source: 'Design: who keeps the record of a meeting',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command }) => command.metadata.actor.capacity === 'secretariat',
});

export const meetingIsNew = rule<{ readonly meeting: Meeting }>({
  code: 'MEETING.ALREADY_CONVENED',
  statement: 'A meeting is convened once.',
  source: 'Design: one history for each meeting',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage === 'none',
});

export const meetingBelongsToABody = rule<{ readonly body: Body }>({
  code: 'MEETING.BODY_NOT_FOUND',
  statement: 'A meeting is a meeting of a body that has been established.',
  source: 'S4:331',
  kind: 'source',
  concerns: 'existence',
  holds: ({ body }) => body.stage === 'established',
});

export const meetingIsConvened = rule<Meeting>({
  code: 'MEETING.NOT_FOUND',
  statement: 'The meeting must have been convened.',
  source: 'Design: one history for each meeting',
  kind: 'ours',
  concerns: 'existence',
  holds: (meeting) => meeting.stage !== 'none',
});

interface Agenda {
  readonly agenda: readonly AgendaItem[];
}

const areUnique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

export const itemNumbersAreUnique = rule<Agenda>({
  code: 'MEETING.ITEM_NUMBER_TAKEN',
  statement: 'Every item of an agenda has a number of its own.',
  source: 'Domain, register 2: a decision names its meeting and item',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agenda }) => areUnique(agenda.map((item) => item.number)),
});

export const itemIdsAreUnique = rule<Agenda>({
  code: 'MEETING.ITEM_ID_TAKEN',
  statement: 'An item stands on an agenda once.',
  source: 'Domain, register 2: a decision names its meeting and item',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agenda }) => areUnique(agenda.map((item) => item.itemId)),
});

interface Dated extends Commanded {
  /** Of the meeting. */
  readonly date: PlainDate;
}

export const agendaIsSetByTheDay = rule<Dated>({
  code: 'MEETING.AGENDA_AFTER_ITS_DATE',
  statement:
    'A meeting is convened, and its agenda set, by its date; what was tabled belongs to that day.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, date }) => command.metadata.effectiveAt <= date,
  explain: ({ command, date }) =>
    `The meeting is on ${date}: nothing joins its agenda on ${command.metadata.effectiveAt}; what was tabled there belongs to ${date}.`,
});

export const agendaIsOpen = rule<{ readonly meeting: ConvenedMeeting }>({
  code: 'MEETING.AGENDA_CLOSED',
  statement:
    'Items join an agenda before the meeting or are tabled there, until its minutes are confirmed.',
  source: 'Domain, register 6: what was tabled at the meeting is recorded as tabled',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage === 'convened' || meeting.stage === 'held',
});

export const meetingIsStillToCome = rule<{ readonly meeting: ConvenedMeeting }>({
  code: 'MEETING.ALREADY_OVER',
  statement: 'A meeting is held, found inquorate or cancelled: one of the three, once.',
  source: 'Domain, register 1: cancelled and inquorate are facts of their own',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage === 'convened',
  explain: ({ meeting }) =>
    `This meeting cannot be recorded again: it is ${IN_WORDS[meeting.stage]}.`,
});

const IN_WORDS: Readonly<Record<ConvenedMeeting['stage'], string>> = {
  convened: 'convened',
  cancelled: 'cancelled',
  inquorate: 'recorded as inquorate',
  held: 'recorded as held',
  'minutes-confirmed': 'recorded as held, and its minutes are confirmed',
};

export const attendanceIsRecordedOnceItTookPlace = rule<Dated>({
  code: 'MEETING.NOT_YET_HELD',
  statement: 'Who attended is recorded on the date of the meeting or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, date }) => date <= command.metadata.today,
  explain: ({ command, date }) =>
    `The meeting is on ${date}, and today is ${command.metadata.today}: nobody has attended it yet.`,
});

export const takesEffectOnTheDay = rule<Dated>({
  code: 'MEETING.EFFECTIVE_ON_ANOTHER_DAY',
  statement: 'What happens at a meeting takes effect on the date of that meeting.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, date }) => command.metadata.effectiveAt === date,
  explain: ({ command, date }) =>
    `The meeting is on ${date}: what happens there takes effect on that day, not on ${command.metadata.effectiveAt}.`,
});

interface Attendance extends Dated {
  readonly body: Body;
  readonly attendance: readonly Attendee[];
  readonly unknownAgencies: readonly AgencyId[];
  /** Members who must attend, by the terms of reference in force that day. */
  readonly quorum: number;
  /** Members who attended: chair, deputy and members. */
  readonly present: number;
}

export const quorumFollowsFromTerms = rule<{ readonly quorum: number | undefined }>({
  code: 'MEETING.NO_TERMS_IN_FORCE',
  statement:
    'A body meets under terms of reference in force that day: they say what its quorum is.',
  source: 'S4:331',
  kind: 'source',
  concerns: 'stage',
  holds: ({ quorum }) => quorum !== undefined,
});

export const eachPersonAttendsOnce = rule<Attendance>({
  code: 'MEETING.PERSON_ATTENDS_TWICE',
  statement: 'Everybody is listed once among those who attended.',
  source: 'Design: nobody counts twice towards a quorum',
  kind: 'ours',
  concerns: 'content',
  holds: ({ attendance }) => areUnique(attendance.map((attendee) => attendee.person)),
});

const withoutTheirOffice = ({ attendance, body, date }: Attendance): readonly Attendee[] =>
  attendance.filter(
    ({ person, as, agencyId }) =>
      as !== 'in-attendance' &&
      !appointmentsOf(body, person, date).some(
        (appointment) => appointment.office === as && appointment.agencyId === agencyId,
      ),
  );

export const membersHoldTheirOffices = rule<Attendance>({
  code: 'MEETING.OFFICE_NOT_HELD',
  statement:
    'Whoever attends as chair, deputy or member holds that office in the body, for that agency, on the date of the meeting.',
  source: 'Domain, register 1: membership as at a date',
  kind: 'ours',
  concerns: 'content',
  holds: (subject) => withoutTheirOffice(subject).length === 0,
  explain: (subject) =>
    `On ${subject.date} these did not hold the office in which they are said to attend: ${withoutTheirOffice(
      subject,
    )
      .map(({ role, as }) => `${role} (${as})`)
      .join(', ')}.`,
});

export const guestsRepresentAgencies = rule<Attendance>({
  code: 'MEETING.AGENCY_NOT_FOUND',
  statement: 'Whoever attends comes from an agency that is registered, and exists that day.',
  source: 'Design: an agency is registered before it is named',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ unknownAgencies }) => unknownAgencies.length === 0,
});

export const quorumIsPresent = rule<Attendance>({
  code: 'MEETING.QUORUM_NOT_PRESENT',
  statement:
    'A meeting is held when as many members attend as the terms of reference in force that day require.',
  source: 'Domain, register 1: the quorum comes from the terms of reference',
  kind: 'ours',
  concerns: 'content',
  holds: ({ quorum, present }) => present >= quorum,
  explain: ({ quorum, present }) =>
    `${present} members attended, and the terms of reference require ${quorum}: the meeting was not quorate.`,
});

export const quorumWasNotPresent = rule<Attendance>({
  code: 'MEETING.QUORUM_WAS_PRESENT',
  statement: 'A meeting is inquorate only when too few members attend.',
  source: 'Domain, register 1: the quorum comes from the terms of reference',
  kind: 'ours',
  concerns: 'content',
  holds: ({ quorum, present }) => present < quorum,
  explain: ({ quorum, present }) =>
    `${present} members attended, and the terms of reference require ${quorum}: the meeting was quorate.`,
});

export const minutesAreOfAHeldMeeting = rule<{ readonly meeting: ConvenedMeeting }>({
  code: 'MEETING.NOT_HELD',
  statement: 'Minutes are confirmed of a meeting that was held.',
  source: 'Domain, register 2: a decision is a draft until the minutes are confirmed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage === 'held' || meeting.stage === 'minutes-confirmed',
});

export const minutesAreConfirmedOnce = rule<{ readonly meeting: ConvenedMeeting }>({
  code: 'MEETING.MINUTES_ALREADY_CONFIRMED',
  statement: 'Minutes are confirmed once.',
  source: 'Domain, register 2: a decision is a draft until the minutes are confirmed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage !== 'minutes-confirmed',
});

export const confirmingMeetingWasHeld = rule<Meeting>({
  code: 'MEETING.CONFIRMING_MEETING_NOT_HELD',
  statement: 'Minutes are confirmed at a meeting that was held with its quorum present.',
  source: 'Domain, register 2: a decision is a draft until the minutes are confirmed',
  kind: 'ours',
  concerns: 'stage',
  holds: (confirming) => confirming.stage === 'held' || confirming.stage === 'minutes-confirmed',
});

interface Confirming {
  readonly meeting: ConvenedMeeting;
  readonly confirming: HeldMeeting;
}

export const confirmingMeetingIsOfTheSameBody = rule<Confirming>({
  code: 'MEETING.CONFIRMING_MEETING_OF_ANOTHER_BODY',
  statement: 'A body confirms the minutes of its own meetings.',
  source: 'Domain, register 2: a decision is a draft until the minutes are confirmed',
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, confirming }) => meeting.bodyId === confirming.bodyId,
});

interface Signing extends Confirming {
  readonly body: Body;
  readonly signedBy: ActorId | undefined;
}

const SIGNED = 'Domain, register 1: which rules on minutes a body follows';

export const minutesAreSigned = rule<Signing>({
  code: 'MEETING.MINUTES_NOT_SIGNED',
  statement:
    'Where the terms of reference in force on the day of the confirming meeting ask for it, the confirmation of minutes says who signed them.',
  source: SIGNED,
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, confirming, signedBy }) =>
    signedBy !== undefined ||
    body.stage === 'none' ||
    termsInForce(body, confirming.date)?.minutes !== 'signed-by-the-chair',
});

export const minutesAreSignedByTheChair = rule<Signing>({
  code: 'MEETING.NOT_SIGNED_BY_THE_CHAIR',
  statement:
    'Minutes are signed by the chair of the body, or the deputy who stands in, in office on the day of the confirming meeting.',
  source: SIGNED,
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, confirming, signedBy }) =>
    signedBy === undefined || officeHeld(body, signedBy, SIGNS_AS, confirming.date) !== undefined,
});

export const confirmingMeetingIsLater = rule<Confirming>({
  code: 'MEETING.CONFIRMING_MEETING_NOT_LATER',
  statement: 'Minutes are confirmed at a later meeting.',
  source: 'Domain, register 2: a decision is a draft until the minutes are confirmed',
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, confirming }) => meeting.date < confirming.date,
  explain: ({ meeting, confirming }) =>
    `The minutes of ${meeting.date} cannot be confirmed at the meeting of ${confirming.date}: it is not later.`,
});
