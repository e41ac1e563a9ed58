import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EventRegistry } from '../../../kernel/event-registry.js';
import { LedgerInUse, NotALedger } from '../event-store.js';
import { createLedger, inspectLedger } from './ledger-file.js';
import { holdLock, type LedgerLock } from './ledger-lock.js';
import { requireDurability, requireLedger } from './ledger-schema.js';
import { asUnavailable } from './sqlite-faults.js';
import { SqliteEventStore } from './sqlite-event-store.js';

export const LEDGER_FILE = 'ledger.sqlite';
export const LOCK_FILE = 'lock.sqlite';

/** Pages kept in memory for writing, in KiB: the index of event ids is touched at random. */
const WRITER_CACHE_KIB = 64 * 1024;

/** Copy pages back when the write-ahead log has so many (16 MiB): pages written many times meanwhile are copied once. */
const CHECKPOINT_PAGES = 4_000;

export type OpenLedger = {
  /** The data folder. Made if there is none and the mode allows it. */
  readonly folder: string;
  readonly registry: EventRegistry;
} & (
  | {
      readonly mode: 'create' | 'open' | 'open-or-create';
      readonly readOnly?: false;
      /** What must be there before a new ledger is; done once no other process can make one. */
      readonly beforeCreating?: () => void;
    }
  /** Beside a running service, too. What it writes is seen within a fraction of a second. */
  | { readonly mode?: 'open'; readonly readOnly: true }
);

/** @throws NotALedger when what lies there does not fit what is asked for */
const requireFor = (mode: 'create' | 'open' | 'open-or-create', folder: string): boolean => {
  const entry = statSync(folder, { throwIfNoEntry: false });
  if (entry && !entry.isDirectory()) throw new NotALedger(`${folder} is not a folder.`);
  const exists = entry !== undefined && inspectLedger(join(folder, LEDGER_FILE));
  if (exists && mode === 'create') throw new NotALedger(`There is already a ledger in ${folder}.`);
  if (!exists && mode === 'open') throw new NotALedger(`There is no ledger in ${folder}.`);
  return exists;
};

const openReadOnly = (folder: string, registry: EventRegistry): SqliteEventStore => {
  requireFor('open', folder);
  const file = join(folder, LEDGER_FILE);
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    requireLedger(db, file);
    return new SqliteEventStore({ db, file, registry });
  } catch (fault) {
    db.close();
    throw asUnavailable(fault);
  }
};

const openForWriting = (
  file: string,
  registry: EventRegistry,
  release: () => void,
): SqliteEventStore => {
  const db = new DatabaseSync(file, { timeout: 1_000 });
  try {
    requireLedger(db, file);
    requireDurability(db);
    db.exec(
      `PRAGMA cache_size = -${WRITER_CACHE_KIB}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
    );
    return new SqliteEventStore({ db, file, registry, release });
  } catch (fault) {
    db.close();
    throw asUnavailable(fault);
  }
};

/**
 * Opens the log in a data folder. For writing, one process at a time.
 * @throws NotALedger before anything in the folder was touched, LedgerInUse, StoreUnavailable
 */
export const openLedgerFile = (options: OpenLedger): SqliteEventStore => {
  const { folder, registry } = options;
  if (options.readOnly) return openReadOnly(folder, registry);
  const lockFile = join(folder, LOCK_FILE);
  // A folder without our lock may be anybody's: look before leaving a file there.
  if (!existsSync(lockFile)) requireFor(options.mode, folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = holdLock(lockFile);
  try {
    const file = join(folder, LEDGER_FILE);
    if (!requireFor(options.mode, folder)) {
      options.beforeCreating?.();
      createLedger(file);
    }
    return openForWriting(file, registry, () => lock.release());
  } catch (fault) {
    lock.release();
    throw fault;
  }
};

/**
 * Does something that is only right while no process writes to the ledger in a folder, and lets none begin meanwhile.
 * @returns whether it was done: not where a process writes
 * @throws NotALedger
 */
export const whileUnheld = (folder: string, act: () => void): boolean => {
  const lockFile = join(folder, LOCK_FILE);
  let lock: LedgerLock | undefined;
  try {
    // A ledger is never open for writing without this file.
    lock = existsSync(lockFile) ? holdLock(lockFile) : undefined;
    act();
    return true;
  } catch (fault) {
    if (fault instanceof LedgerInUse) return false;
    throw fault;
  } finally {
    lock?.release();
  }
};
