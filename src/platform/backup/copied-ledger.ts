import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { EventRegistry } from '../../kernel/event-registry.js';
import { inspectLedger } from '../event-store/sqlite/ledger-file.js';
import { LEDGER_FILE } from '../event-store/sqlite/open-ledger.js';
import { SqliteEventStore } from '../event-store/sqlite/sqlite-event-store.js';
import { openKeyStore } from '../personal-data/sqlite-key-store.js';
import { digestLog, type LogDigest } from './log-digest.js';
import { NotABackup } from './manifest.js';

/** Looks at a copied ledger that no process has open, and leaves no trace in its folder. @throws NotABackup */
export const examineCopy = async (folder: string, registry: EventRegistry): Promise<LogDigest> => {
  const file = join(folder, LEDGER_FILE);
  if (!inspectLedger(file)) throw new NotABackup(`There is no ledger at ${file}`);
  const address = pathToFileURL(file);
  address.searchParams.set('immutable', '1');
  const db = new DatabaseSync(address, { readOnly: true });
  const store = new SqliteEventStore({ db, file, registry });
  try {
    const found = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
    if (found !== 'ok') throw new NotABackup(`${file} is damaged: ${String(found)}`);
    return await digestLog(store);
  } finally {
    await store.close();
  }
};

/**
 * Refuses keys that are not those of the log: each key that a sealed value names must be there, or known as destroyed.
 * @throws NotABackup, KeyStoreMissing, NotAKeyStore, ReadableByOthers
 */
export const requireKeysFor = ({ keyIds }: LogDigest, folder: string): void => {
  const keys = openKeyStore({ folder, mode: 'open', readOnly: true });
  try {
    const missing = [...keyIds].filter((keyId) => keys.find(keyId).state === 'unknown').length;
    if (missing > 0)
      throw new NotABackup(
        `The keys in ${folder} are not those of this ledger: ${missing} of ${keyIds.size} are missing`,
      );
  } finally {
    keys.close();
  }
};
