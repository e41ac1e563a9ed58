import { DatabaseSync } from 'node:sqlite';

/** An event as its bytes. */
export interface Row {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** An event as a program holds it before it is written. */
export interface LooseRow extends Omit<Row, 'data' | 'metadata'> {
  readonly data: unknown;
  readonly metadata: unknown;
}

/** What any program must do to write an event as text, and no more: nothing is ordered, nothing checked. */
export function* asText(events: Iterable<LooseRow>): Generator<Row> {
  for (const { stream, revision, eventId, type, data, metadata } of events) {
    yield {
      stream,
      revision,
      eventId,
      type,
      data: JSON.stringify(data),
      metadata: JSON.stringify(metadata),
    };
  }
}

/** The table of a ledger, without the triggers that protect it. */
const TABLE = `CREATE TABLE IF NOT EXISTS events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  data TEXT NOT NULL,
  metadata TEXT NOT NULL,
  UNIQUE (stream, revision),
  UNIQUE (event_id)
) STRICT`;

/** A file to which rows are appended by prepared statements, and nothing else. */
export class RowFile {
  readonly #db: DatabaseSync;

  /** @param synchronous FULL waits for the disk at each commit; OFF only to fill a log quickly */
  constructor(file: string, synchronous: 'FULL' | 'OFF' = 'FULL') {
    this.#db = new DatabaseSync(file);
    this.#db.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA cache_size = -65536;
       PRAGMA wal_autocheckpoint = 4000;`,
    );
    this.#db.exec(TABLE);
  }

  /** Appends the rows, so many in each transaction. */
  append(rows: Iterable<Row>, inOneTransaction: number): void {
    const begin = this.#db.prepare('BEGIN IMMEDIATE');
    const commit = this.#db.prepare('COMMIT');
    const insert = this.#db.prepare(
      'INSERT INTO events (stream, revision, event_id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
    let open = 0;
    for (const { stream, revision, eventId, type, data, metadata } of rows) {
      if (open === 0) begin.run();
      insert.run(stream, revision, eventId, type, data, metadata);
      open = (open + 1) % inOneTransaction;
      if (open === 0) commit.run();
    }
    if (open > 0) commit.run();
  }

  close(): void {
    this.#db.close();
  }
}
