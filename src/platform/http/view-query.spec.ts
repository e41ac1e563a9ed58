import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { instant, plainDate } from '../../kernel/plain-date.js';
import { CutQuery, cutOf, Views } from './view-query.js';

const asked = (asAt: unknown) => plainToInstance(CutQuery, { asAt });

describe('as at', () => {
  it.each([
    ['2022-03-26', '2022-03-26T23:59:59.999Z'],
    // While clocks are an hour ahead, the day ends an hour before midnight UTC.
    ['2022-03-31', '2022-03-31T22:59:59.999Z'],
    ['2021-09-30', '2021-09-30T22:59:59.999Z'],
    ['2022-03-31T10:00:00Z', '2022-03-31T10:00:00.000Z'],
    ['2022-03-31T10:00:00.5+01:00', '2022-03-31T09:00:00.500Z'],
  ])('%s asks for what was recorded until %s', (asAt, moment) => {
    const query = asked(asAt);
    expect(validateSync(query)).toEqual([]);
    expect(cutOf(query)).toEqual({ asAt: moment });
  });

  it.each([
    '2022-W13',
    '2022-090',
    '2022-03',
    '2022',
    '20220331',
    '2022-02-31',
    '2022-02-31T10:00:00Z',
    '2022-03-31T10:00:00',
    '2022-03-31 10:00:00Z',
    '9999-12-31',
    'yesterday',
    '',
    5,
    ['2022-03-31'],
  ])('%j is refused, not guessed at', (asAt) => {
    expect(validateSync(asked(asAt)).map(({ constraints }) => constraints)).toEqual([
      { isMomentOrDay: 'asAt must be a day, or a moment as 2022-03-31T10:00:00Z' },
    ]);
  });
});

describe('today', () => {
  const clock = { now: () => instant('2022-06-30T23:30:00Z') };
  const views = new Views({} as never, {} as never, {} as never, clock);

  it.each([
    // Half an hour past midnight in London.
    ['live', {}, '2022-07-01'],
    ['as at a day of summer', { asAt: '2021-09-30' }, '2021-09-30'],
    ['as at a day of winter', { asAt: '2021-12-31' }, '2021-12-31'],
    ['as at a moment', { asAt: '2021-09-30T23:30:00Z' }, '2021-10-01'],
    [
      'of a day that was',
      { asAt: '2021-09-30', effectiveAt: plainDate('2021-08-31') },
      '2021-08-31',
    ],
  ])('%s', (_, query, today) => {
    expect(views.today(query)).toBe(today);
  });
});
