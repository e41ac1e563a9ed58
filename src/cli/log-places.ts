import { eventRegistry } from '../event-registry.js';
import type { CopiedLog, EventStore } from '../platform/event-store/event-store.js';
import { openLedgerFile } from '../platform/event-store/sqlite/open-ledger.js';

/** The log in a data folder, also beside a running service. @throws NotALedger, StoreUnavailable */
export const openLogToRead = async (place: string): Promise<EventStore> =>
  openLedgerFile({ folder: place, registry: eventRegistry, readOnly: true });

/** The log in a data folder, made where there is none. @throws NotALedger, LedgerInUse, StoreUnavailable */
export const openLogToCopy = async (place: string): Promise<CopiedLog> =>
  openLedgerFile({ folder: place, registry: eventRegistry, mode: 'open-or-create' });
