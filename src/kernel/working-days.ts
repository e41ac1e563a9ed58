import Holidays from 'date-holidays';
import { addDays, daysBetween, type PlainDate, plainDate, weekdayOf } from './plain-date.js';

/*
 * Apart from plain dates because the library brings the holidays of the whole world:
 * only who counts working days waits for it to load.
 */

let england: Holidays | undefined;
const bankHolidays = new Map<number, ReadonlySet<PlainDate>>();

const isWeekday = (date: PlainDate): boolean => ![0, 6].includes(weekdayOf(date));

/** Of England and Wales, as far as they fall on weekdays. */
const bankHolidaysOf = (year: number): ReadonlySet<PlainDate> => {
  const known = bankHolidays.get(year);
  if (known) return known;
  england ??= new Holidays('GB', 'ENG');
  const days = england
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => plainDate(holiday.date.slice(0, 10)))
    .filter(isWeekday);
  const found = new Set(days);
  bankHolidays.set(year, found);
  return found;
};

const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));

/**
 * A day that is neither a weekend nor a bank holiday of England and Wales.
 * The library knows every bank holiday from 2013 on, and not all that were declared for one year before.
 */
export const isWorkingDay = (date: PlainDate): boolean =>
  isWeekday(date) && !bankHolidaysOf(yearOf(date)).has(date);

const weekdaysBetween = (from: PlainDate, to: PlainDate): number => {
  const days = daysBetween(from, to);
  let count = Math.floor(days / 7) * 5;
  for (let rest = days % 7; rest > 0; rest -= 1) {
    if (isWeekday(addDays(to, 1 - rest))) count += 1;
  }
  return count;
};

/** The working days after `from`, up to and with `to`; 0 when `to` is not later. */
export const workingDaysBetween = (from: PlainDate, to: PlainDate): number => {
  if (to <= from) return 0;
  let count = weekdaysBetween(from, to);
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    for (const day of bankHolidaysOf(year)) if (from < day && day <= to) count -= 1;
  }
  return count;
};
