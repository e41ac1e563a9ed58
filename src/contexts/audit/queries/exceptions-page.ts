import { InvalidCursor } from '../../../platform/read-store/read-store.js';
import type { ListQuery } from '../../../platform/http/view-query.js';
import { MAX_TABLE_ROWS } from '../../../platform/http/csv/described-tables.js';
import type { AuditException } from './exceptions.js';

const DEFAULT_PAGE = 50;
/** As many as a position of the log has at most: so that text order is the log's order. */
const DIGITS = 19;
const CURSOR = /^\d{19}-[a-z-]{1,40}$/;

/** The log's order; what one event shows more than once, by what it is. */
const placeOf = ({ event, kind }: AuditException): string =>
  `${event.position.padStart(DIGITS, '0')}-${kind}`;

/** One page of exceptions, in the order of the log. @throws InvalidCursor */
export const pageOfExceptions = <Item extends AuditException>(
  exceptions: readonly Item[],
  { limit, cursor }: Pick<ListQuery, 'limit' | 'cursor'>,
  wholeList = false,
): { readonly items: readonly Item[]; readonly next?: string } => {
  if (cursor !== undefined && !CURSOR.test(cursor)) throw new InvalidCursor('Not a place of ours');
  const placed = exceptions
    .map((item) => ({ item, place: placeOf(item) }))
    .filter(({ place }) => cursor === undefined || place > cursor)
    .toSorted((one, other) => (one.place < other.place ? -1 : 1));
  const size = limit ?? (wholeList ? MAX_TABLE_ROWS : DEFAULT_PAGE);
  const page = placed.slice(0, size);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    ...(last && placed.length > size && { next: last.place }),
  };
};
