import type { Recorded } from '../../src/kernel/envelope.js';
import type { Position } from '../../src/kernel/ids.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';

/** Collects what `follow` gives, so that a test can wait for so many events. */
export interface Follower {
  readonly seen: readonly Recorded[];
  /** @throws Error when they do not come within 10 seconds, or the following ends before */
  reached(count: number): Promise<void>;
  /** Aborts, and waits until the loop ended. */
  stop(): Promise<void>;
  /** Settles when the loop ends by itself. */
  readonly ended: Promise<void>;
}

const PATIENCE_MS = 10_000;

export const followFrom = (store: EventStore, after: Position): Follower => {
  const seen: Recorded[] = [];
  const abort = new AbortController();
  let running = true;
  const loop = async (): Promise<void> => {
    try {
      for await (const batch of store.follow(after, abort.signal)) seen.push(...batch);
    } finally {
      running = false;
    }
  };
  const ended = loop();
  ended.catch(() => undefined);
  return {
    seen,
    ended,
    async reached(count) {
      const deadline = Date.now() + PATIENCE_MS;
      while (seen.length < count) {
        if (!running || Date.now() > deadline)
          throw new Error(`${seen.length} of ${count} events came`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    async stop() {
      abort.abort();
      await ended;
    },
  };
};
