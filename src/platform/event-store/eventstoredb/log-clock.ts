import type { Instant } from '../../../kernel/plain-date.js';
import { notBefore, type PreparedEvent } from '../prepared-event.js';

/**
 * The clock of the log, as far as one process can keep it: never before what was recorded by anybody, as far as we
 * have seen, nor before what is on its way. Another process may write something earlier at the same moment.
 */
export class LogClock {
  readonly #onTheirWay = new Set<readonly PreparedEvent[]>();

  constructor(private readonly latestSeen: () => Instant) {}

  /** The events with the log's clock. They count as on their way until `settle`. */
  stamp(events: readonly PreparedEvent[]): readonly PreparedEvent[] {
    let earliest = this.latestSeen();
    for (const each of this.#onTheirWay) {
      const last = each.at(-1)?.recordedAt ?? earliest;
      if (last > earliest) earliest = last;
    }
    const stamped = events.map((event) => {
      const later = notBefore(event, earliest);
      earliest = later.recordedAt;
      return later;
    });
    this.#onTheirWay.add(stamped);
    return stamped;
  }

  /** They were written and seen, or will never be. */
  settle(stamped: readonly PreparedEvent[]): void {
    this.#onTheirWay.delete(stamped);
  }
}
