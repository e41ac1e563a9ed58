import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventRegistry } from './event-registry.js';
import type { Configuration } from './platform/configuration.js';
import type { EventStoreConfiguration } from './platform/configured-servers.js';
import { LedgerInUse, START, type EventStore } from './platform/event-store/event-store.js';
import type { EventStoreDbEventStore } from './platform/event-store/eventstoredb/eventstoredb-event-store.js';
import { holdLock, type LedgerLock, shareLock } from './platform/event-store/sqlite/ledger-lock.js';
import { LOCK_FILE } from './platform/event-store/sqlite/open-ledger.js';
import type { KeyStore } from './platform/personal-data/key-store.js';
import { openKeyStore } from './platform/personal-data/sqlite-key-store.js';
import type { Randomness } from './platform/randomness.js';

/** A log on a server; keys in the folder that all processes of its ledger share. */
export interface ServerStores {
  readonly eventStore: EventStoreDbEventStore;
  readonly keys: KeyStore;
  /** Lets go of the data folder, which is this process's alone, and of its share in the ledger. */
  readonly release: () => void;
}

export interface OpeningOnServer extends Pick<Configuration, 'dataFolder' | 'sharedFolder'> {
  readonly eventStore: EventStoreConfiguration;
  readonly randomness: Randomness;
  /** Told of each fault after which the log is followed again. */
  readonly tell: (fault: unknown) => void;
}

/** The log on a server. Its client is loaded only where it is asked for: that takes long. @throws StoreUnavailable */
export const openServerLog = async (
  options: EventStoreConfiguration & { readonly tell?: (fault: unknown) => void },
): Promise<EventStoreDbEventStore> => {
  const { openEventStoreDb } =
    await import('./platform/event-store/eventstoredb/open-event-store-db.js');
  return openEventStoreDb({ ...options, registry: eventRegistry });
};

/** Held in the shared folder while a process opens the ledger: of several that start at once, one makes it. */
const OPENING_FILE = 'opening.sqlite';
const PATIENCE_MS = 60_000;

/** Shared in the shared folder by all processes that serve the ledger. */
const SERVING_FILE = 'serving.sqlite';

/** Keeps every process from serving the ledger. @throws LedgerInUse while one does */
export const holdWhileNobodyServes = (sharedFolder: string): LedgerLock =>
  holdLock(join(sharedFolder, SERVING_FILE));

/** @throws LedgerInUse when others are opening the ledger for longer than that */
const holdSoon = async (file: string): Promise<LedgerLock> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return holdLock(file);
    } catch (fault) {
      if (!(fault instanceof LedgerInUse) || Date.now() > deadline) throw fault;
      await pause(100);
    }
  }
};

/** Keys are made for a ledger that is empty; one that holds something must have them. */
const keysFor = async (
  eventStore: EventStore,
  { sharedFolder, randomness }: OpeningOnServer,
): Promise<KeyStore> => {
  const mode = (await eventStore.head()) === START ? 'create' : 'open';
  return openKeyStore({ folder: sharedFolder, mode, randomness });
};

/**
 * Opens the log on its server, with the keys, and does what must be done before another process opens it.
 * @throws LedgerInUse for a data folder that another process holds, KeyStoreMissing, KeyStoreExists, NotAKeyStore
 * @throws NotALedger, StoreUnavailable, StoreAccessDenied
 */
export const openServerStores = async <T>(
  opening: OpeningOnServer,
  first: (stores: Pick<ServerStores, 'eventStore' | 'keys'>) => Promise<T>,
): Promise<readonly [ServerStores, T]> => {
  const { dataFolder, sharedFolder, tell } = opening;
  for (const folder of [dataFolder, sharedFolder])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = holdLock(join(dataFolder, LOCK_FILE));
  let serving: LedgerLock | undefined;
  let eventStore: EventStoreDbEventStore | undefined;
  let keys: KeyStore | undefined;
  let alone: LedgerLock | undefined;
  try {
    serving = shareLock(join(sharedFolder, SERVING_FILE));
    alone = await holdSoon(join(sharedFolder, OPENING_FILE));
    eventStore = await openServerLog({ ...opening.eventStore, tell });
    keys = await keysFor(eventStore, opening);
    const done = await first({ eventStore, keys });
    const release = (): void => {
      serving?.release();
      lock.release();
    };
    return [{ eventStore, keys, release }, done];
  } catch (fault) {
    keys?.close();
    await eventStore?.close();
    serving?.release();
    lock.release();
    throw fault;
  } finally {
    alone?.release();
  }
};
