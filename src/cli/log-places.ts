import { eventRegistry } from '../event-registry.js';
import { serversIn } from '../platform/configuration.js';
import type { CopiedLog, EventStore } from '../platform/event-store/event-store.js';
import { openLedgerFile } from '../platform/event-store/sqlite/open-ledger.js';

/** Whether a store is named by the address of its server, not by a folder. */
const isAddress = (place: string): boolean => /^esdb(\+discover)?:/.test(place);

const openServer = async (url: string): Promise<EventStore & CopiedLog> => {
  // Only where it is asked for: its client takes long to load.
  const { openEventStoreDb } =
    await import('../platform/event-store/eventstoredb/open-event-store-db.js');
  const { eventStore } = serversIn({ ...process.env, EVENTSTORE_URL: url });
  return openEventStoreDb({ url, registry: eventRegistry, ...eventStore });
};

/** The log in a data folder or on a server, also beside a running service. @throws NotALedger, StoreUnavailable */
export const openLogToRead = async (place: string): Promise<EventStore> =>
  isAddress(place)
    ? openServer(place)
    : openLedgerFile({ folder: place, registry: eventRegistry, readOnly: true });

/** The log in a data folder, made where there is none, or on a server. @throws NotALedger, LedgerInUse, StoreUnavailable */
export const openLogToCopy = async (place: string): Promise<CopiedLog> =>
  isAddress(place)
    ? openServer(place)
    : openLedgerFile({ folder: place, registry: eventRegistry, mode: 'open-or-create' });
