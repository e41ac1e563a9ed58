import type { MeasureRow } from '../../../../projections/measure-register/measure-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Figure } from '../../delivery-plans/contract.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2022-02-23` as "23 February 2022". */
export const inWords = (date: PlainDate): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${day ?? ''} ${MONTHS[(month ?? 0) - 1] ?? ''} ${year ?? ''}`;
};

/** `not-comparable`: no direction, or one of the two figures is a share and the other is not. */
export type TargetStanding = 'met' | 'not-met' | 'not-comparable' | 'no-target' | 'no-data';

/** Positive where the first figure is the greater; undefined where they are not of one kind. In whole numbers throughout. */
const difference = (one: Figure, other: Figure): bigint | undefined =>
  (one.denominator === undefined) === (other.denominator === undefined)
    ? BigInt(one.value) * BigInt(other.denominator ?? 1) -
      BigInt(other.value) * BigInt(one.denominator ?? 1)
    : undefined;

/** Whether the latest figure of a measure meets its target. */
export const targetStanding = ({
  latest,
  target,
  direction,
}: Pick<MeasureRow, 'latest' | 'target' | 'direction'>): TargetStanding => {
  if (!target) return 'no-target';
  if (!latest?.figure) return 'no-data';
  const above = difference(latest.figure, target);
  if (above === undefined || direction === undefined) return 'not-comparable';
  return (direction === 'higher-is-better' ? above >= 0n : above <= 0n) ? 'met' : 'not-met';
};

/** Order of code units: of dates, references and titles, the same on every machine. */
export const byText = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;
