import type { AnyProjection } from '../../kernel/projection.js';
import type { EventStore } from '../event-store/event-store.js';
import { type ReadStore, ViewsUnavailable } from '../read-store/read-store.js';
import { contentsOf, freshContents, type Verification, verificationOf } from './verify-view.js';

/** So often it is read anew where it went on meanwhile. */
const MOST_READINGS = 5;

/** The view went on each time that it was read: only whoever keeps it can hold it still. */
export class ViewMoves extends Error {}

/**
 * Compares what serves a view, whoever keeps it, with a fresh fold of the log to the same position. It is read while
 * nobody writes to it, or it is read again.
 * @throws ViewMoves, ViewsUnavailable while nothing serves it, ProjectionFailed when the fresh fold meets an event that
 * it cannot take in
 */
export const verifyServed = async (
  projection: AnyProjection,
  readStore: Pick<ReadStore, 'report' | 'served'>,
  eventStore: EventStore,
): Promise<Verification> => {
  const { name: view } = projection;
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const before = await readStore.report(view);
    const served = await readStore.served(view);
    if (!served || before.position === undefined)
      throw new ViewsUnavailable(`${view} is not served yet`);
    const live = await contentsOf(served);
    const after = await readStore.report(view);
    if (after.live !== before.live || after.position !== before.position) continue;
    const position = BigInt(before.position);
    const fresh = await freshContents(projection, eventStore, position);
    return verificationOf(view, position, { live, fresh });
  }
  throw new ViewMoves(`${view} goes on while it is read`);
};
