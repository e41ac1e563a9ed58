import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { KEY_BYTES, KeyStoreMissing, NotAKeyStore } from './key-store.js';
import { createOwnerOnly, requireOwnerOnly, syncFile, syncFolder } from './owner-only-file.js';

export const KEY_STORE_FILE = 'keys.sqlite';

/** "PLKS" in ASCII: tells a key store from any other SQLite file. */
const APPLICATION_ID = 0x504c4b53;
const VERSION = 1;
const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

const SCHEMA = `
  CREATE TABLE keys (
    key_id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE,
    key BLOB CHECK (key IS NULL OR length(key) = ${KEY_BYTES}),
    created_at TEXT NOT NULL,
    destroyed_at TEXT,
    CHECK ((key IS NULL) = (destroyed_at IS NOT NULL))
  ) STRICT;
  CREATE TRIGGER keys_stay_destroyed BEFORE UPDATE ON keys WHEN OLD.key IS NULL
    BEGIN SELECT RAISE(ABORT, 'a destroyed key stays destroyed'); END;
  CREATE TRIGGER keys_are_not_replaced BEFORE UPDATE ON keys
    WHEN NEW.key IS NOT NULL OR NEW.key_id <> OLD.key_id OR NEW.case_id <> OLD.case_id
    BEGIN SELECT RAISE(ABORT, 'a key is only ever destroyed'); END;
  CREATE TRIGGER keys_are_not_deleted BEFORE DELETE ON keys
    BEGIN SELECT RAISE(ABORT, 'a destroyed key leaves its row'); END;
`;

/** Made under another name first, so that a start that is cut off leaves no half of a key store. */
export const createKeyStoreFile = (path: string): void => {
  const unfinished = `${path}.unfinished`;
  for (const rest of ['', '-journal', '-wal', '-shm'])
    rmSync(`${unfinished}${rest}`, { force: true });
  createOwnerOnly(unfinished);
  const database = new DatabaseSync(unfinished);
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION};`);
  database.exec(SCHEMA);
  database.exec('PRAGMA journal_mode = WAL;');
  database.close();
  syncFile(unfinished);
  renameSync(unfinished, path);
  syncFolder(dirname(path));
};

const hasPendingLog = (path: string): boolean =>
  existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;

const readHeader = (path: string): Buffer => {
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(path, 'r');
  try {
    return header.subarray(0, readSync(handle, header, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(handle);
  }
};

/** What is wrong with a file by its header alone, read without SQLite so that nothing can be changed. */
const headerFault = (path: string): string | undefined => {
  const header = readHeader(path);
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 16) !== MAGIC)
    return 'it is not an SQLite file, or its beginning was lost';
  if (header.readUInt32BE(68) !== APPLICATION_ID) return 'it belongs to another program';
  const version = header.readUInt32BE(60);
  if (version !== VERSION) return `it has version ${version}, this program reads ${VERSION}`;
  return undefined;
};

const contentFault = (database: DatabaseSync): string | undefined => {
  const answer = database.prepare('PRAGMA quick_check(1)').get();
  return answer?.['quick_check'] === 'ok' ? undefined : 'its content is damaged';
};

/** Looks through a file that nobody has open, without locks and without leaving a trace. */
const quietContentFault = (path: string): string | undefined => {
  const address = pathToFileURL(path);
  address.searchParams.set('immutable', '1');
  try {
    const database = new DatabaseSync(address, { readOnly: true });
    try {
      return contentFault(database);
    } finally {
      database.close();
    }
  } catch {
    return 'its content is damaged';
  }
};

/**
 * Refuses whatever is not a whole key store of this version, without changing a byte of it.
 * @throws KeyStoreMissing, NotAKeyStore, ReadableByOthers
 */
export const requireKeyStoreFile = (path: string): void => {
  if (!existsSync(path)) {
    throw new KeyStoreMissing(
      `There is no key store at ${path}. Without it no sealed text can be read: restore it from its backup`,
    );
  }
  const fault = statSync(path).isFile()
    ? (headerFault(path) ?? (hasPendingLog(path) ? undefined : quietContentFault(path)))
    : 'it is not a file';
  if (fault) throw new NotAKeyStore(`${path} cannot be used as a key store: ${fault}`);
  requireOwnerOnly(path);
};

/**
 * Opens a file that `requireKeyStoreFile` let pass.
 * @throws NotAKeyStore where SQLite cannot promise that keys are durable before use, and gone once destroyed
 */
export const openDatabase = (path: string, readOnly: boolean): DatabaseSync => {
  const database = new DatabaseSync(path, { readOnly, timeout: 1_000 });
  try {
    // Temporary pages stay in memory: VACUUM would otherwise copy keys into the system's temporary folder.
    database.exec(
      'PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;',
    );
    // A backup is a file without a write-ahead log until it is opened to be written.
    if (!readOnly) database.exec('PRAGMA journal_mode = WAL');
    const setting = (name: string) => database.prepare(`PRAGMA ${name}`).get()?.[name];
    const durable = readOnly || setting('journal_mode') === 'wal';
    if (!durable || setting('synchronous') !== 2 || setting('secure_delete') !== 1)
      throw new NotAKeyStore(`${path} cannot be opened with durable writes and secure deletion`);
    const fault = contentFault(database);
    if (fault) throw new NotAKeyStore(`${path} cannot be used as a key store: ${fault}`);
    return database;
  } catch (cause) {
    database.close();
    if (cause instanceof NotAKeyStore) throw cause;
    throw new NotAKeyStore(`${path} cannot be used as a key store`, { cause });
  }
};
