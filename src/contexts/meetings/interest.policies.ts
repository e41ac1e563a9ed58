import { rule } from '../../kernel/refusal.js';
import { appointmentsOf, type Body, termsInForce } from '../bodies/contract.js';
import type { ItemId } from './events.js';
import { interestAt } from './interests.js';
import type { ConvenedMeeting } from './meeting.js';
import type { MeetingCommand } from './meeting.commands.js';

type Of<Type extends MeetingCommand['type']> = Extract<MeetingCommand, { type: Type }>;

const INTERESTS = 'Domain, interests: declared per item where the terms of reference say so';

interface AtAnItem {
  readonly meeting: ConvenedMeeting;
  readonly itemId: ItemId;
}

export const interestIsAtAnItem = rule<AtAnItem>({
  code: 'INTEREST.ITEM_NOT_FOUND',
  statement: 'An interest is declared in an item of the agenda.',
  source: INTERESTS,
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, itemId }) => meeting.agenda.some((item) => item.itemId === itemId),
});

export const declarationsAreOpen = rule<{ readonly meeting: ConvenedMeeting }>({
  code: 'INTEREST.NOT_OPEN',
  statement:
    'Interests are declared before a meeting or at it, and recorded until its minutes are confirmed.',
  source: INTERESTS,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ meeting }) => meeting.stage === 'convened' || meeting.stage === 'held',
});

interface Declaring extends AtAnItem {
  readonly command: Of<'DeclareInterest'>;
  /** The body that meets. */
  readonly body: Body;
}

export const termsAskForInterests = rule<Declaring>({
  code: 'INTEREST.NOT_IN_THE_TERMS',
  statement:
    'Interests are declared where the terms of reference in force on the day of the meeting say so.',
  source: INTERESTS,
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, body }) =>
    body.stage !== 'none' && (termsInForce(body, meeting.date)?.interestsDeclared ?? false),
});

export const declaredByAnOfficeHolder = rule<Declaring>({
  code: 'INTEREST.NOT_OF_THE_BODY',
  statement: 'Whoever declares an interest holds an office in the body on the day of the meeting.',
  source: INTERESTS,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting, body }) =>
    appointmentsOf(body, command.data.person, meeting.date).length > 0,
});

export const declaredByTheDay = rule<Declaring>({
  code: 'INTEREST.DECLARED_AFTER_THE_MEETING',
  statement: 'An interest is declared on the day of the meeting or before.',
  source: INTERESTS,
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) => command.metadata.effectiveAt <= meeting.date,
});

export const declaredOncePerItem = rule<Declaring>({
  code: 'INTEREST.ALREADY_DECLARED',
  statement: 'Everybody declares one interest in an item; one declared wrongly is withdrawn first.',
  source: INTERESTS,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, meeting, itemId }) =>
    interestAt(meeting, itemId, command.data.person) === undefined,
});

export const dispensationCameBefore = rule<Declaring>({
  code: 'INTEREST.DISPENSATION_TOO_LATE',
  statement:
    'A dispensation counts where it was obtained before the item, by the day at the latest.',
  source: 'Domain, interests: a dispensation obtained before (as S1:41 has it)',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, meeting }) => {
    const { dispensation } = command.data;
    return dispensation === undefined || dispensation.grantedOn <= meeting.date;
  },
});

export const interestWasDeclared = rule<AtAnItem & { readonly command: Of<'WithdrawInterest'> }>({
  code: 'INTEREST.NOT_DECLARED',
  statement: 'Only an interest that was declared in the item is withdrawn.',
  source: INTERESTS,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ command, meeting, itemId }) =>
    interestAt(meeting, itemId, command.data.person) !== undefined,
});
