import { describe, it } from '@jest/globals';
import { given } from '../../test/support/projection-given.js';
import {
  cycle,
  cycleId,
  evidence,
  first,
  police,
  prosecutors,
} from '../../test/support/qaf-given.js';
import { entryInCycle, wholeCycle } from '../../test/support/qaf-history.js';
import { qafAssessmentRegister } from './qaf-assessment-register.js';

const id = `${cycleId}.${police}.${first}`;

describe('assessment register', () => {
  it('has the last assessment by its date, those before, and the moderation', () =>
    given(qafAssessmentRegister, wholeCycle).thenAll({
      [id]: {
        ...cycle,
        agencyId: police,
        requirement: first,
        rating: 'not-met',
        selfAssessment: {
          answeredBy: police,
          rating: 'partly-met',
          evidence: [evidence],
          ...entryInCycle(3, '2021-10-11'),
        },
        former: [
          {
            answeredBy: police,
            rating: 'met',
            evidence: [evidence],
            ...entryInCycle(4, '2021-10-04'),
          },
        ],
        moderation: {
          moderatorId: prosecutors,
          rating: 'not-met',
          agreed: false,
          ...entryInCycle(5, '2021-11-08'),
        },
      },
    }));

  it('has nothing where the assessment was cut away', () =>
    given(qafAssessmentRegister, wholeCycle.slice(5)).thenNothing(id));
});
