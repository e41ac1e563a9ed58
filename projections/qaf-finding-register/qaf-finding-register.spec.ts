import { describe, it } from '@jest/globals';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText } from '../../test/support/decider-given.js';
import { given } from '../../test/support/projection-given.js';
import {
  cycle,
  findingId,
  first,
  police,
  raised,
  recommendationId,
  recommended,
} from '../../test/support/qaf-given.js';
import { entryInCycle, recordedCycle, wholeCycle } from '../../test/support/qaf-history.js';
import { qafFindingRegister } from './qaf-finding-register.js';

const row = {
  ...cycle,
  findingId,
  number: 1,
  requirements: [first],
  agencyIds: [police],
  text: sealedText('finding'),
  stage: 'open' as const,
  raisedOn: plainDate('2021-11-29'),
};

describe('finding register', () => {
  it('has a finding with its recommendations, with and without disposition', () =>
    given(qafFindingRegister, recordedCycle(raised(), recommended())).thenAll({
      [findingId]: {
        ...row,
        raised: entryInCycle(0, '2021-11-29'),
        recommendations: [{ recommendationId, number: 1 }],
      },
    }));

  it('tells by what it was closed, and when', () =>
    given(qafFindingRegister, wholeCycle).then(findingId, {
      ...row,
      raised: entryInCycle(7, '2021-11-29'),
      recommendations: [{ recommendationId, number: 1, disposition: 'new-action' }],
      stage: 'closed',
      closedOn: plainDate('2021-12-15'),
      closed: {
        shownBy: 'statement',
        actions: [],
        evidence: [],
        ...entryInCycle(11, '2021-12-15'),
      },
    }));

  it('has nothing where the beginning was cut away', () =>
    given(qafFindingRegister, wholeCycle.slice(8)).thenNothing(findingId));
});
