import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { v7 as timeOrderedUuid } from 'uuid';
import { streamName } from '../../kernel/ids.js';
import { TurnByTurn } from '../command-handling/turn-by-turn.js';
import {
  type EventStore,
  EventTooLarge,
  type ExpectedRevision,
  MAX_EVENT_BYTES,
  StoreUnavailable,
} from '../event-store/event-store.js';
import { type Extent, fitTogether, type WaitingFact } from './gathering.js';
import { leftIn, type Lines, SPOOL_FOLDER, SpoolFile, type WaitingFacts } from './spool-file.js';
import { type Spooled, SpooledEvents } from './spooled-events.js';

export interface Spooling<Fact> extends Spooled<Fact> {
  /** The data folder, held by this process. */
  readonly folder: string;
  /** What the streams that they go to are named by. */
  readonly kind: string;
  readonly store: Pick<EventStore, 'append'>;
  /** Told what keeps facts from the log; they wait on. */
  readonly tell?: (fault: unknown) => void;
  /** How long a fact waits, at most, while the log can be written. */
  readonly withinMs?: number;
}

const WITHIN_MS = 1_000;
/** Where the log takes nothing, no more than so many wait. */
const MOST_WAITING = 10_000;

/** What was put in one turn of the event loop: it is written together, as far as a file takes it. */
interface Turn<Fact> extends Lines<Fact> {
  readonly facts: WaitingFact<Fact>[];
  readonly keys: Set<string>;
  text: string;
  bytes: number;
  readonly written: Promise<void>;
}

/**
 * Where facts wait that must be safe before an answer leaves, and need not be in the log yet: a file of the data folder
 * that outlives the process, not a power cut. Many go to the log at once, gathered in few events: that is one wait for
 * the disk. Each is in the log once: the streams tell which are.
 */
export class EventSpool<Fact> {
  readonly #folder: string;
  readonly #events: SpooledEvents<Fact>;
  readonly #turns = new TurnByTurn<EventSpool<Fact>>();
  readonly #ended: WaitingFacts<Fact>[];
  /** The last one that was begun, until it is written. */
  #turn: Turn<Fact> | undefined;
  /** Facts of turns that are not written yet. */
  #unwritten = 0;
  #file: SpoolFile<Fact> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(private readonly spooling: Spooling<Fact>) {
    this.#folder = join(spooling.folder, SPOOL_FOLDER);
    this.#events = new SpooledEvents(spooling);
    const left = leftIn(this.#folder, (line) => this.#events.read(line));
    for (const { stream, damaged } of left)
      if (damaged > 0) this.#tell(new Error(`${damaged} lines of ${stream} cannot be read`));
    this.#ended = [...left];
  }

  /**
   * Settles once the fact outlives this process. The log has it a moment later, recorded then.
   * @throws StoreUnavailable when it cannot be written (full disk), EventTooLarge
   * @throws EventDoesNotFitSchema for a fact that could not be read back
   */
  async put(fact: Fact): Promise<void> {
    if (this.#isClosed) throw new StoreUnavailable('The ledger is closing.');
    if (this.#waiting() >= MOST_WAITING)
      throw new StoreUnavailable(`${MOST_WAITING} facts wait for the log already`);
    const line = `${JSON.stringify(fact)}\n`;
    const bytes = Buffer.byteLength(line);
    if (bytes > MAX_EVENT_BYTES)
      throw new EventTooLarge(`A fact takes more than ${MAX_EVENT_BYTES} bytes`);
    // What the log would not take later would keep everything behind it from the log.
    const key = this.#events.check(fact);
    const turn = this.#turnFor({ bytes, keys: new Set([key]) });
    turn.facts.push({ fact, key, bytes });
    turn.keys.add(key);
    turn.text += line;
    turn.bytes += bytes;
    this.#unwritten += 1;
    await turn.written;
  }

  /** Settles once the log has everything that was put before. @throws StoreUnavailable: it waits on */
  flush(): Promise<void> {
    return this.#turns.take(this, async () => {
      // Whoever put it is told of a fault themselves.
      await this.#turn?.written.catch(() => undefined);
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

  #turnFor(extent: Extent): Turn<Fact> {
    if (this.#turn && fitTogether(this.#turn, extent)) return this.#turn;
    const turn: Turn<Fact> = {
      facts: [],
      keys: new Set(),
      text: '',
      bytes: 0,
      written: setImmediate().then(() => this.#write(turn)),
    };
    this.#turn = turn;
    return turn;
  }

  #write(turn: Turn<Fact>): void {
    if (this.#turn === turn) this.#turn = undefined;
    this.#unwritten -= turn.facts.length;
    if (this.#file && !this.#file.hasRoomFor(turn)) this.#endFile();
    try {
      this.#file ??= new SpoolFile(this.#folder, streamName(this.spooling.kind, timeOrderedUuid()));
      this.#file.write(turn);
    } catch (fault) {
      this.#endFile();
      throw new StoreUnavailable('It cannot be written beside the log now', { cause: fault });
    }
    this.#schedule();
  }

  #endFile(): void {
    if (!this.#file) return;
    this.#file.end();
    this.#ended.push(this.#file);
    this.#file = undefined;
  }

  /** An append of which nobody knows whether it was done is told by the stream: what is there is not written again. */
  async #append(file: WaitingFacts<Fact>): Promise<void> {
    const { stream } = file;
    let revision: ExpectedRevision = 'no-stream';
    for (;;) {
      const done: number = revision === 'no-stream' ? 0 : revision + 1;
      const events = this.#events.of(file).slice(done);
      if (events.length === 0) return;
      const appended = await this.spooling.store.append(stream, events, revision);
      if (appended.ok) return;
      if (appended.error.actual === revision)
        throw new Error(`What waits for ${stream} is in the log elsewhere`);
      revision = appended.error.actual;
    }
  }

  #waiting(): number {
    const waiting = (file?: WaitingFacts<Fact>): number =>
      file ? file.former.length + file.facts.length : 0;
    const ended = this.#ended.reduce((sum, file) => sum + waiting(file), 0);
    return ended + waiting(this.#file) + this.#unwritten;
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
