import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, plainDate } from '../../kernel/plain-date.js';
import { testId } from '../../../test/support/decider-given.js';
import type { BodyId, EstablishedBody, Month, TermsOfReference } from '../bodies/contract.js';
import { cadenceInWords } from './cadence-in-words.js';
import { CADENCE_STANDINGS, cadenceOn, type MeetingDay } from './cadence.js';

const terms = (
  cadence: TermsOfReference['cadence'],
  changes: { version?: number; inForceFrom?: string; source?: string } = {},
) => ({
  version: 1,
  aim: 'Delivers',
  quorum: 1,
  deputies: false,
  interestsDeclared: false,
  ...changes,
  cadence,
  inForceFrom: plainDate(changes.inForceFrom ?? '2020-04-01'),
});
const body = (
  each: readonly ReturnType<typeof terms>[],
  changes: Partial<EstablishedBody> = {},
) => ({
  stage: 'established' as const,
  bodyId: testId<BodyId>('group'),
  name: 'Group',
  shortName: 'CS',
  kind: 'business-area-group' as const,
  establishedOn: plainDate('2020-04-01'),
  appointments: [],
  ...changes,
  terms: each,
});
const met = (...dates: readonly string[]): MeetingDay[] =>
  dates.map((date) => ({ stage: 'held', date: plainDate(date) }));
const SIX = { kind: 'times-a-year', timesAYear: 6 } as const;
const bimonthly = body([terms(SIX, { source: 'S4:341' })]);
const everyTwoMonths = met(
  '2020-09-10',
  '2020-11-10',
  '2021-01-12',
  '2021-03-09',
  '2021-05-11',
  '2021-07-13',
);
const asked = (
  day: string,
  meetings: readonly MeetingDay[] = everyTwoMonths,
  group = bimonthly,
) => {
  const on = plainDate(day);
  const cadence = cadenceOn(group, meetings, on);
  return [cadence.standing, cadenceInWords(cadence, on)];
};

describe('a group that meets bi-monthly', () => {
  it('keeps to six a year', () => {
    expect(asked('2021-07-20')).toEqual([
      'kept',
      'last met 7 days ago; six a year, warned beyond 70 days (S4:341)',
    ]);
    expect(asked('2021-07-13')[1]).toBe('met that day; six a year, warned beyond 70 days (S4:341)');
  });

  it('is warned about beyond ten weeks, by our own rule where its terms say nothing', () => {
    const oneMore = [...met('2020-10-06'), ...everyTwoMonths];
    expect(asked('2021-09-21', oneMore)[0]).toBe('kept');
    expect(asked('2021-09-22', oneMore)).toEqual([
      'overdue',
      'last met 71 days ago; six a year, warned beyond 70 days (S4:341)',
    ]);
  });

  it('is warned about as its terms say, where they do', () => {
    const sooner = body([terms({ ...SIX, warnAfterDays: 30, source: 'ToR 4.2' })]);
    expect(asked('2021-08-13', everyTwoMonths, sooner)).toEqual([
      'overdue',
      'last met 31 days ago; six a year, warned beyond 30 days (ToR 4.2)',
    ]);
  });

  it('meets too seldom where it held fewer in a whole year', () => {
    expect(asked('2021-07-20', everyTwoMonths.slice(1))).toEqual([
      'too-few',
      'last met 7 days ago; six a year, warned beyond 70 days (S4:341); held 5 of 6 in the last twelve months',
    ]);
    expect(asked('2020-11-11', everyTwoMonths)[0]).toBe('kept');
  });

  it('counts what was cancelled or inquorate apart: neither is a meeting held', () => {
    const others: MeetingDay[] = [
      { stage: 'cancelled', date: plainDate('2021-07-14') },
      { stage: 'inquorate', date: plainDate('2021-07-15') },
      { stage: 'convened', date: plainDate('2021-09-14') },
      { stage: 'convened', date: plainDate('2021-11-14') },
    ];
    const on = plainDate('2021-07-20');
    expect(cadenceOn(bimonthly, [...everyTwoMonths, ...others], on)).toEqual({
      standing: 'kept',
      rule: {
        kind: 'times-a-year',
        termsVersion: 1,
        timesAYear: 6,
        warnAfterDays: 70,
        source: 'S4:341',
      },
      year: { from: '2020-07-21', held: 6, inquorate: 1, cancelled: 1, notRequired: 0 },
      lastMet: '2021-07-13',
      daysSince: 7,
      next: '2021-09-14',
      monthsUnaccounted: [],
    });
  });

  it('is told how long it never met', () => {
    expect(asked('2020-04-01', [])[1]).toBe(
      'established that day; six a year, warned beyond 70 days (S4:341)',
    );
    expect(asked('2020-06-11', [])).toEqual([
      'overdue',
      'never met in the 71 days since it was established; six a year, warned beyond 70 days (S4:341)',
    ]);
  });
});

