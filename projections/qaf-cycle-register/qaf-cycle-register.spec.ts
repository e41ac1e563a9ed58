import { describe, it } from '@jest/globals';
import { NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import {
  cycleId,
  decisionId,
  first,
  meetingId,
  notRelevant,
  opened,
  opening,
  police,
  prosecutors,
  tookPart,
} from '../../test/support/qaf-given.js';
import { recordedCycle, wholeCycle } from '../../test/support/qaf-history.js';
import { sealedText } from '../../test/support/decider-given.js';
import { entryInCycle } from '../../test/support/qaf-history.js';
import { type CycleRow, qafCycleRegister } from './qaf-cycle-register.js';

const { agencyIds: _, ...asked } = opening;
const row: CycleRow = {
  ...asked,
  stage: 'open',
  opened: entryInCycle(0, '2021-09-01'),
  agencies: [police, prosecutors].map((agencyId) => ({ agencyId, assessed: [], moderated: [] })),
  findings: 0,
  findingsClosed: 0,
  recommendations: 0,
  revision: 0,
  bases: NO_BASES,
};

describe('cycle register', () => {
  it('has a cycle from the day it is opened', () =>
    given(qafCycleRegister, recordedCycle(opened())).thenAll({ [cycleId]: row }));

  it('tells how far each agency came, and how it ended', () =>
    given(qafCycleRegister, wholeCycle).then(cycleId, {
      ...row,
      stage: 'closed',
      agencies: [
        {
          agencyId: police,
          assessed: [first],
          moderated: [first],
          participation: {
            takesPart: true,
            answeredBy: police,
            ...entryInCycle(1, '2021-09-06'),
          },
        },
        {
          agencyId: prosecutors,
          assessed: [],
          moderated: [],
          participation: {
            takesPart: false,
            answeredBy: prosecutors,
            because: sealedText('no victims'),
            ...entryInCycle(2, '2021-09-07'),
          },
          noReturn: entryInCycle(6, '2021-11-01'),
        },
      ],
      findings: 1,
      findingsClosed: 1,
      recommendations: 1,
      reported: { decisionId, meetingId, ...entryInCycle(10, '2021-12-14') },
      closed: {
        noReturn: [],
        notAssessed: [],
        notModerated: [],
        ...entryInCycle(12, '2021-12-20'),
      },
      revision: 12,
    }));

  it('goes by when an agency said so, not by when it was recorded', async () => {
    const said = [notRelevant(police, '2021-09-20'), tookPart(police, '2021-09-10')];
    await given(qafCycleRegister, recordedCycle(opened(), ...said)).then(cycleId, {
      ...row,
      agencies: [
        {
          agencyId: police,
          assessed: [],
          moderated: [],
          participation: {
            takesPart: false,
            answeredBy: police,
            because: sealedText('no victims'),
            ...entryInCycle(1, '2021-09-20'),
          },
        },
        { agencyId: prosecutors, assessed: [], moderated: [] },
      ],
      revision: 2,
    });
  });

  it('makes no row where the beginning was cut away', () =>
    given(qafCycleRegister, wholeCycle.slice(1)).thenNothing(cycleId));
});
