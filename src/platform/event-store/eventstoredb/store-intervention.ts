import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import type { StreamName } from '../../../kernel/ids.js';
import { instant, type Instant } from '../../../kernel/plain-date.js';

/** What somebody with rights on the server did to a stream of ours: we never do any of it. */
export const INTERVENTION_KINDS = [
  /** For ever: it cannot be read, and a scavenge takes its events away. */
  'stream-deleted',
  /** All its events are hidden, and a scavenge takes them away. */
  'stream-hidden',
  /** The earlier of its events are hidden, or will be, by number or age. */
  'stream-limited',
  /** Who may read it or write to it. */
  'access-changed',
  /** Something else about the stream was written down or lifted. */
  'metadata-changed',
] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];

/** Noticed in the server's own log: the same for whoever follows it, whenever they do. */
export interface StoreIntervention {
  readonly kind: InterventionKind;
  readonly stream: StreamName;
  /** Of the server's own event that tells of it: decimal, and no position of ours. */
  readonly serverPosition: string;
  /** By the server's clock. */
  readonly at: Instant;
}

/** `$tb` of a stream that was deleted, but not for ever, is 2^63 - 1; no exact number here is as large. */
const HIDES_ALL = 2 ** 62;

const kindOf = ({ type, data }: AllStreamRecordedEvent): InterventionKind => {
  if (type === '$streamDeleted') return 'stream-deleted';
  const { $tb, $maxCount, $maxAge, $acl } = (typeof data === 'object' ? data : {}) as Readonly<
    Record<string, unknown>
  >;
  if (Number($tb) >= HIDES_ALL) return 'stream-hidden';
  if ($tb !== undefined || $maxCount !== undefined || $maxAge !== undefined)
    return 'stream-limited';
  return $acl === undefined ? 'metadata-changed' : 'access-changed';
};

export const interventionIn = (
  stream: StreamName,
  event: AllStreamRecordedEvent,
): StoreIntervention => ({
  kind: kindOf(event),
  stream,
  serverPosition: event.position.commit.toString(),
  at: instant(event.created.toISOString()),
});
