import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Recorded } from '../../../kernel/envelope.js';
import type { EventRegistry } from '../../../kernel/event-registry.js';
import type { Position, StreamName } from '../../../kernel/ids.js';
import { START, type RawEvent } from '../event-store.js';
import { DecodedLog } from './decoded-log.js';
import { COLUMNS, rawEvent, recordedEvent, type StoredRow } from './stored-event.js';

/** Reads the log, through one connection and prepared statements. */
export class LogReader {
  readonly #stream: StatementSync;
  readonly #range: StatementSync;
  readonly #after: StatementSync;
  readonly #head: StatementSync;
  readonly #decoded: DecodedLog;

  constructor(
    db: DatabaseSync,
    private readonly registry: EventRegistry,
  ) {
    const select = (rest: string): StatementSync => {
      const statement = db.prepare(`SELECT ${COLUMNS} FROM events WHERE ${rest}`);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#stream = select('stream = ? AND revision >= ? ORDER BY revision');
    this.#range = select('position > ? AND position <= ? ORDER BY position');
    this.#after = select('position > ? ORDER BY position LIMIT ?');
    this.#head = db.prepare('SELECT max(position) AS head FROM events');
    this.#decoded = new DecodedLog(
      (after, upTo) => rowsOf(this.#range.all(after, upTo)),
      (row) => recordedEvent(row, registry),
    );
  }

  /** The position of the last event that is on disk. */
  head(): Position {
    return BigInt(Number(this.#head.get()?.['head'] ?? START));
  }

  stream(stream: StreamName, fromRevision: number): readonly Recorded[] {
    return rowsOf(this.#stream.all(stream, fromRevision)).map((row) =>
      recordedEvent(row, this.registry),
    );
  }

  raw(after: Position, limit: number): readonly RawEvent[] {
    return rowsOf(this.#after.all(after, limit)).map(rawEvent);
  }

  /** The next events after a position as far as they are at hand: at least one unless the log ends there. */
  next(after: Position, head: Position): readonly Recorded[] {
    return this.#decoded.next(after, head);
  }
}

const rowsOf = (rows: unknown): readonly StoredRow[] => rows as readonly StoredRow[];
