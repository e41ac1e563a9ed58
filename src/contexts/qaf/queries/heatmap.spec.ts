import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AssessmentRow } from '../../../../projections/qaf-assessment-register/qaf-assessment-register.js';
import type {
  AskedAgency,
  CycleRow,
} from '../../../../projections/qaf-cycle-register/qaf-cycle-register.js';
import type { FrameworkRow } from '../../../../projections/qaf-framework-register/qaf-framework-register.js';
import { entryIn, NO_BASES } from '../../../../test/support/entry-in.js';
import {
  adopting,
  boardId,
  code,
  courts,
  cycleId,
  first,
  frameworkId,
  opening,
  police,
  prosecutors,
  requirement,
  second,
} from '../../../../test/support/qaf-given.js';
import { plainDate } from '../../../kernel/plain-date.js';
import type { AgencyId } from '../../bodies/contract.js';
import { type Rating, RATINGS } from '../cycle.events.js';
import type { RequirementCode } from '../ids.js';
import { changeBetween, CHANGES } from './change.js';
import { descentsBetween } from './descents.js';
import { ageOf } from './finding-age.js';
import { type AssessedYear, heatmapOf, STANDINGS } from './heatmap.js';
import { summaryOf, tallyOf } from './tally.js';

const third = code('EN-01');
const entry = entryIn('cycle', 0);
const versions = [
  { version: 1, requirements: [...adopting.requirements] },
  {
    version: 2,
    requirements: [requirement(first, { descent: 'changed', from: first, title: 'Reworded' })],
  },
  {
    version: 3,
    requirements: [
      requirement(third, { descent: 'carried', from: first, title: 'Reworded' }),
      requirement(first, { title: 'Another' }),
    ],
  },
];
const framework: FrameworkRow = {
  frameworkId,
  boardId,
  versions: versions.map((each) => ({
    ...each,
    title: 'Framework',
    basis: 'rights',
    inForceFrom: plainDate('2021-06-01'),
    dropped: [],
    illustrative: true,
    adopted: entry,
  })),
  bases: NO_BASES,
};

const agency = (agencyId: AgencyId, takesPart?: boolean): AskedAgency => ({
  agencyId,
  assessed: [],
  moderated: [],
  ...(takesPart !== undefined && {
    participation: { takesPart, answeredBy: agencyId, ...entry },
  }),
});

const rated = (
  agencyId: AgencyId,
  name: RequirementCode,
  rating: Rating,
  moderated = false,
): AssessmentRow => {
  const made = { rating, answeredBy: agencyId, evidence: [], ...entry };
  const moderation = { moderatorId: prosecutors, rating, agreed: true, ...entry };
  return {
    cycleId,
    boardId,
    year: 2021,
    agencyId,
    requirement: name,
    rating,
    selfAssessment: made,
    former: [],
    ...(moderated && { moderation }),
  };
};

const year = (
  frameworkVersion: number,
  agencies: readonly AskedAgency[],
  assessments: readonly AssessmentRow[],
): AssessedYear => {
  const { agencyIds: _, ...opened } = opening;
  const cycle: CycleRow = {
    ...opened,
    frameworkVersion,
    stage: 'open',
    opened: entry,
    agencies,
    findings: 0,
    findingsClosed: 0,
    recommendations: 0,
    bases: NO_BASES,
  };
  return { cycle, assessments };
};

describe('requirements across versions', () => {
  it('come from what they were, however many versions before', () => {
    expect(descentsBetween(versions, 3, 1)).toEqual([
      { requirement: versions[2]?.requirements[0], descent: 'changed', from: first },
      { requirement: versions[2]?.requirements[1], descent: 'new' },
      { requirement: versions[0]?.requirements[1], descent: 'dropped', from: second },
    ]);
  });

  it('are carried within a version, and new where nothing came before', () => {
    const within = descentsBetween(versions, 1, 1).map(({ descent, from }) => [descent, from]);
    expect(within).toEqual([
      ['carried', first],
      ['carried', second],
    ]);
    expect(descentsBetween(versions, 1, undefined).map(({ descent }) => descent)).toEqual([
      'new',
      'new',
    ]);
  });
});

