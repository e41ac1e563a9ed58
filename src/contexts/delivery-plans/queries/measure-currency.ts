import type { Observation } from '../../../../projections/measure-register/measure-register.js';
import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.js';

/** `current`: nothing newer is due; `overdue`: the next one should be there; `unknown`: no rhythm can be told yet. */
export const CURRENCIES = ['current', 'overdue', 'unknown', 'no-data'] as const;

/** How old what stands is, against the rhythm in which it is observed. */
export interface Currency {
  readonly standing: (typeof CURRENCIES)[number];
  /** Days since the end of the latest period with data. */
  readonly ageInDays?: number;
  /** The day by which the next one is expected: as its source says, else one period and as long again to report it. */
  readonly nextBy?: PlainDate;
}

type Dated = Pick<Observation, 'periodStart' | 'periodEnd' | 'nextExpected'>;

/** In days: from period to period, else the length of the one there is. */
const rhythmOf = (
  { periodStart, periodEnd }: Dated,
  previous: Dated | undefined,
): number | undefined => {
  if (previous) return daysBetween(previous.periodEnd, periodEnd);
  return periodStart && daysBetween(periodStart, periodEnd) + 1;
};

export const currencyOf = (
  { latest, previous }: { readonly latest?: Dated; readonly previous?: Dated },
  today: PlainDate,
): Currency => {
  if (!latest) return { standing: 'no-data' };
  const rhythm = rhythmOf(latest, previous);
  const derived = rhythm === undefined ? undefined : addDays(latest.periodEnd, 2 * rhythm);
  const nextBy = latest.nextExpected ?? derived;
  const ageInDays = daysBetween(latest.periodEnd, today);
  if (!nextBy) return { standing: 'unknown', ageInDays };
  return { standing: nextBy < today ? 'overdue' : 'current', ageInDays, nextBy };
};
