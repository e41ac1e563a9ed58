import { DatabaseSync } from 'node:sqlite';
import { LedgerInUse, NotALedger } from '../event-store.js';
import { isBusy, isNotADatabase } from './sqlite-faults.js';

/** A right to a ledger that a process holds: to write to it, or to serve it beside others. */
export interface LedgerLock {
  release(): void;
}

/** Whoever only looks whether the lock is held has it for a moment; a start waits that long, in milliseconds. */
const PATIENCE_MS = 250;

const lockWith = (file: string, statements: string, inUse: string): LedgerLock => {
  const db = new DatabaseSync(file, { timeout: PATIENCE_MS });
  try {
    // A journal in memory: the lock leaves nothing behind but its own empty file.
    db.exec(`PRAGMA journal_mode = MEMORY; ${statements}`);
  } catch (fault) {
    db.close();
    if (isBusy(fault)) throw new LedgerInUse(inUse, { cause: fault });
    if (isNotADatabase(fault))
      throw new NotALedger(`${file} is not a lock of a ledger.`, { cause: fault });
    throw fault;
  }
  return { release: () => db.close() };
};

/**
 * Holds an open transaction on a file beside the ledger. The operating system lets go of it with the process,
 * however that ends; nothing has to be cleaned up after a crash.
 * @throws LedgerInUse, NotALedger
 */
export const holdLock = (file: string): LedgerLock =>
  lockWith(
    file,
    'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;',
    'Another process writes to this ledger.',
  );

/** As `holdLock`, beside others who share it: as long as one of them does, nobody holds it. */
export const shareLock = (file: string): LedgerLock =>
  lockWith(
    file,
    'BEGIN; SELECT count(*) FROM sqlite_schema;',
    'A process wants this ledger for itself.',
  );
