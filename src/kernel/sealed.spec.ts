import { describe, expect, it } from '@jest/globals';
import { format, inspect } from 'node:util';
import { canonicalJson, NotCanonical } from './canonical-json.js';
import { isSealedForm, seal, Unsealed } from './sealed.js';

const SECRET = 'She moved to Kendal';
const form = { $sealed: 1, key: 'k', at: 'a', nonce: 'n', text: 't', commitment: 'c' };

describe('a text that is not sealed yet', () => {
  it.each<[string, (value: unknown) => unknown]>([
    ['JSON', (value) => JSON.stringify({ value })],
    ['a template', (value) => `a note: ${value as string}`],
    ['text', (value) => String(value)],
    ['a log', (value) => format('%o %O %j %s', value, value, value, value)],
    ['inspection', (value) => inspect({ value }, { showHidden: true, depth: 9, getters: true })],
    ['a copy', (value) => JSON.stringify({ ...(value as object) })],
    ['a clone', (value) => JSON.stringify(structuredClone(value))],
    ['its names', (value) => JSON.stringify(Reflect.ownKeys(value as object))],
    ['an error', (value) => new Error('refused', { cause: value }).stack],
  ])('shows nothing of itself to %s', (_, look) => {
    const seen = String(look(seal(SECRET)));
    expect(SECRET.split(' ').filter((word) => seen.includes(word))).toEqual([]);
  });

  it('cannot become the bytes of an event', () => {
    expect(() => canonicalJson({ reason: seal(SECRET) })).toThrow(NotCanonical);
  });

  it('is not taken for a sealed one', () => {
    expect(isSealedForm(seal(SECRET))).toBe(false);
  });

  it('tells how much was written', () => {
    expect(new Unsealed('')).toMatchObject({ length: 0, words: 0 });
    expect(new Unsealed(' one\n two\u00a0three ')).toMatchObject({ length: 16, words: 3 });
  });

  it('is revealed in normal form C', () => {
    expect(Unsealed.reveal(new Unsealed('Zu\u0308rich'))).toBe('Z\u00fcrich');
  });
});

describe('a sealed form', () => {
  it('is known by its mark', () => {
    expect(isSealedForm(form)).toBe(true);
  });

  it.each([null, undefined, 'text', 1, [], {}, { ...form, $sealed: 2 }, { ...form, $sealed: '1' }])(
    'is not %j',
    (value) => {
      expect(isSealedForm(value)).toBe(false);
    },
  );
});
