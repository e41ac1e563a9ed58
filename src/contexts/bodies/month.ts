import { addDays, type PlainDate, plainDate } from '../../kernel/plain-date.js';
import type { Month } from './body.events.js';

/** The month of the calendar in which a day lies. */
export const monthOf = (date: PlainDate): Month => date.slice(0, 7) as Month;

export const firstDayOfMonth = (month: Month): PlainDate => plainDate(`${month}-01`);

/** The month so many months later; earlier where the number is negative. */
export const monthAfter = (month: Month, months: number): Month => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7) as Month;
};

export const lastDayOfMonth = (month: Month): PlainDate =>
  addDays(firstDayOfMonth(monthAfter(month, 1)), -1);

/** The same day so many months later, or the last day of that month where it has no such day. */
export const monthsLater = (date: PlainDate, months: number): PlainDate => {
  const month = monthAfter(monthOf(date), months);
  const last = lastDayOfMonth(month);
  const same = `${month}-${date.slice(8)}`;
  return same > last ? last : plainDate(same);
};
