import { describe, expect, it } from '@jest/globals';
import { broken, refuse, rule } from './refusal.js';

const isPositive = rule<number>({
  code: 'NUMBER.NOT_POSITIVE',
  statement: 'A number is positive.',
  source: 'Design: numbers',
  kind: 'ours',
  concerns: 'content',
  holds: (number) => number > 0,
});
const isEven = rule<number>({
  code: 'NUMBER.ODD',
  statement: 'A number is even.',
  source: 'S4:1',
  kind: 'source',
  concerns: 'stage',
  holds: (number) => number % 2 === 0,
  explain: (number) => `${number} is odd.`,
});

describe('a refusal', () => {
  it('says what rule was broken and where it comes from, not how it is checked', () => {
    expect(refuse(isPositive, -2)).toStrictEqual({
      code: 'NUMBER.NOT_POSITIVE',
      message: 'A number is positive.',
      source: 'Design: numbers',
      kind: 'ours',
      concerns: 'content',
    });
  });

  it('explains itself with the case at hand where the rule can', () => {
    expect(refuse(isEven, 3).message).toBe('3 is odd.');
  });

  it.each([
    [2, []],
    [1, ['NUMBER.ODD']],
    [-2, ['NUMBER.NOT_POSITIVE']],
    [-1, ['NUMBER.NOT_POSITIVE', 'NUMBER.ODD']],
  ])('of %d tells everything at once, in the order of the rules', (number, codes) => {
    expect(broken([isPositive, isEven], number).map(({ code }) => code)).toEqual(codes);
  });
});
