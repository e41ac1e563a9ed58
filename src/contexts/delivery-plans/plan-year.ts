import type { PlainDate } from '../../kernel/plain-date.js';
import type { PlanYear } from './events.js';

/** The first of the two calendar years that a plan year touches: 2021 for `2021/22`. */
export const firstYear = (planYear: PlanYear): number => Number(planYear.slice(0, 4));

/** Whether the second calendar year follows the first: `2021/23` is no plan year. */
export const isPlanYear = (planYear: PlanYear): boolean =>
  Number(planYear.slice(5)) === (firstYear(planYear) + 1) % 100;

export const calendarYear = (date: PlainDate): number => Number(date.slice(0, 4));
