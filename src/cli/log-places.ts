import { eventRegistry } from '../event-registry.js';
import type { CopiedLog, EventStore } from '../platform/event-store/event-store.js';
import { openLedgerFile } from '../platform/event-store/sqlite/open-ledger.js';

/** Whether a store is named by the address of its server, not by a folder. */
const isAddress = (place: string): boolean => /^esdb(\+discover)?:/.test(place);

const openServer = async (url: string): Promise<EventStore & CopiedLog> => {
  // Only where it is asked for: its client takes long to load.
  const { openEventStoreDb } =
    await import('../platform/event-store/eventstoredb/open-event-store-db.js');
  const caFile = process.env['EVENTSTORE_CA_FILE'];
  const credentialsFile = process.env['EVENTSTORE_CREDENTIALS_FILE'];
  return openEventStoreDb({
    url,
    registry: eventRegistry,
    ...(caFile && { caFile }),
    ...(credentialsFile && { credentialsFile }),
  });
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
