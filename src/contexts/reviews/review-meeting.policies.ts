import type { CommandMetadata } from '../../kernel/decider.js';
import { rule } from '../../kernel/refusal.js';
import { hasItem, type ItemId, type Meeting, wasHeldQuorate } from '../meetings/contract.js';
import type { UnderReview } from './review.stages.js';

/** Something said or decided at a meeting. */
export interface AtAMeeting {
  readonly meeting: Meeting;
  readonly itemId?: ItemId | undefined;
  readonly review: UnderReview;
  readonly command: { readonly metadata: CommandMetadata };
}

export const meetingWasHeld = rule<AtAMeeting>({
  code: 'REVIEW.MEETING_NOT_HELD',
  statement:
    'The Board judges, and takes updates that are tabled, at a meeting that it held with its quorum present.',
  source: 'Domain, register 6: position, pack, then the meeting',
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting }) => wasHeldQuorate(meeting),
  explain: ({ command }) =>
    `No meeting that was held with its quorum present is named, nor did the Board hold one on ${command.metadata.effectiveAt}: record first that it was held.`,
});

export const meetingIsOfTheBoard = rule<AtAMeeting>({
  code: 'REVIEW.MEETING_OF_ANOTHER_BODY',
  statement: 'The meeting of a review is one of the Board that holds to account.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'content',
  holds: ({ meeting, review }) => !wasHeldQuorate(meeting) || meeting.bodyId === review.boardId,
});

export const happensOnTheDayOfTheMeeting = rule<AtAMeeting>({
  code: 'REVIEW.NOT_ON_THE_DAY_OF_THE_MEETING',
  statement: 'What is said or judged at a meeting takes effect on its day, whenever it is entered.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, command }) =>
    !wasHeldQuorate(meeting) || meeting.date === command.metadata.effectiveAt,
  explain: ({ meeting }) =>
    wasHeldQuorate(meeting) ? `The meeting was held on ${meeting.date}: give that day.` : '',
});

export const itemIsOnTheAgenda = rule<AtAMeeting>({
  code: 'REVIEW.ITEM_NOT_ON_THE_AGENDA',
  statement: 'An item that is named is one of the agenda of that meeting.',
  source: 'Domain, register 2: meeting and item',
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, itemId }) =>
    itemId === undefined || !wasHeldQuorate(meeting) || hasItem(meeting, itemId),
});

/** What holds of everything that happens at a meeting of the Board. */
export const atAMeetingOfTheBoard = [
  meetingWasHeld,
  meetingIsOfTheBoard,
  happensOnTheDayOfTheMeeting,
  itemIsOnTheAgenda,
];
