import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Position } from '../../../kernel/ids.js';
import { START } from '../event-store.js';
import { syncFolder } from './ledger-file.js';

const PAGES_A_STEP = 1_000;

/**
 * Copies a ledger from a view of its own: a read transaction held open gives one consistent position,
 * and appends meanwhile neither wait for the copy nor make it start again.
 * @returns the position of the last event in the copy
 */
export const backUpLedger = async (from: string, to: string): Promise<Position> => {
  if (existsSync(to)) throw new Error(`${to} exists already.`);
  const draft = `${to}.partial`;
  rmSync(draft, { force: true });
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5_000 });
  try {
    db.exec('BEGIN');
    const last = db.prepare('SELECT max(position) AS head FROM events').get();
    await backup(db, draft, { rate: PAGES_A_STEP });
    renameSync(draft, to);
    syncFolder(dirname(to));
    return BigInt(Number(last?.['head'] ?? START));
  } finally {
    db.close();
    rmSync(draft, { force: true });
  }
};
