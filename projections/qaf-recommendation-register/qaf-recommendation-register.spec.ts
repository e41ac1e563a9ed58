import { describe, it } from '@jest/globals';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText } from '../../test/support/decider-given.js';
import { given } from '../../test/support/projection-given.js';
import {
  cycle,
  disposed,
  findingId,
  NEW_ACTION,
  recommendationId,
  recommended,
} from '../../test/support/qaf-given.js';
import { entryInCycle, recordedCycle } from '../../test/support/qaf-history.js';
import { qafRecommendationRegister } from './qaf-recommendation-register.js';

const row = {
  ...cycle,
  recommendationId,
  number: 1,
  findingIds: [findingId],
  text: sealedText('recommendation'),
  madeOn: plainDate('2021-11-30'),
  made: entryInCycle(0, '2021-11-30'),
};

describe('recommendation register', () => {
  it('has a recommendation without disposition', () =>
    given(qafRecommendationRegister, recordedCycle(recommended())).thenAll({
      [recommendationId]: { ...row, standing: 'none', former: [] },
    }));

  it('tells what carries it, and what did before', () => {
    const because = sealedText('too dear');
    const history = [recommended(), disposed({ kind: 'not-accepted', because }), disposed()];
    return given(qafRecommendationRegister, recordedCycle(...history)).thenAll({
      [recommendationId]: {
        ...row,
        standing: 'new-action',
        disposition: { ...NEW_ACTION, ...entryInCycle(2, '2021-12-06') },
        former: [
          {
            kind: 'not-accepted',
            notAcceptedBecause: because,
            ...entryInCycle(1, '2021-12-06'),
          },
        ],
      },
    });
  });

  it('has nothing where the beginning was cut away', () =>
    given(qafRecommendationRegister, recordedCycle(disposed())).thenNothing(recommendationId));
});
