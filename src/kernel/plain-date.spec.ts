import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addDays,
  daysBetween,
  endOfDay,
  instant,
  type Instant,
  isInstant,
  isMoment,
  isPlainDate,
  londonDate,
  plainDate,
  weekdayOf,
} from './plain-date.js';

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => plainDate(date.toISOString().slice(0, 10)));

describe('a plain date', () => {
  it.each(['2021-02-28', '2020-02-29', '2000-02-29', '1800-01-01', '2199-12-31', '2021-12-31'])(
    '%s is a day of the calendar',
    (text) => {
      expect(isPlainDate(text)).toBe(true);
      expect(plainDate(text)).toBe(text);
    },
  );

  it.each([
    '2021-02-31',
    '2021-02-29',
    '1900-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '1799-12-31',
    '2200-01-01',
    '9999-12-31',
    '0000-00-00',
    '2021-1-1',
    '21-01-01',
    '2021-01-01T00:00:00Z',
    '2021-01-01\n',
    ' 2021-01-01',
    '２０２１-01-01',
    '',
  ])('%j is none', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => plainDate(text)).toThrow(RangeError);
  });

  it.each([undefined, null, 20210101, new Date(0), ['2021-01-01']])('%p is none', (value) => {
    expect(isPlainDate(value)).toBe(false);
  });

  it('goes on over the end of a month, a leap day and a year', () => {
    expect(addDays(plainDate('2020-02-28'), 1)).toBe('2020-02-29');
    expect(addDays(plainDate('2021-02-28'), 1)).toBe('2021-03-01');
    expect(addDays(plainDate('2021-12-31'), 1)).toBe('2022-01-01');
    expect(addDays(plainDate('2022-01-01'), -1)).toBe('2021-12-31');
  });

  it('is as many days away as were added, whatever the clocks did', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day));
      }),
    );
  });

  it('knows its weekday', () => {
    expect(weekdayOf(plainDate('2022-06-05'))).toBe(0);
    expect(weekdayOf(plainDate('2022-06-04'))).toBe(6);
  });
});

describe('a moment', () => {
  it.each([
    ['2021-09-14T10:00:00Z', '2021-09-14T10:00:00.000Z'],
    ['2021-09-14T10:00Z', '2021-09-14T10:00:00.000Z'],
    ['2021-09-14T11:00:00.5+01:00', '2021-09-14T10:00:00.500Z'],
    ['2021-09-14T23:30:00-02:00', '2021-09-15T01:30:00.000Z'],
    ['2021-09-14T10:00:00.123456Z', '2021-09-14T10:00:00.123Z'],
  ])('%s is kept as %s', (text, kept) => {
    expect(isMoment(text)).toBe(true);
    expect(instant(text)).toBe(kept);
  });

  it.each([
    ['a day', '2021-09-14'],
    ['a year', '2021'],
    ['a number', '7'],
    ['a week', '2021-W37'],
    ['a local time', '2021-09-14T10:00:00'],
    ['words', '14 September 2021 10:00 GMT'],
    ['31 February', '2021-02-31T10:00:00Z'],
    ['a 25th hour', '2021-09-14T25:00:00Z'],
    ['a 60th minute', '2021-09-14T10:60:00Z'],
    ['a long year', '+012021-09-14T10:00:00Z'],
    ['a far year', '9999-12-31T23:59:59Z'],
    ['nothing', ''],
  ])('%s is none: %s', (_, text) => {
    expect(isMoment(text)).toBe(false);
    expect(() => instant(text)).toThrow(RangeError);
  });
});

describe('the day in London', () => {
  it.each([
    ['2021-03-27T23:59:59.999Z', '2021-03-27'],
    ['2021-03-28T00:00:00.000Z', '2021-03-28'],
    // From here on clocks are an hour ahead.
    ['2021-03-28T22:59:59.999Z', '2021-03-28'],
    ['2021-03-28T23:00:00.000Z', '2021-03-29'],
    ['2021-10-30T22:59:59.999Z', '2021-10-30'],
    ['2021-10-30T23:00:00.000Z', '2021-10-31'],
    // And from here on not any more.
    ['2021-10-31T23:59:59.999Z', '2021-10-31'],
    ['2021-11-01T00:00:00.000Z', '2021-11-01'],
    ['2021-06-30T23:30:00.000Z', '2021-07-01'],
    ['2021-12-31T23:30:00.000Z', '2021-12-31'],
  ])('at %s is %s', (at, day) => {
    expect(londonDate(instant(at))).toBe(day);
  });

  it('is always a day of the calendar, and never goes back', () => {
    const moments = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2199-12-29'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.nat(172_800_000), (one, later) => {
        const [before, after] = [one.getTime(), one.getTime() + later].map((ms) =>
          londonDate(instant(new Date(ms).toISOString())),
        );
        expect([isPlainDate(before), isPlainDate(after)]).toEqual([true, true]);
        expect(Date.parse(String(after))).toBeGreaterThanOrEqual(Date.parse(String(before)));
      }),
    );
  });
});

describe('the end of a day in London', () => {
  it.each([
    ['2021-03-27', '2021-03-27T23:59:59.999Z'],
    // The day on which clocks go forward is an hour short.
    ['2021-03-28', '2021-03-28T22:59:59.999Z'],
    ['2021-09-30', '2021-09-30T22:59:59.999Z'],
    ['2021-10-30', '2021-10-30T22:59:59.999Z'],
    // And the one on which they go back an hour long.
    ['2021-10-31', '2021-10-31T23:59:59.999Z'],
    ['2022-03-31', '2022-03-31T22:59:59.999Z'],
    ['2020-02-29', '2020-02-29T23:59:59.999Z'],
    // Double summer time.
    ['1944-06-05', '1944-06-05T21:59:59.999Z'],
    ['2199-12-31', '2199-12-31T23:59:59.999Z'],
  ])('%s is at %s', (day, end) => {
    expect(endOfDay(plainDate(day))).toBe(end);
  });

  it('is still that day, and a millisecond later the next', () => {
    fc.assert(
      fc.property(days, (day) => {
        const end = endOfDay(day);
        const next = new Date(Date.parse(end) + 1).toISOString();
        expect(londonDate(end)).toBe(day);
        expect(londonDate(next as Instant)).toBe(addDays(day, 1));
      }),
    );
  });
});

describe('an instant', () => {
  it('is what a Date writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          expect(isInstant(date.toISOString())).toBe(true);
        },
      ),
    );
  });

  it.each([
    '2021-02-30T00:00:00.000Z',
    '2021-02-28T24:00:00.000Z',
    '2021-02-28T23:60:00.000Z',
    '2021-02-28T23:59:60.000Z',
    '2021-02-28T23:59:59Z',
    '2021-02-28T23:59:59.000+00:00',
    '2021-02-28 23:59:59.000Z',
    '2021-02-28T23:59:59.0000Z',
    '2021-02-28',
    '',
  ])('%j is none: its order as a text is not the order of time', (text) => {
    expect(isInstant(text)).toBe(false);
  });
});
