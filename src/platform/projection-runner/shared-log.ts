import type { Recorded } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import { START, StoreUnavailable, type EventStore } from '../event-store/event-store.js';
import { BATCH } from './read-prefix.js';

/** Kept for followers that are a little behind; whoever is further behind reads for itself. */
const WINDOW = { batches: 16, events: 4 * BATCH } as const;

const isRising = (batch: readonly Recorded[]): boolean =>
  batch.every(({ position }, index) => position > (batch[index - 1]?.position ?? START));

/** Resolves with the promise, or as soon as the signal is aborted. */
const orAborted = (promise: Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => resolve();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const done = (): void => signal.removeEventListener('abort', stop);
    promise.then(resolve, reject).finally(done);
  });

/**
 * The log read and parsed once for many followers, each at its own pace and with its own end.
 * None waits for another: the next batch is read when the first of them asks.
 */
export class SharedLog {
  readonly #store: EventStore;
  readonly #closing = new AbortController();
  readonly #window: (readonly Recorded[])[] = [];
  /** Events in the window. */
  #kept = 0;
  /** The window holds every event after `#from`, up to `#to`. */
  #from: Position = START;
  #to: Position | undefined;
  #source: AsyncIterator<readonly Recorded[]> | undefined;
  #pulling: Promise<void> | undefined;

  constructor(store: EventStore) {
    this.#store = store;
  }

  /**
   * The log after a position, then what comes, until the signal is aborted.
   * @throws whatever the store throws; following again goes on from there
   */
  async *follow(after: Position, signal: AbortSignal): AsyncGenerator<readonly Recorded[], void> {
    let position = after;
    if (this.#to === undefined) this.#from = this.#to = after;
    while (!signal.aborted) {
      const batch =
        position < this.#from ? await this.#store.readAll(position, BATCH) : this.#held(position);
      const last = batch?.at(-1);
      if (!batch || !last) {
        await orAborted(this.#more(), signal);
        continue;
      }
      yield batch;
      position = last.position;
    }
  }

  close(): void {
    this.#closing.abort();
  }

  /** The first batch of the window with something after a position, without what is not. */
  #held(position: Position): readonly Recorded[] | undefined {
    const batch = this.#window.find((each) => (each.at(-1)?.position ?? START) > position);
    const first = batch?.[0];
    return first && first.position <= position
      ? batch?.filter((event) => event.position > position)
      : batch;
  }

  #more(): Promise<void> {
    this.#pulling ??= this.#pull().finally(() => {
      this.#pulling = undefined;
    });
    return this.#pulling;
  }

  async #pull(): Promise<void> {
    try {
      this.#source ??= this.#open();
      const { value, done } = await this.#source.next();
      if (done) throw new StoreUnavailable('The log is no longer followed');
      this.#hold(value);
    } catch (error) {
      this.#source = undefined;
      throw error;
    }
  }

  #open(): AsyncIterator<readonly Recorded[]> {
    const batches = this.#store.follow(this.#to ?? START, this.#closing.signal);
    return batches[Symbol.asyncIterator]();
  }

  /** What was delivered before is passed over. @throws StoreUnavailable when the rest is not in order: it is read again */
  #hold(delivered: readonly Recorded[]): void {
    const to = this.#to ?? START;
    const batch = delivered.filter((event) => event.position > to);
    const last = batch.at(-1);
    if (!last) return;
    if (!isRising(batch)) throw new StoreUnavailable('The log was delivered out of order');
    this.#window.push(batch);
    this.#to = last.position;
    this.#kept += batch.length;
    while (this.#window.length > WINDOW.batches || this.#kept > WINDOW.events) {
      const oldest = this.#window.shift();
      this.#kept -= oldest?.length ?? 0;
      this.#from = oldest?.at(-1)?.position ?? this.#from;
    }
  }
}
