import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { NotALedger } from '../event-store.js';
import { pragma, requireDurability, requireLedger, writeSchema } from './ledger-schema.js';
import { isCorrupt, isNotADatabase } from './sqlite-faults.js';

const TRUNCATED = 'is cut short or damaged. Restore it from a backup.';

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Whether the write-ahead log holds every page that the file lacks: a process killed while it copied pages back
 * leaves it so, and SQLite repairs it when it opens the file.
 */
const completedByLog = (file: string): boolean => {
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
  if (log.length < 32) return false;
  const pageSize = log.readUInt32BE(8);
  const pagesInFile = Math.floor(sizeOf(file) / pageSize);
  const pending = new Set<number>();
  let present = new Set<number>();
  let pagesAfterCommit = Number.POSITIVE_INFINITY;
  for (let at = 32; at + 24 + pageSize <= log.length; at += 24 + pageSize) {
    // A frame with another salt is left over from an earlier round.
    if (log.compare(log, 16, 24, at + 8, at + 16) !== 0) break;
    pending.add(log.readUInt32BE(at));
    const pages = log.readUInt32BE(at + 4);
    if (pages === 0) continue;
    pagesAfterCommit = pages;
    present = new Set(pending);
  }
  for (let page = pagesInFile + 1; page <= pagesAfterCommit; page += 1) {
    if (!present.has(page)) return false;
  }
  return true;
};

/** Checks a ledger that no process has open and no log completes: what lies in the file is all there is. */
const requireWhole = (db: DatabaseSync, file: string): void => {
  const bytes = Number(pragma(db, 'page_count')) * Number(pragma(db, 'page_size'));
  if (bytes !== sizeOf(file)) throw new NotALedger(`${file} ${TRUNCATED}`);
  requireLedger(db, file);
  if (pragma(db, 'quick_check(sqlite_schema)') !== 'ok')
    throw new NotALedger(`${file} ${TRUNCATED}`);
  db.prepare('SELECT position FROM events ORDER BY position DESC LIMIT 1').get();
};

/**
 * Looks at a file without touching it or its folder: opened as immutable, SQLite takes no lock and makes no file.
 * @returns whether there is a ledger
 * @throws NotALedger when there is something else, or only a part of one
 */
export const inspectLedger = (file: string): boolean => {
  const entry = statSync(file, { throwIfNoEntry: false });
  if (!entry) {
    if (existsSync(`${file}-wal`))
      throw new NotALedger(`${file} is missing, but the end of its log is there.`);
    return false;
  }
  if (!entry.isFile() || entry.size === 0) throw new NotALedger(`${file} is not a ledger.`);
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true });
  try {
    if (sizeOf(`${file}-wal`) === 0) requireWhole(db, file);
    else requireLedger(db, file);
  } catch (fault) {
    if (isNotADatabase(fault)) throw new NotALedger(`${file} is not a ledger.`, { cause: fault });
    if (!isCorrupt(fault)) throw fault;
    if (!completedByLog(file)) throw new NotALedger(`${file} ${TRUNCATED}`, { cause: fault });
  } finally {
    db.close();
  }
  return true;
};

/** Makes a new name in a folder survive a power cut. */
export const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

/** Makes an empty ledger beside its place and moves it there: a crash never leaves half of one. */
export const createLedger = (file: string): void => {
  const draft = `${file}.new`;
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    rmSync(`${draft}${suffix}`, { force: true });
  const db = new DatabaseSync(draft);
  requireDurability(db);
  writeSchema(db);
  db.close();
  renameSync(draft, file);
  syncFolder(dirname(file));
};