describe('the rule', () => {
  it('is that of the terms in force on the day', () => {
    const changed = body([
      terms(SIX, { source: 'S4:341' }),
      terms(
        { kind: 'times-a-year', timesAYear: 3 },
        { version: 2, inForceFrom: '2021-09-22', source: 'S4:338' },
      ),
    ]);
    expect(asked('2021-09-21', everyTwoMonths, changed)[1]).toContain('six a year');
    expect(asked('2021-09-22', everyTwoMonths, changed)).toEqual([
      'kept',
      'last met 71 days ago; three a year (S4:338)',
    ]);
  });

  it('keeps its source while later terms keep the cadence', () => {
    const kept = body([
      terms(SIX, { source: 'S4:341' }),
      terms({ ...SIX, warnAfterDays: 60 }, { version: 2, inForceFrom: '2021-01-01' }),
    ]);
    expect(asked('2021-07-20', everyTwoMonths, kept)[1]).toBe(
      'last met 7 days ago; six a year, warned beyond 60 days (S4:341)',
    );
  });

  it('may be none', () => {
    expect(asked('2021-07-20', [], body([]))).toEqual([
      'no-rule',
      'never met in the 475 days since it was established; no terms of reference are in force',
    ]);
    expect(asked('2020-04-02', [], body([terms({ kind: 'times-a-year' })]))).toEqual([
      'no-rule',
      'never met in the 1 day since it was established; its terms do not say how often it meets',
    ]);
  });
});

describe('a body that meets monthly, if required', () => {
  const monthly = (...months: readonly string[]) =>
    body([terms({ kind: 'monthly-if-required' }, { source: 'S4:352' })], {
      establishedOn: plainDate('2021-03-01'),
      monthsNotRequired: months.map((month) => ({ month: month as Month })),
    });

  it('accounts for every month that is over: met, or found not required', () => {
    expect(asked('2021-06-30', met('2021-03-04', '2021-05-06'), monthly('2021-04'))).toEqual([
      'kept',
      'last met 55 days ago; monthly if required (S4:352)',
    ]);
    expect(asked('2021-06-30', met('2021-03-04'), monthly('2021-04'))).toEqual([
      'month-unaccounted',
      'last met 118 days ago; monthly if required (S4:352); neither met in 2021-05 nor found to need no meeting',
    ]);
  });
});

describe('a group for a set period', () => {
  it('is told how long it has left', () => {
    const delegation = {
      by: testId<BodyId>('board'),
      purpose: 'Find repeat victims',
      endsOn: plainDate('2021-07-31'),
    };
    const group = body([terms({ kind: 'for-a-set-period' })], { delegation });
    expect(asked('2021-07-20', everyTwoMonths, group)).toEqual([
      'kept',
      'last met 7 days ago; meets for a set period; 11 days left until 2021-07-31',
    ]);
  });
});

describe('on any day, with any meetings', () => {
  const day = fc
    .integer({ min: 0, max: 900 })
    .map((after) => addDays(plainDate('2020-04-01'), after));
  const stage = fc.constantFrom('convened', 'held', 'inquorate', 'cancelled', 'minutes-confirmed');

  it('meetings of a later day change nothing but what comes next, and their order nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ stage, date: day })), day, (meetings, on) => {
        const { next: _, ...cadence } = cadenceOn(bimonthly, meetings, on);
        const byThen = meetings.filter(({ date }) => date <= on).toReversed();
        expect(cadenceOn(bimonthly, byThen, on)).toEqual(cadence);
        expect(CADENCE_STANDINGS).toContain(cadence.standing);
      }),
    );
  });
});
