import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawSample } from './draw-sample.js';

const population = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 });
const seed = fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/);

describe('a sample', () => {
  it('is ranked by a digest that any tool computes', () => {
    // printf '%s' '7:c' | sha256sum
    expect(drawSample(['a', 'b', 'c'], { seed: '7', size: 2 })).toEqual([
      {
        id: 'c',
        rank: 1,
        digest: '18ec666cf26c1a82fc90243da050a6b311b8d6d3221a0836b934fb3ff995d879',
      },
      {
        id: 'a',
        rank: 2,
        digest: '82d9d62baa6a7870f2637c9be0181e6b8ec19b5c394ba7e569549a13bafe47b6',
      },
    ]);
  });

  it('is the same, in whatever order the population comes', () => {
    fc.assert(
      fc.property(population, seed, fc.nat(50), (ids, by, size) => {
        const again = ids.toSorted().toReversed();
        expect(drawSample(again, { seed: by, size })).toEqual(drawSample(ids, { seed: by, size }));
      }),
    );
  });

  it('holds nothing twice, and begins as the smaller one does', () => {
    fc.assert(
      fc.property(population, seed, fc.nat(50), (ids, by, size) => {
        const drawn = drawSample(ids, { seed: by, size });
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(Math.min(size, ids.length));
        expect(drawSample(ids, { seed: by, size: size + 5 }).slice(0, drawn.length)).toEqual(drawn);
      }),
    );
  });

  it('favours nobody: over many seeds each is drawn about as often', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const drawn = Array.from({ length: 4_000 }, (_, by) =>
      drawSample(ids, { seed: String(by), size: 1 }).map(({ id }) => id),
    ).flat();
    for (const id of ids) {
      const share = drawn.filter((each) => each === id).length;
      expect(share).toBeGreaterThan(850);
      expect(share).toBeLessThan(1_150);
    }
  });
});
