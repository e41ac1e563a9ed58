/** A value as a cell of a table takes it: numbers and truth values stay what they are. */
export type Cell = string | number | boolean | undefined;

/** More than a spreadsheet keeps of one cell (32,767 characters): what is cut there would look whole. */
const MAX_CELL_LENGTH = 32_000;

/** Between the items of a list in one cell. */
const BETWEEN = '; ';

/** What a spreadsheet may pass over before it looks for a formula: white space, and characters that show nothing. */
const INVISIBLE_START = /^[\s\p{Cf}\p{Cc}]+/u;

/** What begins a formula. A minus sign is none of the forms that normalisation knows of the hyphen. */
const BEGINS_FORMULA = /^[=+\-@\u2212]/;

/** A first character that some spreadsheets skip, and then calculate what follows. */
const BEGINS_SKIPPED = /^[\t\r\n]/;

/** Whether a spreadsheet could calculate the text instead of showing it: the full-width, small and raised forms of the signs are found, too. */
export const couldBeFormula = (text: string): boolean =>
  BEGINS_SKIPPED.test(text) ||
  BEGINS_FORMULA.test(text.slice(0, 40).replace(INVISIBLE_START, '').normalize('NFKC'));

/**
 * A text that no spreadsheet calculates: an apostrophe before it makes it text, and is not shown.
 * The library's own switch looks at the first character only, and at four look-alikes.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export const neutralised = (text: string): string => (couldBeFormula(text) ? `'${text}` : text);

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

const asText = (value: unknown): string =>
  Array.isArray(value) && value.every(isScalar) ? value.join(BETWEEN) : JSON.stringify(value);

const tooLong = (value: unknown): string =>
  Array.isArray(value)
    ? `${value.length} entries, more than a cell holds: see the JSON`
    : 'More than a cell holds: see the JSON';

/** One cell: a list of texts or numbers joined, whatever else has parts as JSON. Absent values are empty. */
export const cellOf = (value: unknown): Cell => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value : asText(value);
  return text.length > MAX_CELL_LENGTH ? tooLong(value) : text;
};
