import { describe, expect, it } from '@jest/globals';
import { testId } from '../../../test/support/decider-given.js';
import type { ActorId, Uuid } from '../../kernel/ids.js';
import { instant } from '../../kernel/plain-date.js';
import { readingsGathered, type SpooledReading } from './spooled-reading.js';

const actor = { id: 'cs-chair' as ActorId, capacity: 'member' } as const;
const about = { kind: 'action', recordId: testId<Uuid>('action') };
const question = { route: '/v1/actions/:actionId', correlationId: testId<Uuid>('request') };

const read = (at = '2021-06-16T09:30:00Z'): SpooledReading => ({
  outcome: 'read',
  actor,
  askedAt: instant(at),
  asked: { ...question, records: [{ ...about, basis: 'office' }] },
});
const refused: SpooledReading = {
  outcome: 'refused',
  actor,
  askedAt: instant('2021-06-16T09:30:00Z'),
  asked: { ...question, ...about },
};

describe('readings that wait', () => {
  const keyOf = readingsGathered.keyOf;

  it('stand together where one person read, in one capacity, on one day in London', () => {
    expect(keyOf(read('2021-06-16T22:59:59Z'))).toBe(keyOf(read()));
    const organisation = testId<Uuid>('agency');
    const others = [
      read('2021-06-16T23:00:00Z'),
      refused,
      { ...read(), actor: { ...actor, id: 'cs-deputy' as ActorId } },
      { ...read(), actor: { ...actor, capacity: 'auditor' as const } },
      { ...read(), actor: { ...actor, organisation } },
    ];
    expect(new Set([read(), ...others].map(keyOf)).size).toBe(6);
  });

  it('stay whole, in their order', () => {
    const [one, other] = [read(), read('2021-06-16T09:30:01Z')];
    expect(readingsGathered.eventOf([one, other])).toEqual({
      type: 'restricted-records-read.v3',
      data: {
        readings: [
          { askedAt: one.askedAt, ...one.asked },
          { askedAt: other.askedAt, ...other.asked },
        ],
      },
      actor,
      effectiveAt: '2021-06-16',
    });
    expect(readingsGathered.eventOf([refused, refused])).toMatchObject({
      type: 'restricted-read-refused.v3',
      data: { refusals: [refused.asked, { askedAt: refused.askedAt, ...refused.asked }] },
    });
  });
});
