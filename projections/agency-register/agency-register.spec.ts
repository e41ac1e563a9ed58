import { describe, it } from '@jest/globals';
import type { AgencyEvent, AgencyId } from '../../src/contexts/bodies/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { type AgencyRow, agencyRegister } from './agency-register.js';

const event = recorderOf<AgencyEvent>();
const agencyId = testId<AgencyId>('county council');
const north = testId<AgencyId>('north');
const on = plainDate('2023-04-01');
const agency = { agencyId, name: 'County Council', class: 'responsible-authority' } as const;
const inNorth = { stream: 'subject-2' };

const registered = event('agency-registered.v2', agency, {
  provenance: { basis: 'stated', source: 'S4:254' },
});
const successor = event(
  'agency-registered.v2',
  { ...agency, agencyId: north, name: 'North Council', existsFrom: on },
  inNorth,
);
const row: AgencyRow = {
  ...agency,
  names: [{ name: 'County Council', since: plainDate('2026-01-05') }],
  predecessors: [],
  registered: entryIn('subject-1', 0, { provenance: { basis: 'stated', source: 'S4:254' } }),
  revision: 0,
  bases: { ...NO_BASES, stated: 1 },
};
const successorRow: AgencyRow = {
  ...agency,
  agencyId: north,
  name: 'North Council',
  existsFrom: on,
  names: [{ name: 'North Council', since: plainDate('2026-01-05') }],
  predecessors: [],
  registered: entryIn('subject-2', 0),
  revision: 0,
  bases: NO_BASES,
};

describe('agency register', () => {
  it('has a row for each agency', () =>
    given(agencyRegister, [registered]).thenAll({ [agencyId]: row }));

  it('keeps the names of their time', () =>
    given(agencyRegister, [
      registered,
      event('agency-renamed.v1', { agencyId, name: 'The County' }, { effectiveAt: '2026-01-04' }),
    ]).then(agencyId, {
      ...row,
      name: 'The County',
      names: [...row.names, { name: 'The County', since: plainDate('2026-01-04') }],
      revision: 1,
    }));

  it('shows what became of an agency, and whom another succeeds', () =>
    given(agencyRegister, [
      registered,
      successor,
      event('agency-abolished.v1', { agencyId, successors: [north], on }),
    ]).thenAll({
      [agencyId]: {
        ...row,
        ends: { on, successors: [north], how: 'abolished', ended: entryIn('subject-1', 1) },
        revision: 1,
      },
      [north]: { ...successorRow, predecessors: [agencyId] },
    }));

  it('tells a merger from an abolition', () =>
    given(agencyRegister, [
      registered,
      event('agency-merged.v1', { agencyId, into: north, on }),
    ]).thenAll({
      [agencyId]: {
        ...row,
        ends: { on, successors: [north], how: 'merged', ended: entryIn('subject-1', 1) },
        revision: 1,
      },
    }));
});
