import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventRegistry } from '../event-registry.js';
import type { Position } from '../kernel/ids.js';
import type { LogToBackUp } from '../platform/backup/back-up.js';
import { copyUpTo } from '../platform/copying/copy-log.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import {
  LEDGER_FILE,
  LOCK_FILE,
  openLedgerFile,
} from '../platform/event-store/sqlite/open-ledger.js';
import type { LedgerPlace } from '../runtime.js';
import { openServerLog } from '../server-stores.js';

/** Copies what the log on a server holds now into a file; whoever backs up compares the two. */
const copyInto = async (from: EventStore, folder: string): Promise<Position> => {
  const to = openLedgerFile({ folder, registry: eventRegistry, mode: 'create' });
  try {
    const upTo = await from.head();
    await copyUpTo(from, to, upTo);
    return upTo;
  } finally {
    await to.close();
    rmSync(join(folder, LOCK_FILE), { force: true });
  }
};

/** The log of a ledger, beside its service. @throws NotALedger, StoreUnavailable */
export const openLogToBackUp = async ({
  dataFolder: folder,
  eventStore,
}: LedgerPlace): Promise<LogToBackUp> => {
  if (!eventStore) {
    const store = openLedgerFile({ folder, registry: eventRegistry, readOnly: true });
    return { store, copyInto: (into) => store.backupTo(join(into, LEDGER_FILE)) };
  }
  const store = await openServerLog(eventStore);
  return { store, copyInto: (into) => copyInto(store, into) };
};
