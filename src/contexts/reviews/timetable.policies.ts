import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { PlanYearCalendar } from './events.js';
import type { Attempt } from './review.commands.js';
import type { OpenedReview, Review, Timetable } from './review.stages.js';

/** April to March, reviewed in September and in March (S4:358): what a review is opened with unless told. */
export const APRIL_TO_MARCH: PlanYearCalendar = { startsMonth: 4, midMonth: 9, endMonth: 3 };

const NAMES: Readonly<Record<keyof Timetable, string>> = {
  returnsOpen: 'returns open',
  returnsClose: 'returns close',
  positionDate: 'position as at',
  packIssuedBy: 'pack issued by',
  meetingDate: 'meeting',
  publishedBy: 'published by',
};

type Milestone = readonly [name: string, on: PlainDate];

const milestones = (timetable: Timetable): readonly Milestone[] =>
  (Object.keys(NAMES) as (keyof Timetable)[]).flatMap((key) => {
    const on = timetable[key];
    return on === undefined ? [] : [[NAMES[key], on] as const];
  });

const runForward = (dates: readonly Milestone[]): boolean =>
  dates.every(([, on], index) => {
    const [, before] = dates[index - 1] ?? [];
    return before === undefined || before <= on;
  });

type Planning = Attempt<'OpenReview', Review> | Attempt<'ChangeTimetable', OpenedReview>;

/** Only what is opened looks ahead with all its dates: what is changed later may have some behind it. */
const datesOf = ({ command: { type, data, metadata } }: Planning): readonly Milestone[] => [
  ...(type === 'OpenReview' ? [['opened', metadata.effectiveAt] as const] : []),
  ...milestones(data),
];

export const timetableRunsForward = rule<Planning>({
  code: 'REVIEW.TIMETABLE_RUNS_BACKWARDS',
  statement:
    'A review is opened before its returns close, the position is taken once they have, the pack is issued from it, the Board meets on the pack, and what is published follows the meeting.',
  source: 'Domain, register 6: returns, position as at a date, pack, meeting',
  kind: 'ours',
  concerns: 'content',
  holds: (planning) => runForward(datesOf(planning)),
  explain: (planning) =>
    `Each of these dates must be the same as or later than the one before: ${datesOf(planning)
      .map(([name, on]) => `${name} ${on}`)
      .join(', ')}.`,
});

/** Months from one to the other, the shorter way round the year. */
const apart = (one: number, other: number): number => {
  const months = Math.abs(one - other);
  return Math.min(months, 12 - months);
};

export const pointIsOfTheMonth = rule<Attempt<'OpenReview', Review>>({
  code: 'REVIEW.POINT_NOT_OF_ITS_MONTH',
  statement:
    'Which of the two reviews of a year it is follows from the plan year: the one whose month is nearer to the meeting.',
  source: 'Domain, register 6: which month is which depends on the plan year',
  kind: 'ours',
  concerns: 'content',
  holds: ({ command: { data } }) => {
    const { midMonth, endMonth } = data.calendar ?? APRIL_TO_MARCH;
    const meets = Number(data.meetingDate.slice(5, 7));
    const [own, other] = data.point === 'mid-year' ? [midMonth, endMonth] : [endMonth, midMonth];
    return apart(meets, own) <= apart(meets, other);
  },
});

type Changing = Attempt<'ChangeTimetable', OpenedReview>;

const moved = ({ command, review }: Changing): readonly Milestone[] => {
  const before = milestones(review);
  return milestones(command.data).filter(
    ([name, on]) => !before.some((each) => each[0] === name && each[1] === on),
  );
};

export const timetableDiffers = rule<Changing>({
  code: 'TIMETABLE.NOT_CHANGED',
  statement: 'A timetable that is changed differs from the one before.',
  source: 'Domain, register 6: open with a timetable',
  kind: 'ours',
  concerns: 'content',
  holds: (changing) =>
    moved(changing).length > 0 ||
    milestones(changing.command.data).length !== milestones(changing.review).length,
});

export const datesAreMovedAhead = rule<Changing>({
  code: 'TIMETABLE.MOVED_INTO_THE_PAST',
  statement: 'A date of the timetable is moved to a day that is still to come, or to today.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: (changing) =>
    moved(changing).every(([, on]) => changing.command.metadata.effectiveAt <= on),
  explain: (changing) =>
    `These dates had passed already on ${changing.command.metadata.effectiveAt}: ${moved(changing)
      .filter(([, on]) => on < changing.command.metadata.effectiveAt)
      .map(([name, on]) => `${name} ${on}`)
      .join(', ')}.`,
});
