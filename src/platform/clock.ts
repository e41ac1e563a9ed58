import type { Instant } from '../kernel/plain-date.js';

/** The server's clock. A simulated ledger's commands bring their own time; nothing else may. */
export interface Clock {
  now(): Instant;
}

/** Injection token of the clock. */
export const CLOCK = Symbol('clock');

export const systemClock: Clock = { now: () => new Date().toISOString() as Instant };

/** The clock of a simulated ledger: it stands where the log's last event left it. */
export class SimulatedClock implements Clock {
  #now: Instant;

  constructor(start: Instant) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  /** Moves on to a later moment; never back. */
  advanceTo(moment: Instant): void {
    if (moment > this.#now) this.#now = moment;
  }
}
