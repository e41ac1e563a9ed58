import { describe, it } from '@jest/globals';
import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  PlanYear,
  PrioritiesEvent,
  PriorityId,
} from '../../src/contexts/delivery-plans/contract.js';
import { testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { priorityRegister } from './priority-register.js';

const event = recorderOf<PrioritiesEvent>();
const bodyId = testId<BodyId>('board');
const adopted = (planYear: string, title: string) => ({
  bodyId,
  planYear: planYear as PlanYear,
  decisionId: testId<DecisionId>(planYear),
  priorities: [{ priorityId: testId<PriorityId>(title), title }],
});

describe('priority register', () => {
  it('has a row for each body and plan year', () => {
    const [first, second] = [adopted('2020/21', 'Victims'), adopted('2021/22', 'Reoffending')];
    return given(priorityRegister, [
      event('priorities-adopted.v1', first, { stream: 'a' }),
      event('priorities-adopted.v1', second, { stream: 'b' }),
    ]).thenAll({
      [`${bodyId}-2020-21`]: { ...first, adopted: entryIn('a', 0), revision: 0, bases: NO_BASES },
      [`${bodyId}-2021-22`]: { ...second, adopted: entryIn('b', 0), revision: 0, bases: NO_BASES },
    });
  });
});
