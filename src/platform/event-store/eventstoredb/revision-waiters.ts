import type { StreamName } from '../../../kernel/ids.js';

interface Waiter {
  readonly revision: number;
  readonly settle: (isReached: boolean) => void;
}

/** Those who wait until the log gives an event of a stream. */
export class RevisionWaiters {
  readonly #waiting = new Map<StreamName, Set<Waiter>>();

  /** @returns whether it came within so many milliseconds */
  wait(stream: StreamName, revision: number, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.settle(false), timeoutMs);
      const waiter: Waiter = {
        revision,
        settle: (isReached) => {
          clearTimeout(timer);
          this.#forget(stream, waiter);
          resolve(isReached);
        },
      };
      const known = this.#waiting.get(stream);
      if (known) known.add(waiter);
      else this.#waiting.set(stream, new Set([waiter]));
    });
  }

  reached(stream: StreamName, revision: number): void {
    for (const waiter of this.#waiting.get(stream) ?? [])
      if (waiter.revision <= revision) waiter.settle(true);
  }

  giveUp(): void {
    for (const waiters of this.#waiting.values()) for (const each of waiters) each.settle(false);
  }

  #forget(stream: StreamName, waiter: Waiter): void {
    const waiters = this.#waiting.get(stream);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.#waiting.delete(stream);
  }
}
