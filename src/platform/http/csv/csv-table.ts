import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { cellOf, neutralised } from './csv-cell.js';
import { type Column, headerOf, valueAt } from './csv-columns.js';

/** Rows written at once; other work gets its turn in between. */
const ROWS_AT_ONCE = 500;

/** Excel takes a file without it for Windows-1252, and shows "é" as two letters. */
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180. Texts stand in quotes, numbers do not: a reader can tell them apart. */
const written = (rows: readonly (readonly unknown[])[]): string =>
  stringify(
    rows.map((row) => row.map(cellOf)),
    {
      record_delimiter: 'windows',
      quoted_string: true,
      cast: { string: neutralised, boolean: String },
    },
  );

/** A table as UTF-8 text in CSV, its header first. A table without rows is its header. */
export const csvOf = async (
  columns: readonly Column[],
  rows: readonly unknown[],
): Promise<string> => {
  const parts = [BYTE_ORDER_MARK, written([columns.map(headerOf)])];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    if (at > 0) await setImmediate();
    const some = rows.slice(at, at + ROWS_AT_ONCE);
    parts.push(written(some.map((row) => columns.map((column) => valueAt(row, column)))));
  }
  return parts.join('');
};
