import type { Brand } from './brand.js';

/** A calendar day without a time, as `2026-03-31`: civil dates run in Europe/London. */
export type PlainDate = Brand<string, 'PlainDate'>;

/** A moment in UTC, as `2026-03-31T09:15:00.000Z`: always with milliseconds, so that text order is time order. */
export type Instant = Brand<string, 'Instant'>;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

const asUtc = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (ms: number): PlainDate => new Date(ms).toISOString().slice(0, 10) as PlainDate;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysIn = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);

/** Whether the text is a day of the calendar from 1800 to 2199: 31 February is not, and no year 9999 stands for "never". */
export const isPlainDate = (text: unknown): text is PlainDate => {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const [year, month, day] = [
    Number(text.slice(0, 4)),
    Number(text.slice(5, 7)),
    Number(text.slice(8)),
  ];
  return year >= 1800 && year <= 2199 && day >= 1 && day <= daysIn(year, month);
};

const TIME_OF_INSTANT = /^T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Whether the text is a moment in the one form whose order as texts is the order of time. */
export const isInstant = (text: string): boolean =>
  isPlainDate(text.slice(0, 10)) && TIME_OF_INSTANT.test(text.slice(10));

/** @throws RangeError when the text is not a day of the calendar */
export const plainDate = (text: string): PlainDate => {
  if (!isPlainDate(text)) throw new RangeError(`Not a date of the calendar: ${text}`);
  return text;
};

const MOMENT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Whether the text is a moment in ISO 8601, the same on every machine: with a time, and with `Z` or an offset. */
export const isMoment = (text: unknown): boolean =>
  typeof text === 'string' &&
  isPlainDate(MOMENT.exec(text)?.[1]) &&
  !Number.isNaN(Date.parse(text));

/** @throws RangeError when the text is not a moment in ISO 8601 with `Z` or an offset */
export const instant = (text: string): Instant => {
  if (!isMoment(text)) throw new RangeError(`Not a moment in time: ${text}`);
  return new Date(text).toISOString() as Instant;
};

export const addDays = (date: PlainDate, days: number): PlainDate =>
  fromUtc(asUtc(date) + days * DAY_MS);

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((asUtc(to) - asUtc(from)) / DAY_MS);

/** 0 for a Sunday, 6 for a Saturday. */
export const weekdayOf = (date: PlainDate): number => new Date(asUtc(date)).getUTCDay();

const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** London's day changes on the hour: what was asked last is mostly asked again. */
const lastAsked = { hour: '', date: '' as PlainDate };

/** The day it was in London at that moment. */
export const londonDate = (at: Instant): PlainDate => {
  const hour = at.slice(0, 13);
  if (hour !== lastAsked.hour) {
    lastAsked.date = LONDON.format(new Date(at)) as PlainDate;
    lastAsked.hour = hour;
  }
  return lastAsked.date;
};

/** No civil time in London was ever further from UTC: two hours were the most, in the summers of the 1940s. */
const FURTHEST_MS = 3 * 3_600_000;

/** The last millisecond of a day in London: an hour before midnight UTC while clocks are an hour ahead. */
export const endOfDay = (date: PlainDate): Instant => {
  const midnight = asUtc(date) + DAY_MS;
  let within = midnight - FURTHEST_MS;
  let beyond = midnight + FURTHEST_MS;
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (londonDate(new Date(middle).toISOString() as Instant) <= date) within = middle;
    else beyond = middle;
  }
  return new Date(within).toISOString() as Instant;
};
