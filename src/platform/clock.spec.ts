import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { instant } from '../kernel/plain-date.js';
import { SimulatedClock, systemClock } from './clock.js';

const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => instant(date.toISOString()));

describe('the clock of a simulated ledger', () => {
  it('stands still until it is moved on', () => {
    const clock = new SimulatedClock(instant('2021-06-15T09:00:00Z'));
    expect([clock.now(), clock.now()]).toEqual([
      '2021-06-15T09:00:00.000Z',
      '2021-06-15T09:00:00.000Z',
    ]);
    clock.advanceTo(instant('2021-06-15T10:00:00+01:00'));
    expect(clock.now()).toBe('2021-06-15T09:00:00.000Z');
    clock.advanceTo(instant('2021-06-15T09:00:00.001Z'));
    expect(clock.now()).toBe('2021-06-15T09:00:00.001Z');
  });

  it('never goes back', () => {
    fc.assert(
      fc.property(moment, fc.array(moment), (start, moments) => {
        const clock = new SimulatedClock(start);
        const latest = [start, ...moments].reduce((one, other) =>
          Date.parse(one) > Date.parse(other) ? one : other,
        );
        for (const each of moments) {
          const before = clock.now();
          clock.advanceTo(each);
          expect(clock.now() >= before).toBe(true);
        }
        expect(clock.now()).toBe(latest);
      }),
    );
  });
});

describe('the server’s clock', () => {
  it('tells the time with milliseconds', () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
  });
});
