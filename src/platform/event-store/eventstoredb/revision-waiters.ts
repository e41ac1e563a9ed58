import type { StreamName } from '../../../kernel/ids.js';
import type { KeptEvent } from './kept-event.js';

/** How often, within the time limit, those who wait are looked at: the limit is kept to a tenth of it. */
const LOOKS = 10;

/** Somebody's wait for an event of a stream. */
export interface Wait {
  readonly event: Promise<KeptEvent>;
  /** Gives the wait up, where it is not over yet. */
  readonly fail: (fault: unknown) => void;
}

interface Waiter {
  readonly revision: number;
  readonly came: (event: KeptEvent) => void;
  readonly fail: (fault: unknown) => void;
  readonly late: () => unknown;
  looks: number;
}

/**
 * Those who wait until the log gives an event of a stream. They share one timer: one for each would cost more than all
 * the rest of waiting.
 */
export class RevisionWaiters {
  readonly #waiting = new Map<StreamName, readonly Waiter[]>();
  #looking: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(private readonly limitMs: number) {}

  /**
   * For an event that the log has not given yet.
   * @param late makes the fault with which the wait ends where the event does not come within the limit, or ever
   */
  wait(stream: StreamName, revision: number, late: () => unknown): Wait {
    const { promise, resolve, reject } = Promise.withResolvers<KeptEvent>();
    const fail = (fault: unknown): void => {
      this.#keep(
        stream,
        this.#of(stream).filter((each) => each !== waiter),
      );
      reject(fault);
    };
    const waiter: Waiter = { revision, came: resolve, fail, late, looks: 0 };
    this.#waiting.set(stream, [...this.#of(stream), waiter]);
    if (this.#isOver) fail(late());
    else this.#looking ??= setInterval(() => this.#look(), this.limitMs / LOOKS);
    return { event: promise, fail };
  }

  came(event: KeptEvent, revision: number): void {
    const waiters = this.#of(event.stream);
    if (waiters.length === 0) return;
    this.#keep(
      event.stream,
      waiters.filter((each) => each.revision !== revision),
    );
    for (const waiter of waiters) if (waiter.revision === revision) waiter.came(event);
  }

  /** Nothing comes any more. */
  giveUp(): void {
    this.#isOver = true;
    clearInterval(this.#looking);
    for (const waiter of this.#all()) waiter.fail(waiter.late());
  }

  #look(): void {
    for (const waiter of this.#all()) {
      waiter.looks += 1;
      if (waiter.looks > LOOKS) waiter.fail(waiter.late());
    }
  }

  #all(): readonly Waiter[] {
    return [...this.#waiting.values()].flat();
  }

  #of(stream: StreamName): readonly Waiter[] {
    return this.#waiting.get(stream) ?? [];
  }

  #keep(stream: StreamName, waiters: readonly Waiter[]): void {
    if (waiters.length === 0) this.#waiting.delete(stream);
    else this.#waiting.set(stream, waiters);
  }
}
