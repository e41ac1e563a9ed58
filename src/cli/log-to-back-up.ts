import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventRegistry } from '../event-registry.js';
import type { Position } from '../kernel/ids.js';
import type { LogToBackUp } from '../platform/backup/back-up.js';
import { copyLog } from '../platform/copying/copy-log.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import {
  LEDGER_FILE,
  LOCK_FILE,
  openLedgerFile,
} from '../platform/event-store/sqlite/open-ledger.js';
import type { LedgerPlace } from '../runtime.js';
import { openServerLog } from '../server-stores.js';

const logToBackUp = (store: EventStore, copied: LogToBackUp['copyInto']): LogToBackUp => ({
  readAll: (after, limit) => store.readAll(after, limit),
  readRaw: (after, limit) => store.readRaw(after, limit),
  close: () => store.close(),
  copyInto: copied,
});

/** Copies what the log on a server holds now into a file. */
const copyInto = async (from: EventStore, folder: string): Promise<Position> => {
  const to = openLedgerFile({ folder, registry: eventRegistry, mode: 'create' });
  try {
    const unseen = { start: () => undefined, step: () => undefined, stop: () => undefined };
    return (await copyLog({ from, to, progress: unseen })).position;
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
    return logToBackUp(store, (into) => store.backupTo(join(into, LEDGER_FILE)));
  }
  const store = await openServerLog(eventStore);
  return logToBackUp(store, (into) => copyInto(store, into));
};
