import { describe, expect, it } from '@jest/globals';
import { isCleared, withoutRestricted } from './restricted.js';

const open = { title: 'Open', marking: 'partnership' };
const hidden = { title: 'Hidden', marking: 'restricted' };

describe('who reads restricted records', () => {
  it('is the secretariat, nobody else yet', () => {
    expect([
      isCleared({ role: 'secretariat' }),
      isCleared({ role: 'auditor' }),
      isCleared({}),
    ]).toEqual([true, false, false]);
  });
});

describe('what is left for others', () => {
  it('is nothing of a restricted record', () => {
    expect(withoutRestricted(hidden)).toBeUndefined();
  });

  it('is a list without them, at any depth, without a gap', () => {
    const page = { groups: [{ actions: [open, hidden, open] }, hidden], one: hidden, other: open };
    expect(JSON.stringify(withoutRestricted(page))).toBe(
      JSON.stringify({ groups: [{ actions: [open, open] }], other: open }),
    );
  });

  it.each([
    null,
    undefined,
    0,
    '',
    'restricted',
    true,
    [],
    {},
    { marking: 'public' },
    ['restricted'],
  ])('is %j as it is', (value) => {
    expect(withoutRestricted(value)).toEqual(value);
  });

  it('leaves what it was given untouched', () => {
    const list = [open, hidden];
    withoutRestricted({ list });
    expect(list).toEqual([open, hidden]);
  });

  it('does not fall for a restricted record behind a list in a list', () => {
    expect(withoutRestricted([[hidden], [[hidden, 1]]])).toEqual([[], [[1]]]);
  });
});
