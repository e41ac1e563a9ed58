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
  duty: 'Publish the annual report',
  due: plainDate('2021-06-30'),
  owner: 'Partnership officer',
};

const scheduled = event('duty-scheduled.v2', duty);
const fulfilled = event(
  'duty-fulfilled.v2',
  { dutyId, bodyId, evidence: sealedText('Annual report 2020/21') },
  { effectiveAt: '2021-06-12' },
);
const row = {
  ...duty,
  stage: 'scheduled' as const,
  scheduled: entryIn('subject-1', 0),
  revision: 0,
  bases: NO_BASES,
};

describe('duty register', () => {
  it('has a duty from the day it is scheduled', () =>
    given(dutyRegister, [scheduled]).thenAll({ [dutyId]: row }));

  it('shows with what evidence it was fulfilled, and on which day', () =>
    given(dutyRegister, [scheduled, fulfilled]).then(dutyId, {
      ...row,
      stage: 'fulfilled',
      fulfilled: {
        evidence: sealedText('Annual report 2020/21'),
        ...entryIn('subject-1', 1, { effectiveAt: '2021-06-12' }),
      },
      revision: 1,
    }));

  it('makes no row where the beginning was cut away', () =>
    given(dutyRegister, [fulfilled]).thenNothing(dutyId));
});