describe('the heatmap', () => {
  const before = year(
    1,
    [agency(police, true), agency(courts, false)],
    [rated(police, first, 'not-met'), rated(police, second, 'met')],
  );
  const now = year(
    2,
    [agency(police, true), agency(prosecutors)],
    [rated(police, first, 'met', true)],
  );

  it('shows each agency on each requirement in both years, not assessed among it', () => {
    const cells = heatmapOf(framework, now, before).map(
      ({ requirement: name, descent, agencyId, moderated, ...cell }) => [
        name,
        descent,
        agencyId,
        cell.now,
        moderated,
        cell.before,
        cell.change,
      ],
    );
    expect(cells).toEqual([
      [first, 'changed', police, 'met', true, 'not-met', 'better'],
      [first, 'changed', prosecutors, 'not-assessed', false, 'not-asked', 'not-comparable'],
      [first, 'changed', courts, 'not-asked', false, 'not-relevant', 'not-comparable'],
      [second, 'dropped', police, undefined, false, 'met', 'dropped'],
      [second, 'dropped', prosecutors, undefined, false, 'not-asked', 'dropped'],
      [second, 'dropped', courts, undefined, false, 'not-relevant', 'dropped'],
    ]);
  });

  it('is summed up: everything, by area, by requirement, by agency', () => {
    const lines = summaryOf(heatmapOf(framework, now, before));
    expect(lines.map(({ by, of }) => [by, of])).toEqual([
      ['everything', undefined],
      ['area', 'care-and-respect'],
      ['area', 'communication-and-information'],
      ['requirement', first],
      ['requirement', second],
      ['agency', police],
      ['agency', prosecutors],
      ['agency', courts],
    ]);
    expect(lines[0]).toMatchObject({
      now: {
        met: 1,
        notAssessed: 1,
        metOfAll: { numerator: 1, denominator: 2 },
        assessedOfAll: { numerator: 1, denominator: 2 },
      },
      before: { met: 1, notMet: 1, notRelevant: 2, metOfAll: { numerator: 1, denominator: 2 } },
    });
  });

  it('says of every cell what changed, and of no cell nothing', () => {
    const standing = fc.option(fc.constantFrom(...STANDINGS), { nil: undefined });
    fc.assert(
      fc.property(standing, standing, (one, other) => {
        expect(CHANGES).toContain(changeBetween(one, other));
        if (one !== undefined && one === other) expect(changeBetween(one, other)).toBe('same');
        if (one === 'not-assessed') expect(changeBetween(one, other)).not.toBe('better');
        if (other === 'not-assessed') expect(changeBetween(one, other)).not.toBe('better');
      }),
    );
  });
});

describe('a share', () => {
  const standings = fc.array(fc.option(fc.constantFrom(...STANDINGS), { nil: undefined }));

  it('never hides what was not assessed', () => {
    let withUnassessed = 0;
    fc.assert(
      fc.property(standings, (all) => {
        const tally = tallyOf(all);
        const unassessed = all.filter((each) => each === 'not-assessed').length;
        if (unassessed > 0) withUnassessed += 1;
        expect(tally.notAssessed).toBe(unassessed);
        const { numerator, denominator } = tally.metOfAll;
        expect(denominator).toBe(tally.met + tally.partlyMet + tally.notMet + unassessed);
        expect(numerator).toBe(tally.met);
        expect(tally.assessedOfAll.denominator - tally.assessedOfAll.numerator).toBe(unassessed);
        // One more that was not assessed never leaves a share as good as it was.
        const worse = tallyOf([...all, 'not-assessed']).metOfAll;
        expect(worse).toEqual({ numerator, denominator: denominator + 1 });
      }),
    );
    expect(withUnassessed).toBeGreaterThan(0);
  });

  it('knows every rating', () =>
    expect(tallyOf(RATINGS)).toMatchObject({ met: 1, partlyMet: 1, notMet: 1, notApplicable: 1 }));
});

it.each([
  ['2021-12-01', undefined, { ageInDays: 0, ageBand: 'up-to-90-days' }],
  ['2022-03-02', undefined, { ageInDays: 91, ageBand: 'up-to-180-days' }],
  ['2022-12-01', undefined, { ageInDays: 365, ageBand: 'up-to-365-days' }],
  ['2022-12-02', undefined, { ageInDays: 366, ageBand: 'longer' }],
  ['2023-12-02', '2021-12-31', { ageInDays: 30, ageBand: 'up-to-90-days' }],
])('a finding of December 2021 is so old on %s, closed on %s', (today, closedOn, age) =>
  expect(
    ageOf(
      { raisedOn: plainDate('2021-12-01'), ...(closedOn && { closedOn: plainDate(closedOn) }) },
      plainDate(today),
    ),
  ).toEqual(age),
);
