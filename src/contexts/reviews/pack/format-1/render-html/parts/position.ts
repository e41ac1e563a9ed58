import { RATING_IN_WORDS } from '../../in-words.js';
import { inWords } from '../../in-words.js';
import { RATINGS } from '../../counting.js';
import { OUTCOME_RATINGS } from '../../outcome-rating.js';
import type { Figures, GroupFigures, PositionPage } from '../../parts/position-page.js';
import { type DeliveryBar, deliveryChart } from '../delivery-chart.js';
import { html, type Html, type HtmlPart } from '../../../../../../platform/html.js';
import type { Section } from '../section.js';
import { outcomeTag, ratingTag } from '../tags.js';
import { GRADE_WORDS, share, shortDate, whole } from '../words.js';

/** A column of the table: a group, or all groups together. */
interface Column extends Pick<GroupFigures, 'now' | 'last' | 'notUpdated'> {
  readonly head: string;
  readonly group?: GroupFigures;
}

const columnsOf = ({ groups, all }: PositionPage): readonly Column[] => [
  ...groups.map((group) => ({ ...group, head: group.shortName, group })),
  ...(groups.length > 1 ? [{ ...all, head: 'All groups' }] : []),
];

const moved = ({ datesMoved: { actions, medianDays } }: Figures): string =>
  medianDays === undefined ? '0' : `${actions} (${whole(medianDays)})`;

/** One row: a figure now and at the last review, in every column. */
const row = (
  head: HtmlPart,
  columns: readonly Column[],
  withLast: boolean,
  cell: (figures: Figures) => HtmlPart,
): Html =>
  html`<tr>
    <th scope="row">${head}</th>
    ${columns.map(
      ({ now, last }) =>
        html`<td class="num first">${cell(now)}</td>
          ${withLast && html`<td class="num last">${last ? cell(last) : '–'}</td>`}`,
    )}
  </tr>`;

/** One row of what is known of now only. */
const rowOfNow = (
  head: string,
  columns: readonly Column[],
  withLast: boolean,
  cell: (column: Column) => HtmlPart,
): Html =>
  html`<tr>
    <th scope="row">${head}</th>
    ${columns.map(
      (column) => html`<td class="num first" colspan="${withLast ? 2 : 1}">${cell(column)}</td>`,
    )}
  </tr>`;

const heads = (columns: readonly Column[], withLast: boolean): Html =>
  html`<thead>
    <tr>
      <td></td>
      ${columns.map(
        ({ head }) =>
          html`<th class="group" scope="colgroup" colspan="${withLast ? 2 : 1}">${head}</th>`,
      )}
    </tr>
    ${
      withLast &&
      html`<tr>
        <td></td>
        ${columns.map(
          () =>
            html`<th class="num first" scope="col">Now</th>
              <th class="num last" scope="col">Last</th>`,
        )}
      </tr>`
    }
  </thead>`;

const table = (page: PositionPage): Html => {
  const columns = columnsOf(page);
  const withLast = page.lastPositionDate !== undefined;
  const across = columns.length * (withLast ? 2 : 1) + 1;
  const part = (title: string, rows: readonly Html[]): Html =>
    html`<tbody>
      <tr>
        <th class="rowgroup" scope="rowgroup" colspan="${across}">${title}</th>
      </tr>
      ${rows}
    </tbody>`;
  return html`<table class="tight">
    <caption>
      Every group in the same figures${withLast && ', now and at the last review'}
    </caption>
    ${heads(columns, withLast)}
    ${part('Delivery', [
      row('Actions', columns, withLast, ({ actions }) => actions),
      ...RATINGS.map((rating) =>
        row(ratingTag(rating), columns, withLast, ({ ratings }) => ratings[rating]),
      ),
      row('Complete or on track', columns, withLast, ({ completeOrOnTrack }) =>
        share(completeOrOnTrack),
      ),
    ])}
    ${part('Time', [
      row('Overdue', columns, withLast, ({ overdue }) => share(overdue)),
      row(
        'Overdue, said to be done, not verified',
        columns,
        withLast,
        ({ overdueAwaitingVerification }) => overdueAwaitingVerification,
      ),
      row('Target dates moved (median days)', columns, withLast, moved),
      rowOfNow(
        `Not updated since ${shortDate(page.notUpdatedSince)}, of those not complete`,
        columns,
        withLast,
        ({ notUpdated }) => share(notUpdated),
      ),
    ])}
    ${part(
      'Outcomes',
      OUTCOME_RATINGS.map((rating) =>
        row(outcomeTag(rating), columns, withLast, ({ outcomes }) => outcomes[rating]),
      ),
    )}
    ${part('Account', [
      rowOfNow('Return', columns, withLast, ({ group }) =>
        group ? (group.returnReceived ? 'Received' : 'Not received') : share(page.returns),
      ),
      ...(withLast
        ? [
            rowOfNow('Judged last time: outcomes', columns, withLast, ({ group }) =>
              group?.lastJudgement ? GRADE_WORDS[group.lastJudgement.outcomes] : '–',
            ),
            rowOfNow('Judged last time: impact', columns, withLast, ({ group }) =>
              group?.lastJudgement ? GRADE_WORDS[group.lastJudgement.impact] : '–',
            ),
          ]
        : []),
    ])}
  </table>`;
};

const barsOf = ({ groups }: PositionPage): readonly DeliveryBar[] =>
  groups.flatMap(({ shortName: label, now, last }) => [
    { label, when: 'Now', actions: now.actions, ratings: now.ratings },
    ...(last ? [{ label, when: 'Last', actions: last.actions, ratings: last.ratings }] : []),
  ]);

/** The position on one page: a picture of delivery, then every group in the same figures. */
export const positionSection = (page: PositionPage): Section => ({
  id: 'position',
  title: 'The position on one page',
  body: html`<p class="note">
      ${page.groups.map(
        ({ shortName, name }, index) => html`${index > 0 && '; '}<b>${shortName}</b> ${name}`,
      )}.
      ${page.lastPositionDate && `“Last” is the position as at ${inWords(page.lastPositionDate)}.`}
    </p>
    ${deliveryChart(barsOf(page))}
    <ul class="key" aria-label="Key to delivery ratings">
      ${RATINGS.map((rating) => html`<li>${ratingTag(rating)}</li> `)}
    </ul>
    ${table(page)}
    <p class="note">
      ${RATING_IN_WORDS['not-assessed']} means that nothing has been reported yet. It counts in
      every percentage, and never as done.
    </p>`,
});
