import { describe, it } from '@jest/globals';
import type { BodyId, DutyEvent, DutyId } from '../../src/contexts/bodies/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { dutyRegister } from './duty-register.js';

const event = recorderOf<DutyEvent>();
const dutyId = testId<DutyId>('duty');
const bodyId = testId<BodyId>('board');
const duty = {
  dutyId,
  bodyId,
  kind: 'duty' as const,
  duty: 'Publish the annual report',
  due: plainDate('2021-06-30'),
  owner: 'Partnership officer',
};

const scheduled = event('duty-scheduled.v3', duty);
const fulfilled = event(
  'duty-fulfilled.v2',
  { dutyId, bodyId, due: duty.due, evidence: sealedText('Annual report 2020/21') },
  { effectiveAt: '2021-06-12' },
);
const row = {
  ...duty,
  stage: 'scheduled' as const,
  scheduled: entryIn('subject-1', 0),
  times: [{ due: duty.due }],
  revision: 0,
  bases: NO_BASES,
};

describe('duty register', () => {
  it('has a duty from the day it is scheduled', () =>
    given(dutyRegister, [scheduled]).thenAll({ [dutyId]: row }));

  it('shows with what evidence it was fulfilled, and on which day', () => {
    const shown = {
      evidence: sealedText('Annual report 2020/21'),
      ...entryIn('subject-1', 1, { effectiveAt: '2021-06-12' }),
    };
    const time = { due: duty.due, fulfilled: shown, fulfilledOn: plainDate('2021-06-12') };
    return given(dutyRegister, [scheduled, fulfilled]).then(dutyId, {
      ...row,
      stage: 'fulfilled',
      fulfilled: shown,
      times: [time],
      revision: 1,
    });
  });

  it('goes on to the next time of a duty that comes round, and keeps what was missed', () => {
    const because = sealedText('No figures');
    const rhythm = { everyMonths: 12 };
    const missed = event('duty-missed.v1', { dutyId, bodyId, due: duty.due, because });
    const done = event('duty-fulfilled.v2', { dutyId, bodyId, due: duty.due, reference: 'SCB-2' });
    const times = [
      {
        due: duty.due,
        missed: { because, ...entryIn('subject-1', 1) },
        missedOn: plainDate('2026-01-05'),
        fulfilled: { reference: 'SCB-2', ...entryIn('subject-1', 2) },
        fulfilledOn: plainDate('2026-01-05'),
      },
      { due: plainDate('2022-06-30') },
    ];
    return given(dutyRegister, [
      event('duty-scheduled.v3', { ...duty, rhythm }),
      missed,
      done,
    ]).then(dutyId, { ...row, rhythm, due: plainDate('2022-06-30'), times, revision: 2 });
  });

  it('tells one that was missed, and one that was withdrawn', async () => {
    const because = sealedText('No figures');
    const missed = { because, ...entryIn('subject-1', 1) };
    const time = { due: duty.due, missed, missedOn: plainDate('2026-01-05') };
    await given(dutyRegister, [
      scheduled,
      event('duty-missed.v1', { dutyId, bodyId, due: duty.due, because }),
    ]).then(dutyId, { ...row, stage: 'missed', missed, times: [time], revision: 1 });
    await given(dutyRegister, [
      scheduled,
      event('duty-withdrawn.v1', { dutyId, bodyId, because }),
    ]).then(dutyId, {
      ...row,
      stage: 'withdrawn',
      times: [],
      withdrawn: { because, ...entryIn('subject-1', 1) },
      revision: 1,
    });
  });

  it('makes no row where the beginning was cut away', () =>
    given(dutyRegister, [fulfilled]).thenNothing(dutyId));
});
