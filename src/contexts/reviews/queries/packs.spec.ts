import { describe, expect, it, jest } from '@jest/globals';
import { InMemoryEventStore } from '../../../../test/support/in-memory-event-store.js';
import {
  afterTheFreeze,
  END_OF_YEAR,
  EXAMPLE_LEDGER,
  upToTheFreeze,
} from '../../../../test/support/review-history.js';
import { Packs } from './packs.js';

const THE_PACK = { reviewId: END_OF_YEAR, kind: 'pack' } as const;

const opened = (events = upToTheFreeze()) => {
  const store = new InMemoryEventStore(events);
  return { store, reads: jest.spyOn(store, 'readAll'), packs: new Packs(store, EXAMPLE_LEDGER) };
};

describe('packs', () => {
  it('are folded once, however many ask, at once or later', async () => {
    const { packs, reads } = opened();
    const [one, other] = await Promise.all([packs.of(THE_PACK), packs.of(THE_PACK)]);
    const folded = reads.mock.calls.length;
    expect(folded).toBeGreaterThan(0);
    expect(other).toBe(one);
    expect(await packs.of(THE_PACK)).toBe(one);
    expect(reads.mock.calls).toHaveLength(folded);
  });

  it('are not refused for ever: a record is there once the review is closed', async () => {
    const { packs, store } = opened();
    await expect(packs.of({ ...THE_PACK, kind: 'record' })).rejects.toMatchObject({ status: 409 });
    store.record(...afterTheFreeze());
    expect((await packs.of({ ...THE_PACK, kind: 'record' })).document.kind).toBe('record');
  });
});
