import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, daysBetween, plainDate } from './plain-date.js';
import { isWorkingDay, workingDaysBetween } from './working-days.js';

const between = (from: string, to: string) => workingDaysBetween(plainDate(from), plainDate(to));

const weekdaysOf = (year: number): number =>
  Array.from({ length: 366 }, (_, day) => addDays(plainDate(`${year}-01-01`), day)).filter(
    (day) => day.startsWith(`${year}-`) && ![0, 6].includes(new Date(day).getUTCDay()),
  ).length;

describe('a bank holiday of England and Wales', () => {
  it.each([
    ['New Year’s Day', '2021-01-01'],
    ['the substitute for one on a Saturday', '2022-01-03'],
    ['the substitute for one on a Sunday', '2023-01-02'],
    ['Good Friday', '2021-04-02'],
    ['Easter Monday', '2021-04-05'],
    ['the early May one', '2021-05-03'],
    ['the early May one, moved for VE Day', '2020-05-08'],
    ['the spring one', '2021-05-31'],
    ['the spring one, moved for the Platinum Jubilee', '2022-06-02'],
    ['the Platinum Jubilee', '2022-06-03'],
    ['the summer one', '2021-08-30'],
    ['the State Funeral', '2022-09-19'],
    ['the Coronation', '2023-05-08'],
    ['Christmas Day', '2020-12-25'],
    ['the substitute for Christmas Day on a Saturday', '2021-12-27'],
    ['the substitute for Boxing Day on a Sunday', '2021-12-28'],
    ['the substitute for Christmas Day on a Sunday', '2022-12-27'],
    ['the substitute for Boxing Day on a Saturday', '2020-12-28'],
  ])('is no working day: %s, %s', (_, day) => {
    expect(isWorkingDay(plainDate(day))).toBe(false);
  });

  it.each([
    ['the Monday that the early May one left', '2020-05-04'],
    ['the Monday that the spring one left', '2022-05-30'],
    ['Saint Andrew’s Day, which is Scotland’s', '2021-11-30'],
    ['2 January, which is Scotland’s', '2020-01-02'],
    ['12 July, which is Northern Ireland’s', '2021-07-12'],
    ['Christmas Eve', '2021-12-24'],
    ['the day after the substitutes', '2021-12-29'],
    ['a Friday', '2021-09-17'],
  ])('is not: %s, %s', (_, day) => {
    expect(isWorkingDay(plainDate(day))).toBe(true);
  });

  it('there are eight a year, and one more for a jubilee, a funeral and a coronation', () => {
    const holidays = [2019, 2020, 2021, 2022, 2023, 2024].map(
      (year) => weekdaysOf(year) - between(`${year - 1}-12-31`, `${year}-12-31`),
    );
    expect(holidays).toEqual([8, 8, 8, 10, 9, 8]);
  });
});

describe('working days between two days', () => {
  it.each([
    ['a day and itself', '2021-09-14', '2021-09-14', 0],
    ['a day and an earlier one', '2021-09-14', '2021-09-01', 0],
    ['a day and the next', '2021-09-14', '2021-09-15', 1],
    ['a Friday and the Monday after', '2021-09-17', '2021-09-20', 1],
    ['a Saturday and the Sunday after', '2021-09-18', '2021-09-19', 0],
    ['Christmas Eve and the day after the substitutes', '2021-12-24', '2021-12-29', 1],
    ['the Wednesday before the Jubilee and the Monday after', '2022-06-01', '2022-06-06', 1],
  ])('%s', (_, from, to, count) => {
    expect(between(from, to)).toBe(count);
  });

  const day = fc.integer({ min: 0, max: 4_000 }).map((at) => addDays(plainDate('2018-01-01'), at));

  it('add up', () => {
    fc.assert(
      fc.property(fc.tuple(day, day, day), (three) => {
        const [one, two, last] = three.toSorted() as typeof three;
        expect(workingDaysBetween(one, two) + workingDaysBetween(two, last)).toBe(
          workingDaysBetween(one, last),
        );
      }),
    );
  });

  it('are never more than the days, nor than five of seven and a rest', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        const all = Math.max(0, daysBetween(from, to));
        const working = workingDaysBetween(from, to);
        expect(working).toBeGreaterThanOrEqual(0);
        expect(working).toBeLessThanOrEqual(Math.floor(all / 7) * 5 + Math.min(5, all % 7));
      }),
    );
  });

  it('grow by one exactly on a working day', () => {
    fc.assert(
      fc.property(day, fc.nat(400), (from, later) => {
        const to = addDays(from, later + 1);
        const growth = workingDaysBetween(from, to) - workingDaysBetween(from, addDays(to, -1));
        expect(growth).toBe(isWorkingDay(to) ? 1 : 0);
      }),
    );
  });
});
