import { describe, expect, it } from '@jest/globals';
import { type Randomness, seededRandomness, systemRandomness } from './randomness.js';

const drawn = (from: Randomness, purpose: string) => [
  from.bytes(32, purpose).toString('hex'),
  from.id(purpose),
];

describe('randomness', () => {
  it.each([1, 12, 16, 17, 32])('of the system is never the same, %i bytes at once', (count) => {
    const draws = Array.from({ length: count === 1 ? 2 : 2_000 }, () =>
      systemRandomness.bytes(count, 'key'),
    );
    expect(draws.every(({ length }) => length === count)).toBe(true);
    if (count > 1) expect(new Set(draws.map((each) => each.toString('hex'))).size).toBe(2_000);
    expect(systemRandomness.id('key')).not.toBe(systemRandomness.id('key'));
  });

  it('of a seed is the same for the same purpose, and for no other', () => {
    const [one, other] = [seededRandomness('one'), seededRandomness('other')];
    expect(drawn(one, 'key')).toEqual(drawn(seededRandomness('one'), 'key'));
    const all = [drawn(one, 'key'), drawn(one, 'keys'), drawn(other, 'key')].flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('of a seed does not run from one word into the next', () => {
    expect(drawn(seededRandomness('a'), 'bc')).not.toEqual(drawn(seededRandomness('ab'), 'c'));
  });
});
