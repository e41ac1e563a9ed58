import { rule } from '../../kernel/refusal.js';
import type { Attempt, ReviewCommand } from './review.commands.js';
import {
  type ClosedReview,
  type FrozenReview,
  lastVersion,
  type OpenedReview,
  type Review,
} from './review.stages.js';

export const secretariatRunsTheReview = rule<{ readonly command: ReviewCommand }>({
  code: 'REVIEW.NOT_THE_SECRETARIAT',
  statement:
    'The secretariat runs a review: it opens it, keeps the timetable, requests and chases returns, takes the position, issues packs, links decisions, closes it, and publishes what the Board approved.',
  source: 'Domain: who uses it, the Board secretariat',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command }) => command.metadata.actor.capacity === 'secretariat',
});

export const reviewIsNew = rule<Attempt<'OpenReview', Review>>({
  code: 'REVIEW.ALREADY_OPENED',
  statement: 'A review is opened once.',
  source: 'Design: one history for each review',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ review }) => review.stage === 'none',
});

export const reviewIsOpened = rule<Review>({
  code: 'REVIEW.NOT_FOUND',
  statement: 'The review must have been opened.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'existence',
  holds: (review) => review.stage !== 'none',
});

export const positionIsOpen = rule<Review>({
  code: 'REVIEW.POSITION_IS_FROZEN',
  statement: 'Once the position is frozen, no fact changes it: what came later is in the addendum.',
  source: 'Domain, register 6: frozen bytes never change',
  kind: 'ours',
  concerns: 'stage',
  holds: (review) => review.stage === 'open',
});

export const positionIsFrozen = rule<Review>({
  code: 'REVIEW.POSITION_NOT_FROZEN',
  statement:
    'Packs, challenges, judgements and the close rest on a frozen position: it is taken first.',
  source: 'Domain, register 6: position as at, then the pack, then the meeting',
  kind: 'ours',
  concerns: 'stage',
  holds: (review) => review.stage === 'frozen' || review.stage === 'closed',
});

export const reviewIsNotClosed = rule<Review>({
  code: 'REVIEW.IS_CLOSED',
  statement:
    'A closed review stays as it is: what may follow is its record, a late answer, a changed judgement, a decision linked, the addendum, the outturn and publication.',
  source: 'Domain, register 6: after the close comes the addendum',
  kind: 'ours',
  concerns: 'stage',
  holds: (review) => review.stage !== 'closed',
});

export const reviewIsClosed = rule<Review>({
  code: 'REVIEW.NOT_CLOSED',
  statement: 'Addendum and outturn tell what came after a review: it is closed first.',
  source: 'Domain, register 6: close, then the addendum for what came later',
  kind: 'ours',
  concerns: 'stage',
  holds: (review) => review.stage === 'closed',
});

export const boardHoldsToAccount = rule<Attempt<'OpenReview', Review>>({
  code: 'REVIEW.NOT_A_BOARD',
  statement: 'The Board holds the groups to account: a review is opened for a board.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'existence',
  holds: ({ context: { board } }) => board.stage === 'established' && board.kind === 'board',
});

export const returnsWereRequested = rule<Attempt<'FreezePosition', OpenedReview>>({
  code: 'REVIEW.NO_RETURNS_REQUESTED',
  statement: 'The position is taken after the groups were asked for their returns.',
  source: 'Domain, register 6: request returns, confirm, then position as at',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ review }) => review.groups.length > 0,
});

export const positionDateHasCome = rule<Attempt<'FreezePosition', OpenedReview>>({
  code: 'REVIEW.POSITION_DATE_NOT_REACHED',
  statement: 'The position is not taken before the date that it is the position as at.',
  source: 'Domain, register 6: position as at a date',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) => command.metadata.effectiveAt >= review.positionDate,
  explain: ({ review }) =>
    `The position is as at ${review.positionDate} and cannot be taken before that day.`,
});

type Issuing = Attempt<'IssuePack', FrozenReview | ClosedReview>;

export const recordFollowsTheClose = rule<Issuing>({
  code: 'PACK.RECORD_BEFORE_CLOSE',
  statement:
    'The record tells what the Board made of the position: it is issued once the review is closed.',
  source: 'Design: packs, the record is folded at the close',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) => command.data.kind === 'pack' || review.stage === 'closed',
});

export const packKeepsTheFormat = rule<Issuing>({
  code: 'PACK.OTHER_FORMAT',
  statement:
    'Pack and record are written in the format that was named when the position was frozen.',
  source: 'Design: packs, bytes depend on the cut and the format version',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command, review }) => command.data.packFormat === review.packFormat,
});

const nextVersion = ({ command: { data }, review }: Issuing): number =>
  data.kind === 'pack' ? review.positionVersion : lastVersion(review, data) + 1;

export const versionsCountUp = rule<Issuing>({
  code: 'PACK.VERSION_NOT_NEXT',
  statement:
    'A pack has the version of the position that it is folded from; versions of a record count up from 1. Every one is kept.',
  source: 'Domain, register 6: a wrong pack is corrected by version 2, both kept',
  kind: 'ours',
  concerns: 'content',
  holds: (issuing) => issuing.command.data.version === nextVersion(issuing),
  explain: (issuing) =>
    `The next version of the ${issuing.command.data.kind} is ${nextVersion(issuing)}, not ${issuing.command.data.version}.`,
});

export const packIsIssuedOnce = rule<Issuing>({
  code: 'PACK.ALREADY_ISSUED',
  statement:
    'Each part of a pack is issued once for each version of the position: a wrong one is corrected by the next version, with its reason.',
  source: 'Domain, register 6: a wrong pack is corrected by version 2, both kept',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command: { data }, review }) =>
    data.kind === 'record' || lastVersion(review, data) < data.version,
});
