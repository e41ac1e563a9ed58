import type { Recorded } from '../../src/kernel/envelope.js';
import type { StreamName, Uuid } from '../../src/kernel/ids.js';
import { type AnyProjection, projection } from '../../src/kernel/projection.js';
import { BATCH } from '../../src/platform/projection-runner/read-prefix.js';

/** Which action an event of the log updates. */
export type Shape = (index: number) => number;

/** An action's twenty updates come together: every document is made in one batch, and done with. */
export const together: Shape = (index) => Math.floor(index / 20);

/** An action's hundred updates come over two batches: every document is made in one, and replaced in the next. */
export const again: Shape = (index) => Math.floor(index / (2 * BATCH)) * 20 + (index % 20);

interface Row {
  readonly status: string;
  readonly updates: number;
  readonly note: string;
}

/** The view: a document of some 700 bytes for each action. */
export const register = projection({
  name: 'updated-actions',
  version: 1,
  indexes: [['status']],
  key: ({ data }) => (data as { readonly action: string }).action,
  on: {
    'action-updated.v1': (row: Row | null) => ({
      status: (row?.updates ?? 0) % 2 === 0 ? 'on-track' : 'at-risk',
      updates: (row?.updates ?? 0) + 1,
      note: 'x'.repeat(600),
    }),
  },
}) as unknown as AnyProjection;

const eventAt = (index: number, shape: Shape): Recorded =>
  ({
    eventId: `event-${index}` as Uuid,
    stream: 'action-1' as StreamName,
    revision: index,
    position: BigInt(index + 1),
    type: 'action-updated.v1',
    data: { action: `action-${shape(index)}` },
    metadata: {},
  }) as unknown as Recorded;

/** The log, in the batches that a view is filled from. */
export function* batchesOf(events: number, shape: Shape): Generator<readonly Recorded[]> {
  for (let start = 0; start < events; start += BATCH) {
    yield Array.from({ length: Math.min(BATCH, events - start) }, (_, at) =>
      eventAt(start + at, shape),
    );
  }
}
