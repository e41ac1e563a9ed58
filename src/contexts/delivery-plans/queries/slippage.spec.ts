import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '../../../../projections/action-timeline/action-timeline.js';
import { plainDate } from '../../../kernel/plain-date.js';
import { slipBetween, slippageOf } from './slippage.js';

const moved = (from: string, to: string) =>
  ({ type: 'target-date-moved.v2', from, to }) as unknown as TimelineEntry;

describe('slippage', () => {
  it.each([
    // Two weeks over Easter: two days of them are bank holidays.
    ['2022-04-08', '2022-04-22', { days: 14, workingDays: 8 }],
    ['2022-04-22', '2022-04-08', { days: -14, workingDays: -8 }],
    ['2022-04-08', '2022-04-08', { days: 0, workingDays: 0 }],
  ])('from %s to %s is counted in days and in working days', (from, to, slip) => {
    expect(slipBetween(plainDate(from), plainDate(to))).toEqual(slip);
  });

  it('is from the original date to the one of today, and of each move', () => {
    const timeline = {
      originalTargetDate: plainDate('2021-12-31'),
      targetDate: plainDate('2022-01-31'),
      entries: [
        moved('2021-12-31', '2022-02-28'),
        { type: 'action-changed.v1' } as unknown as TimelineEntry,
        moved('2022-02-28', '2022-01-31'),
      ],
    };
    expect(slippageOf(timeline)).toEqual({
      originalTargetDate: '2021-12-31',
      targetDate: '2022-01-31',
      days: 31,
      workingDays: 20,
      moves: [
        { from: '2021-12-31', to: '2022-02-28', days: 59, workingDays: 40 },
        { from: '2022-02-28', to: '2022-01-31', days: -28, workingDays: -20 },
      ],
    });
  });
});
