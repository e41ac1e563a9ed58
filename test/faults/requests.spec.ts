import { describe, expect, it } from '@jest/globals';
import { drawsFrom } from './draws.js';
import { drawRequest, type Request } from './requests.js';
import type { World } from './world.js';

const world: World = {
  board: 'board',
  fire: 'fire',
  planId: 'plan',
  actions: ['one', 'two', 'three'],
  meeting: { meetingId: 'meeting', itemId: 'item' },
  restrictedDecision: 'decision',
};

const drawn = (seed: string, count: number): readonly Request[] => {
  const draws = drawsFrom(seed);
  const known = { meetingActions: ['raised'] };
  return Array.from({ length: count }, () => drawRequest(draws, world, known));
};

describe('requests drawn by lot', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(drawn('one', 20)).toEqual(drawn('one', 20));
    expect(drawn('one', 20)).not.toEqual(drawn('other', 20));
  });

  it('are of every kind, each with an id of its own', () => {
    const requests = drawn('one', 300);
    expect(new Set(requests.map(({ request }) => request)).size).toBe(300);
    expect([...new Set(requests.map(({ what }) => what))].toSorted()).toEqual([
      'decision',
      'evidence',
      'meeting action',
      'meeting action done',
      'no change',
      'no change of many',
      'restricted read',
      'update',
    ]);
  });

  it('say what they write: some to several streams, some several events to one', () => {
    const sizes = drawn('one', 300).map(({ batches }) => batches.map(({ types }) => types.length));
    expect(sizes.some((batches) => batches.length > 1)).toBe(true);
    expect(sizes.some(([events = 0]) => events > 1)).toBe(true);
  });
});

describe('draws', () => {
  it('stay within what there is', () => {
    const draws = drawsFrom('bounds');
    const some = Array.from({ length: 200 }, () => draws.someOf(['a', 'b', 'c'], 2).length);
    expect(new Set(some)).toEqual(new Set([1, 2]));
    const below = Array.from({ length: 200 }, () => draws.below(3));
    expect(new Set(below)).toEqual(new Set([0, 1, 2]));
    expect(draws.uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
