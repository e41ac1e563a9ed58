import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Uuid } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/plain-date.js';
import { systemClock, type Clock } from '../clock.js';
import { type Randomness, systemRandomness } from '../randomness.js';
import { StoreUnavailable } from '../event-store/event-store.js';
import {
  createKeyStoreFile,
  KEY_STORE_FILE,
  openDatabase,
  requireKeyStoreFile,
} from './key-store-file.js';
import {
  KEY_BYTES,
  KeyRemains,
  KeyStoreExists,
  KeyStoreReadOnly,
  type CaseKey,
  type DestroyedCase,
  type KeyState,
  type KeyStore,
} from './key-store.js';
import { createOwnerOnly, syncFile, syncFolder } from './owner-only-file.js';
import { KeyDestroyed } from './personal-data.js';

export interface KeyStoreOptions {
  /** The data folder; the key store is its file `keys.sqlite`. */
  readonly folder: string;
  /** `create` makes one where there is none, and goes on with one that holds no keys yet; `open` never makes one. */
  readonly mode: 'create' | 'open';
  /** For commands beside a running service: gives keys, makes and destroys none. */
  readonly readOnly?: boolean;
  readonly clock?: Clock;
  readonly randomness?: Randomness;
  /** How many keys are kept in memory; 10,000 unless told. */
  readonly cachedKeys?: number;
}

type KeyRow = { readonly key_id: Uuid; readonly case_id: string } & (
  { readonly key: Uint8Array; readonly destroyed_at: null } | DestroyedKey
);

interface DestroyedKey {
  readonly key: null;
  readonly destroyed_at: Instant;
}

const READ_ONLY = 'The key store was opened for reading only';
const REMAINS =
  'The key is destroyed, but its old bytes could not be overwritten (another reader, or a full disk): destroy it again';

/** A key that cannot be written is not an answer about the case: the caller may try again. */
const writing = (write: () => unknown): void => {
  try {
    write();
  } catch (cause) {
    throw new StoreUnavailable('The key store cannot be written now', { cause });
  }
};

class SqliteKeyStore implements KeyStore {
  readonly #byCase: LRUCache<string, CaseKey>;
  readonly #byId: LRUCache<string, CaseKey>;
  readonly #ofCase: StatementSync;
  readonly #ofId: StatementSync;
  readonly #insert: StatementSync;
  readonly #dataVersion: StatementSync;
  #seenVersion: unknown;

