import type { AnyProjection } from '../../kernel/projection.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import {
  freshContents,
  type Verification,
  verificationOf,
} from '../../platform/projection-runner/verify-view.js';

/** Small and odd: whatever a projection does wrong at the edges of batches, it does elsewhere than at 1,000. */
const ODD_BATCH = 7;

const inSmallBatches = (store: EventStore): EventStore =>
  new Proxy(store, {
    get: (target, member) => {
      if (member === 'readAll')
        return (...[after, limit]: Parameters<EventStore['readAll']>) =>
          target.readAll(after, Math.min(limit, ODD_BATCH));
      const value: unknown = Reflect.get(target, member, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** Verifies a view that nobody serves: folded twice to the end of the log, in batches of different sizes. */
export const verifyByFoldingTwice = async (
  view: AnyProjection,
  store: EventStore,
): Promise<Verification> => {
  const upTo = await store.head();
  const live = await freshContents(view, store, upTo);
  const fresh = await freshContents(view, inSmallBatches(store), upTo);
  return verificationOf(view.name, upTo, { live, fresh });
};
