import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Position, StreamName } from '../../../kernel/ids.js';
import type { Instant } from '../../../kernel/plain-date.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import {
  NotTheNext,
  type RawEvent,
  START,
  type Appended,
  type ExpectedRevision,
  type RevisionConflict,
} from '../event-store.js';
import { notBefore, type PreparedEvent } from '../prepared-event.js';
import { asUnavailable, isUniqueViolation } from './sqlite-faults.js';

/** Some events for one stream: all of them or none. */
export interface AppendRequest {
  readonly stream: StreamName;
  readonly events: readonly [PreparedEvent, ...PreparedEvent[]];
  readonly expected: ExpectedRevision;
}

export type AppendOutcome = Result<Appended, RevisionConflict>;

/** How far the log got. */
interface LogEnd {
  readonly position: Position;
  readonly recordedAt: Instant;
}

/** Streams whose last revision is kept in memory: right as long as nobody else writes, which the lock ensures. */
const KNOWN_HEADS = 20_000;

const NO_STREAM = -1;
const asNumber = (revision: ExpectedRevision): number =>
  revision === 'no-stream' ? NO_STREAM : revision;
const asRevision = (head: number): ExpectedRevision => (head === NO_STREAM ? 'no-stream' : head);

/** The only code that writes to the log. */
export class LogWriter {
  readonly #heads = new LRUCache<StreamName, number>({ max: KNOWN_HEADS });
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #insert: StatementSync;
  readonly #head: StatementSync;
  #end: LogEnd;

  constructor(private readonly db: DatabaseSync) {
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#head = db.prepare('SELECT max(revision) AS head FROM events WHERE stream = ?');
    this.#insert = db.prepare(
      'INSERT INTO events (stream, revision, event_id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#end = endOf(db);
  }

  get position(): Position {
    return this.#end.position;
  }

  /** Whether a stream has events from a revision on: known without reading, as long as the stream was of use lately. */
  reaches(stream: StreamName, revision: number): boolean {
    return this.#headOf(stream) >= revision;
  }

  /**
   * Writes the requests in one transaction and returns once it is on disk. Each is checked for itself.
   * @throws StoreUnavailable when none of them was written
   */
  write(requests: readonly AppendRequest[]): readonly AppendOutcome[] {
    const before = this.#end;
    try {
      this.#rollBack();
      this.#begin.run();
      const outcomes = requests.map((request) => this.#writeOne(request));
      this.#commit.run();
      return outcomes;
    } catch (fault) {
      this.#end = before;
      this.#heads.clear();
      this.#rollBack();
      throw asUnavailable(fault);
    }
  }

  /** Writes events as they are, in one transaction. @throws NotTheNext, StoreUnavailable: none was written */
  copy(events: readonly RawEvent[]): void {
    const before = this.#end;
    try {
      this.#rollBack();
      this.#begin.run();
      for (const event of events) this.#copyOne(event);
      this.#commit.run();
    } catch (fault) {
      this.#end = before;
      this.#heads.clear();
      this.#rollBack();
      throw isUniqueViolation(fault) && events[0]
        ? new NotTheNext(events[0])
        : asUnavailable(fault);
    }
  }

  #copyOne(event: RawEvent): void {
    const { position, stream, revision, eventId, type, data, metadata } = event;
    const follows = position === this.#end.position + 1n && revision === this.#headOf(stream) + 1;
    if (!follows) throw new NotTheNext(event);
    const { lastInsertRowid } = this.#insert.run(stream, revision, eventId, type, data, metadata);
    if (BigInt(lastInsertRowid) !== position) throw new NotTheNext(event);
    this.#heads.set(stream, revision);
    const { recordedAt } = JSON.parse(metadata) as { readonly recordedAt: Instant };
    this.#end = { position, recordedAt };
  }

  #writeOne(request: AppendRequest): AppendOutcome {
    const actual = this.#headOf(request.stream);
    if (actual !== asNumber(request.expected)) return this.#conflict(request);
    const before = this.#end;
    // A single insert undoes itself; only several need a mark to go back to.
    const several = request.events.length > 1;
    if (several) this.db.exec('SAVEPOINT request');
    try {
      request.events.forEach((event, index) =>
        this.#insertOne(request.stream, actual + 1 + index, event),
      );
    } catch (fault) {
      if (!isUniqueViolation(fault)) throw fault;
      if (several) this.db.exec('ROLLBACK TO request; RELEASE request');
      this.#end = before;
      this.#heads.delete(request.stream);
      return this.#conflict(request);
    }
    if (several) this.db.exec('RELEASE request');
    const revision = actual + request.events.length;
    this.#heads.set(request.stream, revision);
    return ok({ revision, ...this.#end });
  }

  #insertOne(stream: StreamName, revision: number, event: PreparedEvent): void {
    const { eventId, type, data, metadata, recordedAt } = notBefore(event, this.#end.recordedAt);
    const { lastInsertRowid } = this.#insert.run(stream, revision, eventId, type, data, metadata);
    this.#end = { position: BigInt(lastInsertRowid), recordedAt };
  }

  #conflict({ stream, expected }: AppendRequest): AppendOutcome {
    return err({ stream, expected, actual: asRevision(this.#headOf(stream)) });
  }

  #headOf(stream: StreamName): number {
    const known = this.#heads.get(stream);
    if (known !== undefined) return known;
    const head = Number(this.#head.get(stream)?.['head'] ?? NO_STREAM);
    if (head !== NO_STREAM) this.#heads.set(stream, head);
    return head;
  }

  /** SQLite ends a transaction by itself after some faults, not after all. */
  #rollBack(): void {
    if (this.db.isTransaction) this.db.exec('ROLLBACK');
  }
}

const endOf = (db: DatabaseSync): LogEnd => {
  const last = db
    .prepare(
      "SELECT position, metadata ->> 'recordedAt' AS recordedAt FROM events ORDER BY position DESC LIMIT 1",
    )
    .get();
  return {
    position: last ? BigInt(Number(last['position'])) : START,
    recordedAt: String(last?.['recordedAt'] ?? '') as Instant,
  };
};
