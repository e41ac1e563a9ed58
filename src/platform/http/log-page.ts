import { InvalidCursor } from '../read-store/read-store.js';
import { MAX_TABLE_ROWS } from './csv/described-tables.js';
import type { ListQuery } from './view-query.js';

const DEFAULT_PAGE = 50;
/** As many as a position of the log has at most: so that text order is the log's order. */
const DIGITS = 19;

/** Where something stands that an event shows: in the log, then by what tells it from others of that event. */
export const placeInLog = (position: string, within: string): string =>
  `${position.padStart(DIGITS, '0')}-${within}`;

/** Something with its place. */
export interface Placed<Item> {
  readonly place: string;
  readonly item: Item;
}

/**
 * One page, in the order of the log, of what was worked out from events.
 * @param pattern of a place: a cursor that is none was not given by this list
 * @throws InvalidCursor
 */
export const pageInLogOrder = <Item>(
  placed: readonly Placed<Item>[],
  pattern: RegExp,
  { limit, cursor }: Pick<ListQuery, 'limit' | 'cursor'>,
  wholeList = false,
): { readonly items: readonly Item[]; readonly next?: string } => {
  if (cursor !== undefined && !pattern.test(cursor)) throw new InvalidCursor('Not a place of ours');
  const rest = placed
    .filter(({ place }) => cursor === undefined || place > cursor)
    .toSorted((one, other) => (one.place < other.place ? -1 : 1));
  const size = limit ?? (wholeList ? MAX_TABLE_ROWS : DEFAULT_PAGE);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    ...(last && rest.length > size && { next: last.place }),
  };
};
