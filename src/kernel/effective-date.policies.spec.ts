import { describe, expect, it } from '@jest/globals';
import { type EffectiveDates, effectiveDateRules } from './effective-date.policies.js';
import { plainDate } from './plain-date.js';
import { broken } from './refusal.js';

interface Case {
  readonly on: string;
  readonly latest?: string;
  readonly late?: boolean;
}

const refusals = ({ on, latest, late = false }: Case) => {
  const dates: EffectiveDates = {
    effectiveAt: plainDate(on),
    today: plainDate('2021-06-15'),
    late,
    ...(latest && { latest: plainDate(latest) }),
  };
  return broken(effectiveDateRules, dates);
};

describe('the date of a fact', () => {
  it.each<[string, Case, readonly string[]]>([
    ['today, in a new history', { on: '2021-06-15' }, []],
    ['long ago, in a new history', { on: '1998-09-30' }, []],
    ['tomorrow', { on: '2021-06-16' }, ['EFFECTIVE_DATE.IN_THE_FUTURE']],
    ['tomorrow, late or not', { on: '2021-06-16', late: true }, ['EFFECTIVE_DATE.IN_THE_FUTURE']],
    ['the day of the last fact', { on: '2021-06-01', latest: '2021-06-01' }, []],
    ['after the last fact', { on: '2021-06-02', latest: '2021-06-01' }, []],
    [
      'before the last fact',
      { on: '2021-05-31', latest: '2021-06-01' },
      ['EFFECTIVE_DATE.BEFORE_THE_LAST'],
    ],
    ['before the last fact, late', { on: '2021-05-31', latest: '2021-06-01', late: true }, []],
    [
      'in the future, and before a fact still later',
      { on: '2021-06-16', latest: '2021-06-17' },
      ['EFFECTIVE_DATE.IN_THE_FUTURE', 'EFFECTIVE_DATE.BEFORE_THE_LAST'],
    ],
  ])('%s', (_, dates, codes) => {
    expect(refusals(dates).map(({ code }) => code)).toEqual(codes);
  });

  it('is told with the dates that matter', () => {
    const [future, order] = refusals({ on: '2021-06-16', latest: '2021-06-17' });
    expect(future?.message).toMatch(/^2021-06-16 .* 2021-06-15\.$/);
    expect(order?.message).toMatch(/^2021-06-16 is earlier than 2021-06-17,/);
    expect([future?.concerns, order?.concerns]).toEqual(['content', 'content']);
  });
});
