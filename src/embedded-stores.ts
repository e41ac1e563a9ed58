import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eventRegistry } from './event-registry.js';
import { inspectLedger } from './platform/event-store/sqlite/ledger-file.js';
import {
  LEDGER_FILE,
  LOCK_FILE,
  openLedgerFile,
} from './platform/event-store/sqlite/open-ledger.js';
import type { SqliteEventStore } from './platform/event-store/sqlite/sqlite-event-store.js';
import { KEY_STORE_FILE, requireKeyStoreFile } from './platform/personal-data/key-store-file.js';
import type { KeyStore } from './platform/personal-data/key-store.js';
import { openKeyStore } from './platform/personal-data/sqlite-key-store.js';
import type { Randomness } from './platform/randomness.js';

/** Log and keys in the data folder. */
export interface EmbeddedStores {
  readonly eventStore: SqliteEventStore;
  readonly keys: KeyStore;
}

/** Everything is looked at, and the ledger is ours, before anything is touched. */
const openExisting = async (folder: string, randomness: Randomness): Promise<EmbeddedStores> => {
  requireKeyStoreFile(join(folder, KEY_STORE_FILE));
  const eventStore = openLedgerFile({ folder, registry: eventRegistry, mode: 'open' });
  try {
    return { eventStore, keys: openKeyStore({ folder, mode: 'open', randomness }) };
  } catch (fault) {
    await eventStore.close();
    throw fault;
  }
};

/** Keys of another ledger are refused before a lock is left beside them. Where there is one, holding it comes first. */
const requireNoKeys = (folder: string): void => {
  if (existsSync(join(folder, LOCK_FILE)) || !existsSync(join(folder, KEY_STORE_FILE))) return;
  openKeyStore({ folder, mode: 'create' }).close();
};

/** Two processes may start at once in an empty folder: only the one that holds the lock makes keys, then the ledger. */
const openNew = async (folder: string, randomness: Randomness): Promise<EmbeddedStores> => {
  requireNoKeys(folder);
  let keys: KeyStore | undefined;
  // Keys first: a ledger whose keys were never made would look like one that lost them.
  const beforeCreating = (): void => {
    keys = openKeyStore({ folder, mode: 'create', randomness });
  };
  let eventStore: SqliteEventStore | undefined;
  try {
    const ledger = { folder, registry: eventRegistry, mode: 'open-or-create' } as const;
    eventStore = openLedgerFile({ ...ledger, beforeCreating });
    return { eventStore, keys: keys ?? openKeyStore({ folder, mode: 'open', randomness }) };
  } catch (fault) {
    keys?.close();
    await eventStore?.close();
    throw fault;
  }
};

/**
 * Opens log and keys of a data folder, or makes them.
 * @throws NotALedger, LedgerInUse, KeyStoreMissing, KeyStoreExists, NotAKeyStore: nothing that was there was touched
 */
export const openEmbeddedStores = (
  folder: string,
  randomness: Randomness,
): Promise<EmbeddedStores> =>
  inspectLedger(join(folder, LEDGER_FILE))
    ? openExisting(folder, randomness)
    : openNew(folder, randomness);
