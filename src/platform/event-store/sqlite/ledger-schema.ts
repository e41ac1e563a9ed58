import type { DatabaseSync } from 'node:sqlite';
import { NotALedger, StoreUnavailable } from '../event-store.js';

/** `PLdg` in the file's header: what tells a ledger from any other SQLite file. */
export const APPLICATION_ID = 0x504c6467;

/** Version of the table below. A ledger of another version is refused, not converted in passing. */
export const SCHEMA_VERSION = 1;

/*
 * The texts are compared with those in the file at each start: a ledger whose triggers were taken away is refused.
 * They are therefore part of the format: a change, even of a space, needs a new SCHEMA_VERSION.
 */
const SCHEMA: ReadonlyMap<string, string> = new Map([
  [
    'events',
    `CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  data TEXT NOT NULL,
  metadata TEXT NOT NULL,
  UNIQUE (stream, revision),
  UNIQUE (event_id)
) STRICT`,
  ],
  [
    'events_never_change',
    `CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'an event never changes'); END`,
  ],
  [
    'events_are_never_deleted',
    `CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END`,
  ],
]);

/** The value of a pragma that answers with one number or word. */
export const pragma = (db: DatabaseSync, name: string): unknown =>
  Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];

/** Writes the schema into an empty file. */
export const writeSchema = (db: DatabaseSync): void => {
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION};`);
  for (const statement of SCHEMA.values()) db.exec(statement);
};

/** @throws NotALedger when the header or the schema is not that of a ledger which this program may open */
export const requireLedger = (db: DatabaseSync, file: string): void => {
  if (pragma(db, 'application_id') !== APPLICATION_ID) {
    throw new NotALedger(`${file} is a SQLite file, but not a ledger.`);
  }
  const version = pragma(db, 'user_version');
  if (version !== SCHEMA_VERSION) {
    throw new NotALedger(
      `${file} is a ledger of version ${String(version)}; this program reads version ${SCHEMA_VERSION}.`,
    );
  }
  const found = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    .all();
  const same =
    found.length === SCHEMA.size &&
    found.every((each) => SCHEMA.get(String(each['name'])) === each['sql']);
  if (!same) {
    throw new NotALedger(
      `${file} was changed: its tables or the triggers that protect them differ.`,
    );
  }
};

/**
 * Makes every commit wait until the disk has it.
 * @throws StoreUnavailable where SQLite will not promise that
 */
export const requireDurability = (db: DatabaseSync): void => {
  const journal = pragma(db, 'journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;');
  const synchronous = pragma(db, 'synchronous');
  if (journal !== 'wal' || synchronous !== 2) {
    throw new StoreUnavailable(
      `The ledger cannot be kept safe on this disk: journal ${String(journal)} instead of wal, synchronous ${String(synchronous)} instead of 2 (FULL).`,
    );
  }
};
