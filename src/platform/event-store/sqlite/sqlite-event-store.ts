import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Recorded } from '../../../kernel/envelope.js';
import type { EventRegistry } from '../../../kernel/event-registry.js';
import type { Position, StreamName } from '../../../kernel/ids.js';
import {
  type CopiedLog,
  StoreUnavailable,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type RawEvent,
} from '../event-store.js';
import { AppendSignal } from '../append-signal.js';
import { GroupCommit } from './group-commit.js';
import { backUpLedger } from './ledger-backup.js';
import { LogReader } from './log-reader.js';
import { LogWriter, type AppendOutcome, type AppendRequest } from './log-writer.js';
import { prepare, type PreparedEvent } from '../prepared-event.js';
import { asUnavailable } from './sqlite-faults.js';

const APPENDS_IN_A_COMMIT = 512;

/** How long a reader beside the writing process waits before it looks again. */
const POLL_MS = 100;

export interface OpenedLedger {
  readonly db: DatabaseSync;
  readonly file: string;
  readonly registry: EventRegistry;
  /** Given by the one who may write; lets go of that right. */
  readonly release?: () => void;
}

/** The part of the store that only the process with the lock has. */
interface Writing {
  readonly writer: LogWriter;
  readonly commits: GroupCommit<AppendRequest, AppendOutcome>;
  readonly release: () => void;
}

/** The log in one SQLite file. Made by `openLedgerFile`. */
export class SqliteEventStore implements EventStore, CopiedLog {
  readonly #reader: LogReader;
  readonly #writing: Writing | undefined;
  readonly #grown = new AppendSignal();
  readonly #backups = new Set<Promise<Position>>();
  #closing: Promise<void> | undefined;

  constructor(private readonly ledger: OpenedLedger) {
    this.#reader = new LogReader(ledger.db, ledger.registry);
    this.#writing = ledger.release && this.#startWriting(ledger.release);
  }

  #startWriting(release: () => void): Writing {
    const writer = new LogWriter(this.ledger.db);
    const commit = (requests: readonly AppendRequest[]): readonly AppendOutcome[] => {
      const outcomes = writer.write(requests);
      this.#grown.ring();
      return outcomes;
    };
    return { writer, commits: new GroupCommit(commit, APPENDS_IN_A_COMMIT), release };
  }

  async append(
    stream: StreamName,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<AppendOutcome> {
    this.#requireOpen();
    if (!this.#writing) throw new StoreUnavailable('The ledger was opened for reading only.');
    const [first, ...rest] = events.map((event) => prepare(event, this.ledger.registry));
    if (!first) throw new RangeError('An append without events.');
    const prepared: readonly [PreparedEvent, ...PreparedEvent[]] = [first, ...rest];
    return this.#writing.commits.submit({ stream, events: prepared, expected });
  }

  async appendCopies(events: readonly RawEvent[]): Promise<void> {
    this.#requireOpen();
    if (!this.#writing) throw new StoreUnavailable('The ledger was opened for reading only.');
    this.#writing.writer.copy(events);
    this.#grown.ring();
  }

  async readStream(stream: StreamName, fromRevision = 0): Promise<readonly Recorded[]> {
    return this.#reading(() =>
      // Most readers only ask whether what they know is still all there is.
      fromRevision > 0 && this.#writing?.writer.reaches(stream, fromRevision) === false
        ? []
        : this.#reader.stream(stream, fromRevision),
    );
  }

  async readAll(after: Position, limit: number): Promise<readonly Recorded[]> {
    return this.#reading(() => {
      const head = this.#head();
      const events: Recorded[] = [];
      for (let seen = after; events.length < limit;) {
        const next = this.#readOn(seen, head, events.length > 0);
        const last = next.at(-1);
        if (!last) break;
        events.push(...next.slice(0, limit - events.length));
        seen = last.position;
      }
      return events;
    });
  }

  /** What is before an event that cannot be read is still given; the fault is for who begins with it. */
  #readOn(after: Position, head: Position, haveSome: boolean): readonly Recorded[] {
    try {
      return this.#reader.next(after, head);
    } catch (fault) {
      if (haveSome) return [];
      throw fault;
    }
  }

  async readRaw(after: Position, limit: number): Promise<readonly RawEvent[]> {
    return this.#reading(() => this.#reader.raw(after, limit));
  }

  async *follow(after: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    let seen = after;
    while (!signal.aborted && !this.#closing) {
      const events = this.#reading(() => this.#reader.next(seen, this.#head()));
      const last = events.at(-1);
      if (last) {
        yield events;
        seen = last.position;
        // A long catch-up must let requests through between its batches.
        await nextTurn();
      } else {
        await this.#grown.next(signal, this.#writing ? undefined : POLL_MS);
      }
    }
  }

  async head(): Promise<Position> {
    return this.#reading(() => this.#head());
  }

  /**
   * Copies the log as it is now into a new file, while appends go on.
   * @returns the position of the last event in the copy
   * @throws Error when the file exists, StoreUnavailable
   */
  async backupTo(file: string): Promise<Position> {
    this.#requireOpen();
    const running = backUpLedger(this.ledger.file, file);
    this.#backups.add(running);
    try {
      return await running;
    } catch (fault) {
      throw asUnavailable(fault);
    } finally {
      this.#backups.delete(running);
    }
  }

  /** For tests of a full disk: the file grows to at most so many pages. */
  limitPages(pages: number): void {
    this.ledger.db.exec(`PRAGMA max_page_count = ${Math.trunc(pages)}`);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#writing?.commits.finish();
    this.#grown.ring();
    await Promise.allSettled(this.#backups);
    if (this.#writing) this.#checkpoint();
    this.ledger.db.close();
    this.#writing?.release();
  }

  /** Only tidies up: what stays in the write-ahead log, for want of space, is read from there at the next start. */
  #checkpoint(): void {
    try {
      this.ledger.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (fault) {
      if (!(asUnavailable(fault) instanceof StoreUnavailable)) throw fault;
    }
  }

  #head(): Position {
    return this.#writing?.writer.position ?? this.#reader.head();
  }

  #requireOpen(): void {
    if (this.#closing) throw new StoreUnavailable('The ledger is closing.');
  }

  #reading<T>(read: () => T): T {
    this.#requireOpen();
    try {
      return read();
    } catch (fault) {
      throw asUnavailable(fault);
    }
  }
}
