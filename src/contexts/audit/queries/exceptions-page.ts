import { pageInLogOrder, placeInLog } from '../../../platform/http/log-page.js';
import type { ListQuery } from '../../../platform/http/view-query.js';
import type { AuditException } from './exceptions.js';

const CURSOR = /^\d{19}-[a-z-]{1,40}$/;

/** One page of exceptions, in the order of the log; of one event by what they are. @throws InvalidCursor */
export const pageOfExceptions = <Item extends AuditException>(
  exceptions: readonly Item[],
  query: Pick<ListQuery, 'limit' | 'cursor'>,
  wholeList = false,
): { readonly items: readonly Item[]; readonly next?: string } => {
  const placed = exceptions.map((item) => ({
    item,
    place: placeInLog(item.event.position, item.kind),
  }));
  return pageInLogOrder(placed, CURSOR, query, wholeList);
};
