import { allViews } from '../projections/all-views.js';
import { requireOneLog } from './one-log.js';
import type { Role } from './platform/configuration.js';
import type { ReadStoreConfiguration } from './platform/configured-servers.js';
import { type EventStore, NotALedger } from './platform/event-store/event-store.js';
import type { KeptViews } from './platform/projection-runner/kept-views.js';
import type { Observer } from './platform/projection-runner/observation.js';
import { ProjectionRunner } from './platform/projection-runner/projection-runner.js';
import { ViewsKeptElsewhere } from './platform/projection-runner/views-kept-elsewhere.js';
import { MemoryReadStore } from './platform/read-store/memory/memory-read-store.js';
import type { ReadStoreObserver } from './platform/read-store/read-store-observation.js';
import type { ReadStore } from './platform/read-store/read-store.js';

const FOREIGN_VIEWS =
  'The views in that database are those of another ledger. MONGODB_URL must name a database of its own for each.';

const CATCH_UP_MS = 600_000;

/** Where live views are: on a server, or in the memory of this process. @throws StoreUnavailable */
export const openReadStore = async (
  server: ReadStoreConfiguration | undefined,
  observe?: ReadStoreObserver,
): Promise<ReadStore> => {
  if (!server) return new MemoryReadStore();
  // As the client of the log, that of the views is loaded only where it is asked for.
  const { openMongoReadStore } =
    await import('./platform/read-store/mongodb/open-mongo-read-store.js');
  return openMongoReadStore({ ...server, ...(observe && { observe }) });
};

export interface KeepingViews {
  readonly ledgerId: string;
  readonly eventStore: EventStore;
  readonly role: Role;
  readonly observe?: Observer;
  /** As `requireOneLog` takes it. */
  readonly patienceMs?: number;
}

/** @throws what the stores throw: nothing runs on then */
const startKeeping = async (
  readStore: ReadStore,
  { eventStore, role, observe }: KeepingViews,
): Promise<KeptViews> => {
  const parts = { projections: allViews, eventStore, readStore };
  if (role === 'api') return new ViewsKeptElsewhere(parts);
  const runner = new ProjectionRunner({ ...parts, ...(observe && { observe }) });
  try {
    await runner.start();
    // A projector is there to catch up; whoever serves from memory has nothing to serve before.
    if (role === 'all') await runner.waitFor(await eventStore.head(), 'all', CATCH_UP_MS);
    return runner;
  } catch (fault) {
    await runner.stop();
    throw fault;
  }
};

/**
 * The live views of a ledger, kept by this process or by others. Where they cannot be had, their store is closed.
 * @throws NotALedger where they are those of another ledger, or of another log; StoreUnavailable
 */
export const keepViews = async (
  readStore: ReadStore,
  keeping: KeepingViews,
): Promise<KeptViews> => {
  try {
    if ((await readStore.ownedBy(keeping.ledgerId)) !== keeping.ledgerId)
      throw new NotALedger(FOREIGN_VIEWS);
    await requireOneLog(await readStore.reports(), keeping.eventStore, keeping.patienceMs);
    return await startKeeping(readStore, keeping);
  } catch (fault) {
    await readStore.close();
    throw fault;
  }
};
