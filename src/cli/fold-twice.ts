import { eventRegistry } from '../event-registry.js';
import type { AnyProjection, Document, Projection } from '../kernel/projection.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { openLedgerFile } from '../platform/event-store/sqlite/open-ledger.js';
import { foldManyToCut } from '../platform/projection-runner/fold-to-cut.js';
import {
  type Contents,
  contentsOf,
  differencesBetween,
  type Verification,
} from '../platform/projection-runner/verify-view.js';

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

/** Lets somebody verify views of a ledger without a service: by folding each twice, in batches of different sizes. */
export const verifyByFoldingTwice = async <T>(
  folder: string,
  use: (verify: (view: AnyProjection) => Promise<Verification>) => Promise<T>,
): Promise<T> => {
  const store = openLedgerFile({ folder, registry: eventRegistry, readOnly: true });
  try {
    const upTo = await store.head();
    const contents = async (view: AnyProjection, log: EventStore): Promise<Contents> => {
      const folded = await foldManyToCut([view], log, { upTo });
      return contentsOf(folded.collection(view as unknown as Projection<Document>));
    };
    return await use(async (view) => {
      const whole = await contents(view, store);
      const small = await contents(view, inSmallBatches(store));
      const differences = differencesBetween(whole, small);
      return {
        view: view.name,
        position: String(upTo),
        documents: whole.byId.size,
        equal: differences.length === 0,
        differences,
        digest: whole.digest,
        freshDigest: small.digest,
      };
    });
  } finally {
    await store.close();
  }
};
