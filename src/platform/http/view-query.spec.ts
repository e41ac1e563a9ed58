import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CutQuery, cutOf } from './view-query.js';

const asked = (asAt: unknown) => plainToInstance(CutQuery, { asAt });

describe('as at', () => {
  it.each([
    ['2022-03-31', '2022-03-31T23:59:59.999Z'],
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
