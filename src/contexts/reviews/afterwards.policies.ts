import { plainDate, type PlainDate, addDays } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import { type Meeting, wasHeldQuorate } from '../meetings/contract.js';
import type { Attempt } from './review.commands.js';
import type { ClosedReview, UnderReview } from './review.stages.js';
import { APRIL_TO_MARCH } from './timetable.policies.js';

export const addendumTakesInMore = rule<Attempt<'IssueAddendum', ClosedReview>>({
  code: 'ADDENDUM.NOT_LATER',
  statement: 'A later addendum takes in more of the log than the one before it of the same part.',
  source: 'Domain, register 6: addendum for what came later',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command: { data }, review }) =>
    !review.issued.some(
      ({ kind, part, upTo }) =>
        kind === 'addendum' &&
        part === data.part &&
        upTo !== undefined &&
        BigInt(upTo) >= BigInt(data.upTo),
    ),
});

/** The last day of the plan year that a review is of, by its own calendar. */
export const yearEndsOf = ({
  planYear,
  calendar,
}: Pick<UnderReview, 'planYear' | 'calendar'>): PlainDate => {
  const { startsMonth } = calendar ?? APRIL_TO_MARCH;
  const month = String(startsMonth).padStart(2, '0');
  return addDays(plainDate(`${Number(planYear.slice(0, 4)) + 1}-${month}-01`), -1);
};

type Confirming = Attempt<'ConfirmOutturn', ClosedReview> & { readonly meeting: Meeting };

export const outturnIsOfTheYearsEnd = rule<Confirming>({
  code: 'OUTTURN.NOT_AT_THE_END_OF_THE_YEAR',
  statement: 'The outturn is that of a year: it is confirmed of its end-of-year review.',
  source: 'Domain, register 6: a March position is provisional',
  kind: 'ours',
  concerns: 'content',
  holds: ({ review }) => review.point === 'end-of-year',
});

export const outturnIsConfirmedOnce = rule<Confirming>({
  code: 'OUTTURN.ALREADY_CONFIRMED',
  statement: "A year's outturn is confirmed once.",
  source: 'Domain, register 6: the outturn is confirmed at the next meeting',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ review }) => review.outturnOn === undefined,
});

export const yearHasEnded = rule<Confirming>({
  code: 'OUTTURN.YEAR_HAS_NOT_ENDED',
  statement: 'The outturn of a year is confirmed once the year has ended.',
  source: 'Domain, register 6: the outturn is confirmed at the next meeting',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ command, review }) => yearEndsOf(review) < command.metadata.effectiveAt,
  explain: ({ review }) => `The plan year ends on ${yearEndsOf(review)}.`,
});

export const outturnIsConfirmedLater = rule<Confirming>({
  code: 'OUTTURN.NOT_AT_A_LATER_MEETING',
  statement: 'The outturn is confirmed at a meeting of the Board after the review was closed.',
  source: 'Domain, register 6: the outturn is confirmed at the next meeting',
  kind: 'ours',
  concerns: 'content',
  holds: ({ meeting, review }) => !wasHeldQuorate(meeting) || review.closedOn < meeting.date,
});
