import { setImmediate } from 'node:timers/promises';
import type { Recorded } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import type { Instant, PlainDate } from '../../kernel/plain-date.js';
import { START, type EventStore } from '../event-store/event-store.js';

/** Which facts a view is asked for. The parts combine: every one given narrows the cut. Nothing given is the whole log. */
export interface Cut {
  /** All before this position, without it: a frozen position is a cut at itself. */
  readonly before?: Position;
  /** All up to this position, with it. */
  readonly upTo?: Position;
  /** What had been recorded by then: the longest prefix of the log without a later `recordedAt`. */
  readonly asAt?: Instant;
  /** Of that prefix, what had happened by the end of that day in London, in log order. */
  readonly effectiveAt?: PlainDate;
}

/** Events read at once; other work gets its turn between two batches. */
export const BATCH = 1_000;

/** Whether an event, and with it everything after it, lies beyond the cut. */
export const isBeyond = ({ before, upTo, asAt }: Cut, { position, metadata }: Recorded): boolean =>
  (before !== undefined && position >= before) ||
  (upTo !== undefined && position > upTo) ||
  (asAt !== undefined && metadata.recordedAt > asAt);

/** The log's events after a position up to the cut, in batches; all of them, whenever they were effective. */
export async function* readPrefix(
  store: EventStore,
  cut: Cut,
  after: Position = START,
): AsyncGenerator<readonly Recorded[], void> {
  let position = after;
  for (;;) {
    const batch = await store.readAll(position, BATCH);
    const last = batch.at(-1);
    if (!last) return;
    const end = batch.findIndex((event) => isBeyond(cut, event));
    if (end !== 0) yield end < 0 ? batch : batch.slice(0, end);
    if (end >= 0) return;
    position = last.position;
    await setImmediate();
  }
}
