import type { FollowUp } from '../../dhr-figures.js';
import type { AssessmentFigures, FollowUpFigures } from '../../parts/follow-up-figures.js';
import { type Block, type Cell, cell, plainTable, type Row } from '../blocks.js';
import type { Text } from '../text.js';
import { share, whole } from '../words.js';

/** One figure, now and last time. */
type Line = readonly [head: string, ...cells: Cell[]];

const line =
  <Figures>(now: Figures, last: Figures | undefined, withLast: boolean) =>
  (head: string, textOf: (figures: Figures) => Text): Line => [
    head,
    cell(textOf(now), { numeric: true }),
    ...(withLast ? [cell(last ? textOf(last) : ['–'], { numeric: true })] : []),
  ];

const reviewLines = (
  { now, last }: NonNullable<FollowUpFigures['homicideReviews']>,
  withLast: boolean,
): readonly Line[] => {
  const of = line<FollowUp>(now, last, withLast);
  return [
    of('Homicide reviews live', ({ live }) => [whole(live)]),
    of('Concluded', ({ concluded }) => [whole(concluded)]),
    of('Actions addressed', ({ addressed }) => share(addressed)),
    of('Signed off by every party', ({ signedOff }) => share(signedOff)),
    of('Overdue', ({ overdue }) => share(overdue)),
  ];
};

const assessmentLines = (
  { now, last }: NonNullable<FollowUpFigures['assessment']>,
  withLast: boolean,
): readonly Line[] => {
  const of = line<AssessmentFigures>(now, last, withLast);
  return [
    of('Victims’ Code assessment of', ({ year }) => [String(year)]),
    of('Requirements met', ({ tally }) => share(tally.metOfAll)),
    of('Requirements assessed', ({ tally }) => share(tally.assessedOfAll)),
    of('Findings open', ({ openFindings }) => [whole(openFindings)]),
    of('Without disposition', ({ withoutDisposition }) => [whole(withoutDisposition)]),
  ];
};

const asRow = ([head, ...cells]: Line): Row => [[head], ...cells];

/** A blank as wide as its height: the figure before stands apart. */
const APART = '\u2003';

/** Both in the same rows: the position stays on one page. */
const sideBySide = (left: readonly Line[], right: readonly Line[]): readonly Row[] =>
  left.map(([head, ...cells], index) => {
    const [other = '', ...others] = right[index] ?? [];
    return [[head], ...cells, cell([`${APART}${other}`]), ...others];
  });

/** What comes to the Board besides the plans, now and last time. */
export const followUpFiguresTable = (
  { homicideReviews, assessment }: FollowUpFigures,
  withLast: boolean,
): Block => {
  const reviews = homicideReviews ? reviewLines(homicideReviews, withLast) : [];
  const assessed = assessment ? assessmentLines(assessment, withLast) : [];
  const both = reviews.length > 0 && assessed.length > 0;
  const columns = [
    { head: '', width: both ? 25 : 50 },
    { head: 'Now', numeric: true as const },
    ...(withLast ? [{ head: 'Last', numeric: true as const }] : []),
  ];
  const named = [
    reviews.length > 0 && 'homicide reviews',
    assessed.length > 0 && 'the Victims’ Code assessment',
  ];
  return plainTable({
    dense: true,
    caption: [
      `Besides the plans: ${named.filter((each) => typeof each === 'string').join(' and ')}`,
    ],
    columns: both ? [...columns, ...columns] : columns,
    rows: both ? sideBySide(reviews, assessed) : [...reviews, ...assessed].map(asRow),
  });
};
