import type { Recorded } from '../../src/kernel/envelope.js';
import type { Position } from '../../src/kernel/ids.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import type { Draws } from './draws.js';

const MOST_AT_ONCE = 12;
const MOST_KEPT = 40;

/** The log of another store, delivered by an unreliable one: again, older parts after newer ones, mixed up. */
export class RedeliveringStore implements Pick<EventStore, 'head' | 'readAll' | 'readStream'> {
  /** How often it delivered something that it should not have. */
  faults = 0;
  readonly #delivered: (readonly Recorded[])[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly draws: Draws,
  ) {}

  head(): Promise<Position> {
    return this.store.head();
  }

  readAll(after: Position, limit: number): Promise<readonly Recorded[]> {
    return this.store.readAll(after, limit);
  }

  readStream(...asked: Parameters<EventStore['readStream']>): Promise<readonly Recorded[]> {
    return this.store.readStream(...asked);
  }

  async *follow(after: Position, signal: AbortSignal): AsyncGenerator<readonly Recorded[], void> {
    let position = after;
    while (!signal.aborted) {
      // One after the other, as a log is followed.
      // oxlint-disable-next-line no-await-in-loop
      const batch = await this.store.readAll(position, 1 + this.draws.below(MOST_AT_ONCE));
      const last = batch.at(-1);
      if (!last) break;
      yield* this.#deliver(batch);
      position = last.position;
    }
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  *#deliver(batch: readonly Recorded[]): Generator<readonly Recorded[]> {
    const { draws } = this;
    if (draws.onceIn(8) && batch.length > 1) yield this.#faulty(batch.toReversed());
    yield draws.onceIn(4) ? this.#faulty([...batch.slice(0, 1), ...batch]) : batch;
    this.#delivered.push(batch);
    if (this.#delivered.length > MOST_KEPT) this.#delivered.shift();
    const older = this.#delivered[draws.below(this.#delivered.length)];
    if (older && draws.onceIn(2)) yield this.#faulty(older);
    if (older && draws.onceIn(4)) yield this.#faulty([...older, ...batch]);
    if (draws.onceIn(4)) yield this.#faulty(batch.toReversed());
  }

  #faulty(batch: readonly Recorded[]): readonly Recorded[] {
    this.faults += 1;
    return batch;
  }
}
