import { describe, expect, it } from '@jest/globals';
import type { MeasureRow } from '../../../../projections/measure-register/measure-register.js';
import { plainDate } from '../../../kernel/plain-date.js';
import type { Figure } from '../../delivery-plans/contract.js';
import { inWords, targetStanding } from './in-words.js';

const latest = (figure: Figure) => ({ figure }) as NonNullable<MeasureRow['latest']>;
const higher = { direction: 'higher-is-better' } as const;
const lower = { direction: 'lower-is-better' } as const;
const share = (value: number, denominator: number) => ({ value, denominator });

describe('dates in words', () => {
  it.each([
    ['2022-02-23', '23 February 2022'],
    ['2021-12-01', '1 December 2021'],
  ])('%s reads %s', (date, words) => expect(inWords(plainDate(date))).toBe(words));
});

describe('a figure against its target', () => {
  it.each([
    ['reaches it from below', { ...higher, latest: latest({ value: 200 }) }, 'met'],
    ['falls short', { ...higher, latest: latest({ value: 199 }) }, 'not-met'],
    ['stays under it', { ...lower, latest: latest({ value: 200 }) }, 'met'],
    ['exceeds what it should stay under', { ...lower, latest: latest({ value: 201 }) }, 'not-met'],
    ['has no direction', { latest: latest({ value: 200 }) }, 'not-comparable'],
    [
      'is a share, and the target is not',
      { ...higher, latest: latest(share(2, 3)) },
      'not-comparable',
    ],
    ['is missing', { ...higher }, 'no-data'],
  ])('%s', (_, measure, standing) => {
    expect(targetStanding({ ...measure, target: { value: 200 } })).toBe(standing);
  });

  it('compares shares in whole numbers', () => {
    const third = { ...higher, target: share(1, 3) };
    expect(targetStanding({ ...third, latest: latest(share(333_333, 1_000_000)) })).toBe('not-met');
    expect(targetStanding({ ...third, latest: latest(share(333_334, 1_000_000)) })).toBe('met');
    expect(targetStanding({ ...third, latest: latest(share(2 ** 52 / 4, 2 ** 52)) })).toBe(
      'not-met',
    );
  });

  it('has none to meet', () => {
    expect(targetStanding({ ...higher, latest: latest({ value: 1 }) })).toBe('no-target');
  });
});
