import type { Instant } from '../../../kernel/plain-date.js';
import { notBefore, type PreparedEvent } from '../prepared-event.js';

/**
 * The clock of the log, as far as one process can keep it: never before what was recorded by anybody, as far as we
 * have seen, nor before what is on its way. Another process may write something earlier at the same moment.
 */
export class LogClock {
  /** How many of the stamped are still on their way, and the latest of them: each was stamped no earlier than the last. */
  #onTheirWay = 0;
  #latestStamped = '' as Instant;

  constructor(private readonly latestSeen: () => Instant) {}

  /** The events with the log's clock. They count as on their way until `settle`. */
  stamp(events: readonly PreparedEvent[]): readonly PreparedEvent[] {
    const latestSeen = this.latestSeen();
    let earliest = latestSeen > this.#latestStamped ? latestSeen : this.#latestStamped;
    const stamped = events.map((event) => {
      const later = notBefore(event, earliest);
      earliest = later.recordedAt;
      return later;
    });
    this.#latestStamped = earliest;
    this.#onTheirWay += 1;
    return stamped;
  }

  /** Something stamped was written and seen, or will never be: once for each call of `stamp`. */
  settle(): void {
    this.#onTheirWay -= 1;
    // What was never written must not hold the clock any longer.
    if (this.#onTheirWay === 0) this.#latestStamped = '' as Instant;
  }
}
