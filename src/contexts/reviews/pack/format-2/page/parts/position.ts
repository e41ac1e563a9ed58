import { RATINGS } from '../../counting.js';
import { inWords } from '../../in-words.js';
import { OUTCOME_RATINGS } from '../../outcome-rating.js';
import type { Figures, GroupFigures, PositionPage } from '../../parts/position-page.js';
import {
  aside,
  type Cell,
  cell,
  type DeliveryBar,
  type DeliveryChart,
  type Row,
  type Section,
  type Table,
  table,
} from '../blocks.js';
import { joined, outcomeTag, ratingTag, strong, type Text, text } from '../text.js';
import { followUpFiguresTable } from './follow-up-figures.js';
import { GRADE_WORDS, plural, RATING_WORDS, share, shortDate, whole } from '../words.js';

/** A column of the table: a group, or all groups together. */
interface Column extends Pick<GroupFigures, 'now' | 'last' | 'notUpdated'> {
  readonly head: string;
  readonly group?: GroupFigures;
}

const columnsOf = ({ groups, all }: PositionPage): readonly Column[] => [
  ...groups.map((group) => ({ ...group, head: group.shortName, group })),
  ...(groups.length > 1 ? [{ ...all, head: 'All groups' }] : []),
];

const moved = ({ datesMoved: { actions, medianDays } }: Figures): Text =>
  medianDays === undefined ? ['0'] : [`${actions} (${whole(medianDays)})`];

/** One row: a figure now and at the last review, in every column. */
const row = (
  head: Text,
  columns: readonly Column[],
  withLast: boolean,
  figureOf: (figures: Figures) => Text,
): Row => [
  head,
  ...columns.flatMap(({ now, last }): readonly Cell[] => [
    cell(figureOf(now), { numeric: true }),
    ...(withLast ? [cell(last ? figureOf(last) : ['–'], { numeric: true })] : []),
  ]),
];

/** One row of what is known of now only. */
const rowOfNow = (
  head: string,
  columns: readonly Column[],
  withLast: boolean,
  textOf: (column: Column) => Text,
): Row => [
  [head],
  ...columns.map((column) =>
    cell(textOf(column), { numeric: true, ...(withLast && { columns: 2 }) }),
  ),
];

const count = (number: number): Text => [whole(number)];

const returnOf = ({ group }: Column, { returns }: PositionPage): Text => {
  if (!group) return share(returns);
  if (group.returnReceived === undefined) return ['In Part 1'];
  return [group.returnReceived ? 'Received' : 'Not received'];
};

const rowsOfDelivery = (columns: readonly Column[], withLast: boolean): readonly Row[] => [
  row([strong('Actions')], columns, withLast, ({ actions }) => count(actions)),
  ...RATINGS.map((rating) =>
    row([ratingTag(rating)], columns, withLast, ({ ratings }) => count(ratings[rating])),
  ),
  row(['Complete or on track'], columns, withLast, ({ completeOrOnTrack }) =>
    share(completeOrOnTrack),
  ),
];

const rowsOfTime = (
  columns: readonly Column[],
  withLast: boolean,
  since: PositionPage['notUpdatedSince'],
): readonly Row[] => [
  row(['Overdue'], columns, withLast, ({ overdue }) => share(overdue)),
  row(
    ['Overdue, said to be done, not confirmed'],
    columns,
    withLast,
    ({ overdueAwaitingConfirmation }) => count(overdueAwaitingConfirmation),
  ),
  row(['Target dates moved (median days)'], columns, withLast, moved),
  rowOfNow(
    `Not updated since ${shortDate(since)}, of those not complete`,
    columns,
    withLast,
    ({ notUpdated }) => share(notUpdated),
  ),
];

const rowsOfAccount = (
  page: PositionPage,
  columns: readonly Column[],
  withLast: boolean,
): readonly Row[] => [
  rowOfNow('Return', columns, withLast, (column) => returnOf(column, page)),
  ...(withLast
    ? (['outcomes', 'impact'] as const).map((of) =>
        rowOfNow(`Judged last time: ${of}`, columns, withLast, ({ group }) => [
          group?.lastJudgement ? GRADE_WORDS[group.lastJudgement[of]] : '–',
        ]),
      )
    : []),
];

const positionTable = (page: PositionPage): Table => {
  const columns = columnsOf(page);
  const withLast = page.lastPositionDate !== undefined;
  return table({
    dense: true,
    caption: text`Every group in the same figures${withLast && ', now and at the last review'}`,
    ...(withLast && { spans: columns.map(({ head }) => ({ head, columns: 2 })) }),
    columns: [
      { head: '', width: 26 },
      ...columns.flatMap(({ head }) =>
        withLast
          ? [
              { head: 'Now', numeric: true as const },
              { head: 'Last', numeric: true as const },
            ]
          : [{ head, numeric: true as const }],
      ),
    ],
    groups: [
      { title: ['Delivery'], rows: rowsOfDelivery(columns, withLast) },
      { title: ['Time'], rows: rowsOfTime(columns, withLast, page.notUpdatedSince) },
      {
        title: ['Outcomes'],
        rows: OUTCOME_RATINGS.map((rating) =>
          row([outcomeTag(rating)], columns, withLast, ({ outcomes }) => count(outcomes[rating])),
        ),
      },
      { title: ['Account'], rows: rowsOfAccount(page, columns, withLast) },
    ],
  });
};

/** "CJ, now: 7 actions: complete 2, on track 2": what a bar shows, in words. */
const barInWords = ({ label, when, actions, ratings }: DeliveryBar): string => {
  const counts = RATINGS.filter((rating) => ratings[rating] > 0).map(
    (rating) => `${RATING_WORDS[rating].toLowerCase()} ${ratings[rating]}`,
  );
  return `${label}, ${when.toLowerCase()}: ${plural(actions, 'action')}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}.`;
};

const chartOf = (page: PositionPage): DeliveryChart => {
  const bars = columnsOf(page).flatMap(({ head: label, now, last }): readonly DeliveryBar[] => [
    { label, when: 'Now', actions: now.actions, ratings: now.ratings },
    ...(last ? [{ label, when: 'Last', actions: last.actions, ratings: last.ratings }] : []),
  ]);
  return {
    kind: 'delivery-chart',
    title: `Delivery ratings of each group${page.lastPositionDate ? ', now and at the last review' : ''}`,
    bars,
    inWords: bars.map(barInWords),
  };
};

/** The position on one page: a picture of delivery, then every group in the same figures. */
export const positionSection = (page: PositionPage): Section => ({
  id: 'position',
  title: 'The position on one page',
  blocks: [
    aside(
      text`${joined(
        page.groups.map(({ shortName, name }) => [strong(shortName), ` ${name}`]),
        '; ',
      )}.${page.lastPositionDate && ` “Last” is the position as at ${inWords(page.lastPositionDate)}.`}`,
    ),
    ...(page.groups.length === 0 && page.followUps ? [] : [chartOf(page), positionTable(page)]),
    ...(page.followUps
      ? [followUpFiguresTable(page.followUps, page.lastPositionDate !== undefined)]
      : []),
    aside(
      text`${RATING_WORDS['not-assessed']} means that nothing has been reported yet. It counts in every percentage, and never as done.`,
    ),
  ],
});
