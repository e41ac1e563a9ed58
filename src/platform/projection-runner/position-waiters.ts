import type { Position } from '../../kernel/ids.js';

interface Waiter {
  readonly position: Position;
  readonly settle: (reached: boolean) => void;
}

/** Those who wait for a view to get somewhere. Nobody asks again and again: they are told. */
export class PositionWaiters {
  readonly #waiters = new Set<Waiter>();

  /** True once the position is reached; false when the time, in milliseconds, runs out before or it is given up. */
  wait(position: Position, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (reached: boolean): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(reached);
      };
      const waiter: Waiter = { position, settle };
      const timer = setTimeout(settle, timeoutMs, false);
      this.#waiters.add(waiter);
    });
  }

  reached(position: Position): void {
    for (const waiter of this.#waiters) {
      if (waiter.position <= position) waiter.settle(true);
    }
  }

  giveUp(): void {
    for (const waiter of this.#waiters) waiter.settle(false);
  }
}
