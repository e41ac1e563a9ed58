import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import type { StreamName } from '../../../kernel/ids.js';
import { instant } from '../../../kernel/plain-date.js';
import type { InterventionKind, StoreIntervention } from '../store-intervention.js';

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
