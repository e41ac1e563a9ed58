import { describe, expect, it } from '@jest/globals';
import type { Observation } from '../../../../projections/measure-register/measure-register.js';
import { plainDate } from '../../../kernel/plain-date.js';
import { currencyOf } from './measure-currency.js';

const today = plainDate('2022-02-01');
const observed = (periodEnd: string, said: Record<string, string> = {}): Observation =>
  ({ periodEnd: plainDate(periodEnd), ...said }) as unknown as Observation;

describe('the currency of a measure', () => {
  it('is that there is no data, where nothing was ever observed', () => {
    expect(currencyOf({}, today)).toEqual({ standing: 'no-data' });
  });

  it('is unknown where one figure tells of no rhythm', () => {
    expect(currencyOf({ latest: observed('2021-12-31') }, today)).toEqual({
      standing: 'unknown',
      ageInDays: 32,
    });
  });

  it('follows what its source says of the next one', () => {
    const latest = (nextExpected: string) => ({ latest: observed('2021-12-31', { nextExpected }) });
    expect(currencyOf(latest('2022-02-01'), today)).toEqual({
      standing: 'current',
      ageInDays: 32,
      nextBy: '2022-02-01',
    });
    expect(currencyOf(latest('2022-01-31'), today)).toMatchObject({ standing: 'overdue' });
  });

  it('follows the rhythm from period to period, else the length of the period', () => {
    const previous = observed('2021-12-21');
    expect(currencyOf({ latest: observed('2021-12-31'), previous }, today)).toEqual({
      standing: 'overdue',
      ageInDays: 32,
      nextBy: '2022-01-20',
    });
    const quarter = observed('2021-12-31', { periodStart: '2021-10-01' });
    expect(currencyOf({ latest: quarter }, today)).toEqual({
      standing: 'current',
      ageInDays: 32,
      nextBy: '2022-07-03',
    });
  });
});
