import { eventRegistry } from '../event-registry.js';
import { serversIn } from '../platform/configured-servers.js';
import type { CopiedLog, EventStore } from '../platform/event-store/event-store.js';
import { openLedgerFile } from '../platform/event-store/sqlite/open-ledger.js';
import type { LedgerPlace } from '../runtime.js';
import { openServerLog } from '../server-stores.js';

/** Where a ledger is that was found: its shared folder is the data folder, where nothing else is said. */
export type FoundPlace = LedgerPlace & Required<Pick<LedgerPlace, 'sharedFolder'>>;

/** Where a command finds the ledger: as a service with that data folder and this environment would. */
export const ledgerPlace = (data: string): FoundPlace => {
  const { eventStore } = serversIn(process.env);
  if (!eventStore) return { dataFolder: data, sharedFolder: data };
  return {
    dataFolder: data,
    sharedFolder: process.env['LEDGER_SHARED_DIR'] || data,
    eventStore,
  };
};

/** Whether a store is named by the address of its server, not by a folder. */
const isAddress = (place: string): boolean => /^esdb(\+discover)?:/.test(place);

const openServer = (url: string): Promise<EventStore & CopiedLog> => {
  const { eventStore } = serversIn({ ...process.env, EVENTSTORE_URL: url });
  return openServerLog({ url, ...eventStore });
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
