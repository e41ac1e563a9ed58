import Holidays from 'date-holidays';
import type { Brand } from './brand.js';

/** A calendar day without a time, as `2026-03-31`: civil dates run in Europe/London. */
export type PlainDate = Brand<string, 'PlainDate'>;

/** A moment in UTC, as `2026-03-31T09:15:00.000Z`: always with milliseconds, so that text order is time order. */
export type Instant = Brand<string, 'Instant'>;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

const asUtc = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (ms: number): PlainDate => new Date(ms).toISOString().slice(0, 10) as PlainDate;

/** Whether the text is a day of the calendar: 31 February is not. */
export const isPlainDate = (text: unknown): text is PlainDate =>
  typeof text === 'string' &&
  SHAPE.test(text) &&
  text >= '1800-01-01' &&
  !Number.isNaN(asUtc(text as PlainDate)) &&
  fromUtc(asUtc(text as PlainDate)) === text;

/** @throws RangeError when the text is not a day of the calendar */
export const plainDate = (text: string): PlainDate => {
  if (!isPlainDate(text)) throw new RangeError(`Not a date of the calendar: ${text}`);
  return text;
};

/** @throws RangeError when the text is not a moment in ISO 8601 */
export const instant = (text: string): Instant => {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new RangeError(`Not a moment in time: ${text}`);
  return new Date(ms).toISOString() as Instant;
};

export const addDays = (date: PlainDate, days: number): PlainDate =>
  fromUtc(asUtc(date) + days * DAY_MS);

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((asUtc(to) - asUtc(from)) / DAY_MS);

const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it was in London at that moment. */
export const londonDate = (at: Instant): PlainDate => LONDON.format(new Date(at)) as PlainDate;

const holidays = new Holidays('GB', 'ENG');
const bankHolidays = new Map<number, ReadonlySet<string>>();

const bankHolidaysOf = (year: number): ReadonlySet<string> => {
  const known = bankHolidays.get(year);
  if (known) return known;
  const days = new Set(
    holidays
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .map((holiday) => holiday.date.slice(0, 10)),
  );
  bankHolidays.set(year, days);
  return days;
};

/** A day that is neither a weekend nor a bank holiday of England and Wales. */
export const isWorkingDay = (date: PlainDate): boolean => {
  const weekday = new Date(asUtc(date)).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !bankHolidaysOf(Number(date.slice(0, 4))).has(date);
};

/** The working days after `from`, up to and with `to`; 0 when `to` is not later. */
export const workingDaysBetween = (from: PlainDate, to: PlainDate): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count += 1;
  }
  return count;
};
