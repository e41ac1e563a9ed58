import { describe, it } from '@jest/globals';
import type { RestrictedReadEvent } from '../../src/contexts/access/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { Uuid } from '../../src/kernel/ids.js';
import { instant } from '../../src/kernel/plain-date.js';
import { testId } from '../../test/support/decider-given.js';
import { given } from '../../test/support/projection-given.js';
import { inOrder, recorderOf } from '../../test/support/recorded-event.js';
import { restrictedReads } from './restricted-reads.js';

const event = recorderOf<RestrictedReadEvent>();
const action = { kind: 'action', recordId: testId<Uuid>('action'), bodyId: testId<Uuid>('group') };
const asAt = instant('2021-06-30T17:00:00Z');
const readEvent = event('restricted-records-read.v2', {
  askedAt: instant('2026-01-05T08:59:59.500Z'),
  route: '/v1/actions',
  asAt,
  records: [{ ...action, basis: 'office' }],
});
const refusedEvent = event('restricted-read-refused.v2', {
  route: '/v1/actions/:actionId',
  ...action,
});

const [read, refused] = inOrder([readEvent, refusedEvent]) as [
  typeof readEvent,
  typeof refusedEvent,
];

const seen = ({ eventId, position, metadata }: Recorded) => ({
  readId: eventId,
  by: metadata.actor.id,
  capacity: metadata.actor.capacity,
  ...(metadata.actor.organisation && { organisation: metadata.actor.organisation }),
  at: metadata.recordedAt,
  correlationId: metadata.$correlationId,
  position: String(position),
});

describe('reads of restricted records', () => {
  it('tell who read what, why and when, not when the log came to know; and what was refused', () =>
    given(restrictedReads, [read, refused]).thenAll({
      [read.eventId]: {
        ...seen(read),
        at: instant('2026-01-05T08:59:59.500Z'),
        outcome: 'read',
        route: '/v1/actions',
        asAt,
        records: [{ ...action, basis: 'office' }],
      },
      [refused.eventId]: {
        ...seen(refused),
        outcome: 'refused',
        route: '/v1/actions/:actionId',
        records: [action],
      },
    }));
});
