import { join } from 'node:path';
import { v7 as timeOrderedUuid } from 'uuid';
import type { EventRegistry } from '../../kernel/event-registry.js';
import { streamName } from '../../kernel/ids.js';
import type { Clock } from '../clock.js';
import { TurnByTurn } from '../command-handling/turn-by-turn.js';
import {
  EventTooLarge,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  MAX_EVENT_BYTES,
  StoreUnavailable,
} from '../event-store/event-store.js';
import { leftIn, SPOOL_FOLDER, SpoolFile, type WaitingEvents } from './spool-file.js';

export interface Spooling {
  /** The data folder, held by this process. */
  readonly folder: string;
  /** What the streams that they go to are named by. */
  readonly kind: string;
  readonly store: Pick<EventStore, 'append'>;
  readonly registry: EventRegistry;
  readonly clock: Clock;
  /** Told what keeps events from the log; they wait on. */
  readonly tell?: (fault: unknown) => void;
  /** How long an event waits, at most, while the log can be written. */
  readonly withinMs?: number;
}

const WITHIN_MS = 1_000;
/** So many in one append, at most: they are written in one turn of the event loop. */
const AT_ONCE = 256;
/** Where the log takes nothing, no more than so many wait. */
const MOST_WAITING = 10_000;

/**
 * Where facts wait that must be safe before an answer leaves, and need not be in the log yet: a file of the data folder
 * that outlives the process, not a power cut. Many go to the log at once, which then is one wait for the disk.
 * Each is in the log once: the streams' revisions tell which are.
 */
export class EventSpool {
  readonly #folder: string;
  readonly #turns = new TurnByTurn<EventSpool>();
  readonly #ended: WaitingEvents[];
  #file: SpoolFile | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(private readonly spooling: Spooling) {
    this.#folder = join(spooling.folder, SPOOL_FOLDER);
    const left = leftIn(this.#folder, spooling.registry);
    for (const { stream, damaged } of left)
      if (damaged > 0) this.#tell(new Error(`${damaged} lines of ${stream} cannot be read`));
    this.#ended = [...left];
  }

  /**
   * Returns once the event outlives this process. The log has it a moment later, recorded then.
   * @throws StoreUnavailable when it cannot be written (full disk), EventTooLarge
   * @throws EventDoesNotFitSchema for a fact that could not be read back
   */
  put(event: EventToAppend): void {
    if (this.#isClosed) throw new StoreUnavailable('The ledger is closing.');
    if (this.#waiting() >= MOST_WAITING)
      throw new StoreUnavailable(`${MOST_WAITING} events wait for the log already`);
    const json = JSON.stringify(event);
    if (Buffer.byteLength(json) > MAX_EVENT_BYTES)
      throw new EventTooLarge(`${event.type} takes more than ${MAX_EVENT_BYTES} bytes`);
    // What the log would not take later would keep everything behind it from the log.
    this.spooling.registry.check(event.type, event.data);
    this.spooling.registry.checkMetadata(event.type, event.metadata);
    this.#write(event, json);
    this.#schedule();
  }

  /** Settles once the log has everything that was put before. @throws StoreUnavailable: it waits on */
  flush(): Promise<void> {
    return this.#turns.take(this, async () => {
      this.#endFile();
      for (let file = this.#ended[0]; file; file = this.#ended[0]) {
        await this.#append(file);
        file.remove();
        this.#ended.shift();
      }
    });
  }

  /** Appends what an earlier process left behind; where the log takes nothing now, once it does again. */
  async appendLeft(): Promise<void> {
    try {
      await this.flush();
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
      this.#tell(fault);
      this.#schedule();
    }
  }

  /** Appends what waits, and takes nothing more. What the log does not take now waits for the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    try {
      await this.flush();
    } catch (fault) {
      this.#tell(fault);
    }
  }

  #write(event: EventToAppend, json: string): void {
    try {
      this.#file ??= new SpoolFile(this.#folder, streamName(this.spooling.kind, timeOrderedUuid()));
      this.#file.put(event, json);
    } catch (fault) {
      this.#endFile();
      throw new StoreUnavailable('It cannot be written beside the log now', { cause: fault });
    }
  }

  #endFile(): void {
    if (!this.#file) return;
    this.#file.end();
    this.#ended.push(this.#file);
    this.#file = undefined;
  }

  /** An append of which nobody knows whether it was done is told by the stream: what is there is not written again. */
  async #append({ stream, events }: WaitingEvents): Promise<void> {
    let revision: ExpectedRevision = 'no-stream';
    for (;;) {
      const done: number = revision === 'no-stream' ? 0 : revision + 1;
      const batch = events.slice(done, done + AT_ONCE).map((event) => this.#recordedNow(event));
      if (batch.length === 0) return;
      const appended = await this.spooling.store.append(stream, batch, revision);
      if (!appended.ok && appended.error.actual === revision)
        throw new Error(`An event that waits for ${stream} is in the log elsewhere`);
      revision = appended.ok ? appended.value.revision : appended.error.actual;
    }
  }

  /** The log says when it came to know: a cut that was asked for meanwhile stays what it was. */
  #recordedNow({ metadata, ...event }: EventToAppend): EventToAppend {
    return { ...event, metadata: { ...metadata, recordedAt: this.spooling.clock.now() } };
  }

  #waiting(): number {
    return this.#ended.reduce(
      (sum, { events }) => sum + events.length,
      this.#file?.events.length ?? 0,
    );
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.flush().catch((fault: unknown) => {
        this.#tell(fault);
        if (!this.#isClosed) this.#schedule();
      });
    }, this.spooling.withinMs ?? WITHIN_MS).unref();
  }

  #tell(fault: unknown): void {
    this.spooling.tell?.(fault);
  }
}
