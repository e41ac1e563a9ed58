import { describe, expect, it } from '@jest/globals';
import type { AgencyRow } from '../../../../projections/agency-register/agency-register.js';
import type { CycleRow } from '../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import { entryIn, NO_BASES } from '../../../../test/support/entry-in.js';
import { courts, opening, police, prosecutors } from '../../../../test/support/qaf-given.js';
import { plainDate } from '../../../kernel/plain-date.js';
import { agenciesNotAsked } from './not-asked.js';

const entry = entryIn('cycle', 0, { effectiveAt: '2021-09-01' });
const { agencyIds: _, ...opened } = opening;
const cycle: CycleRow = {
  ...opened,
  stage: 'open',
  opened: entry,
  agencies: [{ agencyId: police, assessed: [], moderated: [] }],
  findings: 0,
  findingsClosed: 0,
  recommendations: 0,
  bases: NO_BASES,
};
const agency = (changes: Partial<AgencyRow> = {}): AgencyRow => ({
  agencyId: courts,
  name: 'Courts',
  names: [],
  class: 'partner',
  criminalJustice: true,
  registered: entry,
  predecessors: [],
  bases: NO_BASES,
  ...changes,
});
const ended = (on: string) => ({
  on: plainDate(on),
  successors: [prosecutors],
  how: 'merged' as const,
  ended: entry,
});

describe('criminal justice agencies that were not asked', () => {
  it('are told of each assessment', () =>
    expect(agenciesNotAsked([cycle], [agency()])).toEqual([
      { cycleId: opening.cycleId, year: 2021, agencyId: courts, name: 'Courts' },
    ]));

  it.each([
    ['was asked', agency({ agencyId: police })],
    ['is no criminal justice agency', agency({ criminalJustice: false })],
    ['had ended by then', agency({ ends: ended('2021-09-01') })],
    ['did not exist yet', agency({ existsFrom: plainDate('2021-09-02') })],
  ])('are not one that %s', (_name, other) =>
    expect(agenciesNotAsked([cycle], [other])).toEqual([]),
  );
});
