import type { ActorId } from '../../kernel/ids.js';
import { rule } from '../../kernel/refusal.js';
import { type Body, officeHeld, termsInForce } from '../bodies/contract.js';
import {
  barredFrom,
  hasItem,
  type HeldMeeting,
  type Meeting,
  wasAttendedBy,
  wasHeldQuorate,
} from '../meetings/contract.js';
import type { CommandNamed } from './decision.commands.js';
import type { Decision } from './decision.stages.js';
import type { DecisionReference } from './events.js';

/** The offices that have a say in what a body decides, and those that lead it. */
export const DECIDERS = ['chair', 'deputy', 'member'] as const;
const CHAIRS = ['chair', 'deputy'] as const;

export const referenceIsUnused = rule<{ readonly decision: Decision }>({
  code: 'DECISION.REFERENCE_ALREADY_USED',
  statement: 'A reference is used once: a decision is recorded under it, or it is voided.',
  source: 'Design: references',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => decision.stage === 'none',
  explain: ({ decision }) =>
    decision.stage === 'voided'
      ? `The reference ${decision.reference} was voided: no decision can be recorded under it.`
      : 'This decision has been recorded already.',
});

export const referenceIsReserved = rule<{ readonly reference: DecisionReference | undefined }>({
  code: 'DECISION.REFERENCE_NOT_RESERVED',
  statement: 'A reference is reserved for a decision before it is recorded or voided.',
  source: 'Design: references',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ reference }) => reference !== undefined,
});

interface AtAMeeting {
  readonly meeting: Meeting;
}

export const meetingIsKnown = rule<AtAMeeting>({
  code: 'DECISION.MEETING_NOT_FOUND',
  statement: 'A decision is taken at a meeting that was convened.',
  source: 'Domain, register 2: taken at a held, quorate meeting',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ meeting }) => meeting.stage !== 'none',
});

export const meetingWasHeld = rule<AtAMeeting>({
  code: 'DECISION.MEETING_NOT_HELD',
  statement: 'A decision is taken at a meeting that was held with its quorum present.',
  source: 'Domain, register 2: taken at a held, quorate meeting',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage === 'none' || wasHeldQuorate(meeting),
});

interface Taking {
  readonly command: CommandNamed<'RecordDecision'>;
  readonly meeting: HeldMeeting;
}

export const takenAtAMeetingOfTheBody = rule<Taking>({
  code: 'DECISION.MEETING_OF_ANOTHER_BODY',
  statement: 'A body takes its decisions at its own meetings.',
  source: 'Domain, register 2: body, meeting and item',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) => meeting.bodyId === command.data.bodyId,
});

export const takenAtAnItem = rule<Taking>({
  code: 'DECISION.ITEM_NOT_FOUND',
  statement: 'A decision is taken at an item of the agenda of its meeting.',
  source: 'Domain, register 2: body, meeting and item',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) => hasItem(meeting, command.data.itemId),
});

export const takenOnTheDay = rule<Taking>({
  code: 'DECISION.EFFECTIVE_ON_ANOTHER_DAY',
  statement: 'A decision takes effect on the date of the meeting that took it.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) => command.metadata.effectiveAt === meeting.date,
  explain: ({ command, meeting }) =>
    `The meeting was on ${meeting.date}: its decisions take effect on that day, not on ${command.metadata.effectiveAt}.`,
});

export const conflictedPersonsAttended = rule<Taking>({
  code: 'DECISION.CONFLICTED_PERSON_DID_NOT_ATTEND',
  statement: 'Whoever took no part because of an interest attended the meeting.',
  source: 'Domain, interests: declared per item',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) =>
    command.data.conflicted.every((person) => wasAttendedBy(meeting, person)),
});

const barredWhoTookPart = ({ command: { data }, meeting }: Taking): readonly ActorId[] =>
  barredFrom(meeting, data.itemId).filter(
    (person) => wasAttendedBy(meeting, person) && !data.conflicted.includes(person),
  );

export const theBarredTookNoPart = rule<Taking>({
  code: 'DECISION.BARRED_PERSON_TOOK_PART',
  statement:
    'Whoever declared a prejudicial interest in the item, without a dispensation, takes no part in deciding it.',
  source: 'Domain, interests: a prejudicial one bars from deciding that item',
  kind: 'ours',
  concerns: 'content',
  holds: (taking) => barredWhoTookPart(taking).length === 0,
  explain: (taking) =>
    `These attended and are barred from deciding this item, and must be named as taking no part: ${barredWhoTookPart(taking).join(', ')}.`,
});

interface TakingUrgently {
  readonly command: CommandNamed<'RecordUrgentDecision'>;
  /** In whose name it is taken. */
  readonly body: Body;
}

const URGENT = 'Domain, register 2: or by a logged urgent route';

export const bodyIsEstablished = rule<TakingUrgently>({
  code: 'DECISION.BODY_NOT_FOUND',
  statement: 'A decision is taken in the name of a body that has been established.',
  source: URGENT,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ body }) => body.stage !== 'none',
});

export const urgentTakenOnTheDay = rule<TakingUrgently>({
  code: 'DECISION.URGENT_EFFECTIVE_ON_ANOTHER_DAY',
  statement: 'An urgent decision takes effect on the day on which it was taken.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { data, metadata } }) => metadata.effectiveAt === data.takenOn,
});

export const agreedByOfficeHolders = rule<TakingUrgently>({
  code: 'DECISION.AGREED_BY_NO_OFFICE_HOLDER',
  statement:
    'Whoever agrees to an urgent decision was chair, deputy or member of the body on the day.',
  source: URGENT,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { data }, body }) =>
    body.stage === 'none' ||
    data.agreedBy.every((person) => officeHeld(body, person, DECIDERS, data.takenOn)),
});

export const ledByItsChair = rule<TakingUrgently>({
  code: 'DECISION.NOT_AGREED_BY_THE_CHAIR',
  statement: 'No urgent decision is taken without the chair of the body, or a deputy.',
  source: URGENT,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { data }, body }) =>
    body.stage === 'none' ||
    data.agreedBy.some((person) => officeHeld(body, person, CHAIRS, data.takenOn)),
});

export const termsAllowTheUrgentRoute = rule<TakingUrgently>({
  code: 'DECISION.NO_URGENT_ROUTE',
  statement:
    'No decision is taken between meetings where the terms of reference in force on the day rule it out.',
  source: 'Domain, register 1: rules that differ between bodies come from their terms of reference',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { data }, body }) =>
    body.stage === 'none' || termsInForce(body, data.takenOn)?.urgentRoute !== false,
});

export const theConflictedDidNotAgree = rule<TakingUrgently>({
  code: 'DECISION.CONFLICTED_PERSON_AGREED',
  statement: 'Whoever takes no part because of an interest does not agree to an urgent decision.',
  source: 'Domain, interests: a prejudicial one bars from deciding that item',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { data } }) =>
    !data.conflicted.some((person) => data.agreedBy.includes(person)),
});