  constructor(
    private readonly database: DatabaseSync,
    private readonly readOnly: boolean,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    cachedKeys: number,
  ) {
    this.#byCase = new LRUCache({ max: cachedKeys });
    this.#byId = new LRUCache({ max: cachedKeys });
    this.#ofCase = database.prepare('SELECT * FROM keys WHERE case_id = ?');
    this.#ofId = database.prepare('SELECT * FROM keys WHERE key_id = ?');
    this.#insert = database.prepare(
      `INSERT INTO keys (key_id, case_id, key, created_at, destroyed_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (case_id) DO NOTHING`,
    );
    this.#dataVersion = database.prepare('PRAGMA data_version');
    this.#seenVersion = this.#dataVersion.get()?.['data_version'];
  }

  keyOf(caseId: string): CaseKey {
    this.#forgetIfChangedElsewhere();
    const cached = this.#byCase.get(caseId);
    if (cached) return cached;
    const row = this.#rowOf(caseId) ?? this.#makeKey(caseId);
    if (row.key === null) {
      throw new KeyDestroyed(
        'The key of this case was destroyed: what it sealed cannot be added to',
      );
    }
    return this.#remember(row.case_id, row.key_id, row.key);
  }

  find(keyId: string): KeyState {
    this.#forgetIfChangedElsewhere();
    const cached = this.#byId.get(keyId);
    if (cached) return { state: 'live', key: cached };
    const row = this.#ofId.get(keyId) as KeyRow | undefined;
    if (!row) return { state: 'unknown' };
    if (row.key !== null)
      return { state: 'live', key: this.#remember(row.case_id, row.key_id, row.key) };
    return { state: 'destroyed', at: row.destroyed_at };
  }

  destroy(caseId: string): void {
    if (this.readOnly) throw new KeyStoreReadOnly(READ_ONLY);
    const now = this.clock.now();
    writing(() => {
      // A case without a key gets a destroyed one: nothing can be sealed for it from now on either.
      this.#insert.run(this.randomness.id(`key ${caseId}`), caseId, null, now, now);
      this.database
        .prepare(
          'UPDATE keys SET key = NULL, destroyed_at = ? WHERE case_id = ? AND key IS NOT NULL',
        )
        .run(now, caseId);
    });
    this.#forget(caseId);
    this.#overwriteFreedBytes();
  }

  destroyedCases(): readonly DestroyedCase[] {
    const rows = this.database
      .prepare('SELECT * FROM keys WHERE key IS NULL ORDER BY destroyed_at, key_id')
      .all() as unknown as readonly (KeyRow & DestroyedKey)[];
    return rows.map((row) => ({
      caseId: row.case_id,
      keyId: row.key_id,
      destroyedAt: row.destroyed_at,
    }));
  }

  backupTo(file: string): void {
    createOwnerOnly(file);
    try {
      // One statement, one moment: a key destroyed before it is not in the copy, nor are its freed bytes.
      this.database.prepare('VACUUM INTO ?').run(file);
      syncFile(file);
      syncFolder(dirname(file));
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    }
  }

  close(): void {
    this.#byCase.clear();
    this.#byId.clear();
    if (this.database.isOpen) this.database.close();
  }

  #rowOf(caseId: string): KeyRow | undefined {
    return this.#ofCase.get(caseId) as KeyRow | undefined;
  }

  /** Committed with a full sync before it returns. Two processes at once agree on the key of the first. */
  #makeKey(caseId: string): KeyRow {
    if (this.readOnly) throw new KeyStoreReadOnly(READ_ONLY);
    const id = this.randomness.id(`key ${caseId}`);
    const bytes = this.randomness.bytes(KEY_BYTES, `key ${caseId}`);
    writing(() => this.#insert.run(id, caseId, bytes, this.clock.now(), null));
    const row = this.#rowOf(caseId);
    if (!row) throw new Error('The key store did not keep the key that was written to it');
    return row;
  }

  #remember(caseId: string, keyId: Uuid, bytes: Uint8Array): CaseKey {
    const key: CaseKey = { keyId, bytes };
    this.#byCase.set(caseId, key);
    this.#byId.set(keyId, key);
    return key;
  }

  #forget(caseId: string): void {
    const row = this.#rowOf(caseId);
    for (const key of [this.#byCase.get(caseId), row && this.#byId.get(row.key_id)]) {
      key?.bytes.fill(0);
    }
    this.#byCase.delete(caseId);
    if (row) this.#byId.delete(row.key_id);
  }

  /** Another process may have destroyed a key: a changed file empties the memory. */
  #forgetIfChangedElsewhere(): void {
    const version = this.#dataVersion.get()?.['data_version'];
    if (version === this.#seenVersion) return;
    this.#seenVersion = version;
    this.#byCase.clear();
    this.#byId.clear();
  }

  /** Freed cells are zeroed as they are freed; rebuilding the file and emptying its log leaves no older page either. */
  #overwriteFreedBytes(): void {
    try {
      this.database.exec('VACUUM');
      const checkpoint = this.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
      if (checkpoint?.['busy'] === 0) return;
    } catch (cause) {
      throw new KeyRemains(REMAINS, { cause });
    }
    throw new KeyRemains(REMAINS);
  }
}

/**
 * Opens the key store of a data folder, or makes it.
 * @throws KeyStoreMissing, KeyStoreExists, NotAKeyStore, ReadableByOthers: nothing was created or touched
 */
export const openKeyStore = (options: KeyStoreOptions): KeyStore => {
  const path = join(options.folder, KEY_STORE_FILE);
  const readOnly = options.readOnly ?? false;
  if (options.mode === 'create' && !existsSync(path)) {
    if (readOnly) throw new KeyStoreReadOnly('A key store cannot be made for reading only');
    createKeyStoreFile(path);
  }
  requireKeyStoreFile(path);
  const database = openDatabase(path, readOnly);
  if (options.mode === 'create' && database.prepare('SELECT 1 FROM keys LIMIT 1').get()) {
    database.close();
    throw new KeyStoreExists(`${path} already holds keys: a new ledger must not take them over`);
  }
  // What a crash left in the write-ahead log may hold the bytes of a key that was being destroyed.
  if (!readOnly) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return new SqliteKeyStore(
    database,
    readOnly,
    options.clock ?? systemClock,
    options.randomness ?? systemRandomness,
    options.cachedKeys ?? 10_000,
  );
};
