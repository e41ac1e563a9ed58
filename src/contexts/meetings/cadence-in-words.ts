import { assertNever } from '../../kernel/assert-never.js';
import { daysBetween, type PlainDate } from '../../kernel/plain-date.js';
import type { Cadence, CadenceRule } from './cadence.js';

const NUMBERS = [
  'no meetings',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const lastMet = ({ lastMet: date, daysSince }: Cadence): string => {
  if (date === undefined) {
    return daysSince === 0
      ? 'established that day'
      : `never met in the ${days(daysSince)} since it was established`;
  }
  return daysSince === 0 ? 'met that day' : `last met ${days(daysSince)} ago`;
};

const howOften = ({ kind, timesAYear }: CadenceRule): string => {
  switch (kind) {
    case 'times-a-year':
      if (timesAYear === undefined) return 'its terms do not say how often it meets';
      return `${NUMBERS[timesAYear] ?? timesAYear} a year`;
    case 'monthly-if-required':
      return 'monthly if required';
    case 'for-a-set-period':
      return 'meets for a set period';
    default:
      return assertNever(kind);
  }
};

const ruleInWords = (rule: CadenceRule | undefined): string => {
  if (!rule) return 'no terms of reference are in force';
  const { warnAfterDays, source } = rule;
  const warned = warnAfterDays === undefined ? '' : `, warned beyond ${days(warnAfterDays)}`;
  return `${howOften(rule)}${warned}${source === undefined ? '' : ` (${source})`}`;
};

const shortfall = ({ standing, year, rule, monthsUnaccounted }: Cadence): readonly string[] => {
  switch (standing) {
    case 'kept':
    case 'overdue':
    case 'no-rule':
      return [];
    case 'too-few':
      return [`held ${year.held} of ${rule?.timesAYear ?? 0} in the last twelve months`];
    case 'month-unaccounted':
      return [`neither met in ${monthsUnaccounted.join(', ')} nor found to need no meeting`];
    default:
      return assertNever(standing);
  }
};

const period = (endsOn: PlainDate | undefined, on: PlainDate): readonly string[] =>
  endsOn === undefined ? [] : [`${days(daysBetween(on, endsOn))} left until ${endsOn}`];

/** "last met 71 days ago; six a year, warned beyond 70 days (S4:341)" */
export const cadenceInWords = (cadence: Cadence, on: PlainDate): string =>
  [
    lastMet(cadence),
    ruleInWords(cadence.rule),
    ...shortfall(cadence),
    ...period(cadence.endsOn, on),
  ].join('; ');
