import { describe, expect, it } from '@jest/globals';
import type { DutyRow } from '../../../../projections/duty-register/duty-register.js';
import { testId } from '../../../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../../../test/support/entry-in.js';
import { plainDate } from '../../../kernel/plain-date.js';
import type { BodyId, DutyId } from '../events.js';
import { scheduleOn } from './reporting-schedule.js';

const duty = (name: string, ...times: DutyRow['times']): DutyRow => ({
  dutyId: testId<DutyId>(name),
  bodyId: testId<BodyId>('board'),
  kind: 'duty',
  duty: name,
  owner: 'Secretariat',
  stage: 'scheduled',
  scheduled: entryIn('duty', 0),
  due: plainDate('2021-06-30'),
  times,
  bases: NO_BASES,
});
const due = (day: string, changes: { fulfilledOn?: string; missedOn?: string } = {}) => ({
  due: plainDate(day),
  ...(changes.fulfilledOn && { fulfilledOn: plainDate(changes.fulfilledOn) }),
  ...(changes.missedOn && { missedOn: plainDate(changes.missedOn) }),
});
const rows = [
  duty(
    'Yearly',
    due('2019-06-30', { missedOn: '2019-07-05' }),
    due('2020-06-30', { fulfilledOn: '2020-07-01' }),
    due('2021-06-30'),
  ),
  duty('Approve plans', due('2021-03-31', { fulfilledOn: '2021-03-30' })),
  duty('Publish', due('2021-04-30')),
];

describe('the reporting schedule', () => {
  it('lists every time a duty falls due, by its day, and counts how they stand', () => {
    const { on, standings, entries } = scheduleOn(rows, plainDate('2021-05-01'), {});
    expect(on).toBe('2021-05-01');
    expect(standings).toEqual({ upcoming: 1, overdue: 1, missed: 1, met: 1, 'met-late': 1 });
    expect(entries.map((each) => [each.due, each.duty, each.standing])).toEqual([
      ['2019-06-30', 'Yearly', 'missed'],
      ['2020-06-30', 'Yearly', 'met-late'],
      ['2021-03-31', 'Approve plans', 'met'],
      ['2021-04-30', 'Publish', 'overdue'],
      ['2021-06-30', 'Yearly', 'upcoming'],
    ]);
  });

  it('is limited to what falls due between two days, both included', () => {
    const from = plainDate('2021-03-31');
    const to = plainDate('2021-04-30');
    const { entries } = scheduleOn(rows, plainDate('2021-05-01'), { from, to });
    expect(entries.map((each) => each.duty)).toEqual(['Approve plans', 'Publish']);
  });
});
