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
const asked = {
  askedAt: instant('2026-01-05T08:59:59.500Z'),
  route: '/v1/actions',
  correlationId: testId<Uuid>('request'),
};
const readEvent = event('restricted-records-read.v3', {
  readings: [
    { ...asked, asAt, records: [{ ...action, basis: 'office' }] },
    { route: '/v1/actions/:actionId', records: [{ ...action, basis: 'ownership' }] },
  ],
});
const refusedEvent = event('restricted-read-refused.v3', { refusals: [{ ...asked, ...action }] });

const [read, refused] = inOrder([readEvent, refusedEvent]) as [
  typeof readEvent,
  typeof refusedEvent,
];

const who = ({ eventId, position, metadata }: Recorded) => ({
  eventId,
  by: metadata.actor.id,
  capacity: metadata.actor.capacity,
  ...(metadata.actor.organisation && { organisation: metadata.actor.organisation }),
  position: String(position),
});

describe('reads of restricted records', () => {
  const { askedAt: at, ...question } = asked;

  it('tell who read what, why and when, each by itself; and what was refused', () =>
    given(restrictedReads, [read, refused]).thenAll({
      [read.eventId]: {
        ...who(read),
        outcome: 'read',
        reads: [
          { at, ...question, asAt, records: [{ ...action, basis: 'office' }] },
          // As it was recorded once: at that moment, of one request.
          {
            at: read.metadata.recordedAt,
            route: '/v1/actions/:actionId',
            correlationId: read.metadata.$correlationId,
            records: [{ ...action, basis: 'ownership' }],
          },
        ],
      },
      [refused.eventId]: {
        ...who(refused),
        outcome: 'refused',
        reads: [{ at, ...question, records: [action] }],
      },
    }));
});
