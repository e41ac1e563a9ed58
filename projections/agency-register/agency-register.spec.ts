import { describe, it } from '@jest/globals';
import type { AgencyEvent, AgencyId } from '../../src/contexts/bodies/contract.js';
import { testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { agencyRegister } from './agency-register.js';

const agencyId = testId<AgencyId>('police');
const agency = { agencyId, name: 'Cumbria Police', class: 'responsible-authority' } as const;

describe('agency register', () => {
  it('has a row for each agency', () =>
    given(agencyRegister, [
      recorderOf<AgencyEvent>()('agency-registered.v2', agency, {
        provenance: { basis: 'stated', source: 'S4:254' },
      }),
    ]).thenAll({
      [agencyId]: {
        ...agency,
        registered: entryIn('subject-1', 0, {
          provenance: { basis: 'stated', source: 'S4:254' },
        }),
        revision: 0,
        bases: { ...NO_BASES, stated: 1 },
      },
    }));
});
