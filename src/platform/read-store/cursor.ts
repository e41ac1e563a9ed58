import { createHash } from 'node:crypto';
import type { DocumentFilter } from '../../kernel/projection.js';
import { InvalidCursor } from './read-store.js';
import { isSortValue, type Place, type Sort } from './sort-order.js';

/** Which question a cursor belongs to. */
export interface Question {
  /** View and version; not the collection, which a rebuild replaces. */
  readonly scope: string;
  readonly filter: DocumentFilter;
  readonly sort: Sort;
}

/** Text of a filter in which neither the order of members nor a pattern is lost. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => {
    if (member instanceof RegExp) return String(member);
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });

const digest = ({ scope, filter, sort }: Question): string =>
  createHash('sha256')
    .update(`${scope}\n${asText(filter)}\n${asText(sort)}`)
    .digest('base64url')
    .slice(0, 22);

/** An opaque text from which the page after a place can be read. */
export const encodeCursor = (question: Question, place: Place): string =>
  Buffer.from(JSON.stringify([digest(question), place.id, ...place.values])).toString('base64url');

const BASE64URL = /^[A-Za-z0-9_-]+$/;

const parsed = (cursor: string): unknown => {
  if (!BASE64URL.test(cursor)) throw new InvalidCursor('Not a cursor');
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidCursor('Not a cursor');
  }
};

/**
 * The place that a cursor stands for.
 * @throws InvalidCursor when it is not a cursor, or one for another view, filter or sort
 */
export const decodeCursor = (question: Question, cursor: string): Place => {
  const parts = parsed(cursor);
  if (!Array.isArray(parts)) throw new InvalidCursor('Not a cursor');
  const [given, id, ...values] = parts as readonly unknown[];
  if (given !== digest(question)) {
    throw new InvalidCursor('The cursor belongs to another view, filter or order');
  }
  if (
    typeof id !== 'string' ||
    values.length !== question.sort.length ||
    !values.every(isSortValue)
  ) {
    throw new InvalidCursor('Not a cursor');
  }
  return { id, values };
};
