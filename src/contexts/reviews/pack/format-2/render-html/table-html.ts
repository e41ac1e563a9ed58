import { html, type Html } from '../../../../../platform/html.js';
import type { Cell, Column, Row, RowGroup, Span, Table } from '../page/blocks.js';
import { drawingHtml } from './drawings-html.js';
import { textHtml } from './text-html.js';

/** A table of so few rows stays on one page. */
const ROWS_KEPT_TOGETHER = 6;

const attributes = (...pairs: readonly (readonly [string, string | number | undefined])[]): Html =>
  html`${pairs.map(([name, value]) => value !== undefined && html` ${name}="${value}"`)}`;

/** Where a group of columns begins. */
const spanStarts = (spans: readonly Span[]): ReadonlySet<number> => {
  let start = 1;
  return new Set(
    spans.map(({ columns }) => {
      const at = start;
      start += columns;
      return at;
    }),
  );
};

const classes = (...names: readonly (string | false | undefined)[]): string | undefined =>
  names.filter((name) => typeof name === 'string').join(' ') || undefined;

const spansHtml = (spans: readonly Span[]): Html =>
  html`<tr>
    <td></td>
    ${spans.map(
      ({ head, columns }) =>
        html`<th class="span" scope="colgroup" colspan="${columns}">${head}</th>`,
    )}
  </tr>`;

const columnHtml =
  (starts: ReadonlySet<number>) =>
  ({ head, width, numeric }: Column, index: number): Html => {
    const more = attributes(
      ['class', classes(numeric && 'num', starts.has(index) && 'first')],
      ['style', width === undefined ? undefined : `width:${width}%`],
    );
    return head === '' ? html`<td${more}></td>` : html`<th scope="col" ${more}>${head}</th>`;
  };

const cellHtml = (cell: Cell, starts: boolean): Html =>
  html`<td${attributes(
    ['class', classes(cell.numeric && 'num', starts && 'first')],
    ['colspan', cell.columns],
  )}>${cell.drawing && drawingHtml(cell.drawing)}${textHtml(cell.text)}</td>`;

const rowHtml =
  (starts: ReadonlySet<number>) =>
  ([head, ...cells]: Row): Html => {
    let column = 1;
    return html`<tr>
      <th scope="row">${textHtml(head)}</th>
      ${cells.map((cell) => {
        const at = column;
        column += cell.columns ?? 1;
        return cellHtml(cell, starts.has(at));
      })}
    </tr>`;
  };

const groupHtml = (
  { title, aside, rows }: RowGroup,
  columns: number,
  starts: ReadonlySet<number>,
): Html =>
  html`<tbody>
    ${
      title &&
      html`<tr class="group">
        <th scope="rowgroup" colspan="${aside ? columns - 1 : columns}">${textHtml(title)}</th>
        ${aside && html`<td>${textHtml(aside)}</td>`}
      </tr>`
    }
    ${rows.map(rowHtml(starts))}
  </tbody>`;

const rowCount = ({ groups }: Table): number =>
  groups.reduce((sum, { title, rows }) => sum + rows.length + (title ? 1 : 0), 0);

export const tableHtml = (table: Table): Html => {
  const { caption, spans, columns, groups, dense } = table;
  const starts = spanStarts(spans ?? []);
  const kept = rowCount(table) <= ROWS_KEPT_TOGETHER;
  return html`<table${attributes(['class', classes(dense && 'dense', kept && 'kept')])}>
    <caption>${textHtml(caption)}</caption>
    <thead>
      ${spans && spansHtml(spans)}
      <tr>${columns.map(columnHtml(starts))}</tr>
    </thead>
    ${groups.map((group) => groupHtml(group, columns.length, starts))}
  </table>`;
};
