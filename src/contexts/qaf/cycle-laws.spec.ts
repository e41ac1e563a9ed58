import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Fact } from '../../kernel/decider.js';
import { addDays, plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  sealedText,
  testId,
} from '../../../test/support/decider-given.js';
import {
  completed,
  context,
  courts,
  decided,
  decisionId,
  evidence,
  first,
  opening,
  planWith,
  police,
  prosecutors,
  second,
} from '../../../test/support/qaf-given.js';
import { cycleAggregate } from './cycle.js';
import type { CycleCommand, CycleContext } from './cycle.commands.js';
import { type CycleEvent, cycleEvents, RATINGS } from './cycle.events.js';
import { evolve } from './cycle.evolution.js';
import { type Cycle, isOutstanding, takesPart } from './cycle.stages.js';
import type { FindingId, RecommendationId } from './ids.js';

const knowing: CycleContext = {
  ...context,
  decision: decided(),
  plan: planWith(),
  actions: new Map([[completed.actionId, completed]]),
};
const text = sealedText('text');
const TODAY = '2021-12-31';

const day = fc.integer({ min: 0, max: 121 }).map((days) => addDays(plainDate('2021-09-01'), days));
const agency = fc.constantFrom(police, prosecutors, courts);
const requirement = fc.constantFrom(first, second);
const people = ['police contact', 'police colleague', 'prosecutor', 'both', 'chair'] as const;
const who = fc.constantFrom<Circumstances>(
  ...people.map((by) => ({ by })),
  ...people.map((onBehalfOf) => ({ capacity: 'secretariat' as const, onBehalfOf })),
  { capacity: 'secretariat' },
);
const id = fc.constantFrom<string>('one', 'two', 'three');

type Given = {
  readonly [Type in CycleCommand['type']]: Extract<CycleCommand, { type: Type }>['data'];
};
const TYPES: readonly Exclude<CycleCommand['type'], 'OpenCycle'>[] = [
  'AskAgency',
  'TakePart',
  'TakePart',
  'FindNotRelevant',
  'RecordNoReturn',
  'AssessRequirement',
  'AssessRequirement',
  'ModerateAssessment',
  'ModerateAssessment',
  'RaiseFinding',
  'MakeRecommendation',
  'DisposeRecommendation',
  'CloseFinding',
  'ReportCycle',
  'CloseCycle',
];

const said = fc.record({
  type: fc.constantFrom<(typeof TYPES)[number]>(...TYPES),
  agencyId: agency,
  moderatorId: agency,
  requirement,
  rating: fc.constantFrom(...RATINGS),
  because: fc.option(fc.constant(text), { nil: undefined }),
  id,
  who,
  on: day,
});
type Said = typeof said extends fc.Arbitrary<infer Value> ? Value : never;

const commandOf = (given: Said): CycleCommand => {
  const { agencyId, rating, moderatorId, on } = given;
  const because = given.because && { because: given.because };
  const findingId = testId<FindingId>(`finding ${given.id}`);
  const recommendationId = testId<RecommendationId>(`recommendation ${given.id}`);
  const data: Omit<Given, 'OpenCycle'> = {
    AskAgency: { agencyId },
    TakePart: { agencyId },
    FindNotRelevant: { agencyId, ...because },
    RecordNoReturn: { agencyId, ...because },
    AssessRequirement: {
      agencyId,
      requirement: given.requirement,
      rating,
      ...because,
      evidence: [evidence],
    },
    ModerateAssessment: {
      agencyId,
      requirement: given.requirement,
      moderatorId,
      rating,
      because: text,
    },
    RaiseFinding: { findingId, requirements: [given.requirement], agencyIds: [], text },
    MakeRecommendation: { recommendationId, findingIds: [findingId], text },
    DisposeRecommendation: {
      recommendationId,
      disposition: { kind: 'not-accepted', because: text },
      because: text,
    },
    CloseFinding: { findingId, statement: text, evidence: [] },
    ReportCycle: { decisionId },
    CloseCycle: {},
  };
  const all = data[given.type];
  return command<CycleCommand>(given.type, all, { ...given.who, on, today: TODAY });
};
const attempt = said.map(commandOf);

type CycleFact = Fact<CycleEvent>;
interface History {
  readonly state: Cycle;
  readonly facts: readonly CycleFact[];
  /** The date of the last fact; what is not late follows it. */
  readonly latest: string;
}

const isLate = ({ type }: { readonly type: CycleEvent['type'] }): boolean => {
  const definition = cycleEvents[type];
  return 'late' in definition && definition.late;
};

const { decider } = cycleAggregate;
const opens = command<CycleCommand>('OpenCycle', opening, {
  capacity: 'secretariat',
  on: '2021-09-01',
});

/** What the log would hold after these commands: what is refused, or comes too late, left out. */
const historyOf = (attempts: readonly CycleCommand[]): History =>
  [opens, ...attempts].reduce<History>(
    (history, each) => {
      const decision = decider.decide(each, history.state, knowing);
      if (!decision.ok) return history;
      const { effectiveAt } = each.metadata;
      const inOrder = effectiveAt >= history.latest;
      if (!inOrder && !decision.value.every(isLate)) return history;
      const news = decision.value.map(
        (event, index) =>
          ({
            ...event,
            revision: history.facts.length + index,
            metadata: each.metadata,
          }) as unknown as CycleFact,
      );
      return {
        state: news.reduce(decider.evolve, history.state),
        facts: [...history.facts, ...news],
        latest: inOrder ? effectiveAt : history.latest,
      };
    },
    { state: decider.initial, facts: [], latest: '' },
  );

/** One agency says how it stands and another what it thinks of it: chance alone hardly comes to that. */
const moderating = said.map((any): readonly CycleCommand[] => {
  const [contact, prosecutor] = [{ by: 'police contact' }, { by: 'prosecutor' }];
  const ofPolice = { ...any, agencyId: police, moderatorId: prosecutors, because: text };
  return [
    { ...ofPolice, type: 'TakePart' as const, who: contact },
    { ...ofPolice, agencyId: prosecutors, type: 'TakePart' as const, who: prosecutor },
    { ...ofPolice, type: 'AssessRequirement' as const, who: contact },
    { ...ofPolice, type: 'ModerateAssessment' as const, who: prosecutor },
  ].map(commandOf);
});
const alone = attempt.map((each): readonly CycleCommand[] => [each]);
const attempts = fc.array(
  fc.oneof({ weight: 12, arbitrary: alone }, { weight: 1, arbitrary: moderating }),
  { minLength: 40, maxLength: 90, size: 'max' },
);
const histories = attempts.map((all) => historyOf(all.flat()));

/** What brings a cycle to its end, tried on its last day: chance alone hardly closes one. */
const ending = said.map((any): readonly CycleCommand[] => {
  const last = {
    ...any,
    because: text,
    on: plainDate(TODAY),
    who: { capacity: 'secretariat' } as const,
  };
  const noReturns = [police, prosecutors, courts].map((agencyId) => ({
    ...last,
    agencyId,
    type: 'RecordNoReturn' as const,
  }));
  const disposed = ['one', 'two', 'three'].map((each) => ({
    ...last,
    id: each,
    type: 'DisposeRecommendation' as const,
  }));
  return [
    ...noReturns,
    ...disposed,
    ...disposed.map((each) => ({ ...each, who: { ...last.who, onBehalfOf: 'chair' } })),
    { ...last, type: 'ReportCycle' as const },
    { ...last, type: 'CloseCycle' as const },
  ].map(commandOf);
});
const endedHistories = fc
  .tuple(attempts, ending)
  .map(([before, after]) => historyOf([...before.flat(), ...after]));

const ofType = <Type extends CycleEvent['type']>(facts: readonly CycleFact[], type: Type) =>
  facts.filter((each): each is Extract<CycleFact, { type: Type }> => each.type === type);

const PEOPLE_OF: Readonly<Record<string, readonly string[]>> = {
  [police]: ['police-contact', 'police-colleague', 'both'],
  [prosecutors]: ['prosecutor', 'both'],
  [courts]: ['chair'],
};

describe('in any history of an assessment', () => {
  it('no agency moderates itself, through nobody', () => {
    let moderations = 0;
    fc.assert(
      fc.property(histories, ({ facts }) => {
        for (const { data, metadata } of ofType(facts, 'qaf-assessment-moderated.v1')) {
          moderations += 1;
          const { id: actor, onBehalfOf } = metadata.actor;
          expect(data.moderatorId).not.toBe(data.agencyId);
          expect(PEOPLE_OF[data.agencyId]).not.toContain(onBehalfOf ?? actor);
          expect(PEOPLE_OF[data.moderatorId]).toContain(onBehalfOf ?? actor);
        }
      }),
    );
    expect(moderations).toBeGreaterThan(0);
  });

  it('nothing is assessed again once it was moderated, and nothing is moderated twice', () => {
    fc.assert(
      fc.property(histories, ({ facts }) => {
        const moderated = new Set<string>();
        for (const { type, data } of facts) {
          if (type === 'qaf-requirement-assessed.v1') {
            expect(moderated).not.toContain(`${data.agencyId} ${data.requirement}`);
          }
          if (type === 'qaf-assessment-moderated.v1') {
            const key = `${data.agencyId} ${data.requirement}`;
            expect(moderated).not.toContain(key);
            moderated.add(key);
          }
        }
      }),
    );
  });

  it('what is closed is complete, and tells what was left out', () => {
    let closedOnes = 0;
    fc.assert(
      fc.property(endedHistories, ({ facts, state }) => {
        if (state.stage !== 'closed') return;
        closedOnes += 1;
        const agencies = [...state.agencies.values()];
        expect(agencies.filter(isOutstanding)).toEqual([]);
        expect([...state.recommendations.values()].every(({ disposition }) => disposition)).toBe(
          true,
        );
        const [closed] = ofType(facts, 'qaf-cycle-closed.v1');
        const assessed = agencies
          .filter(takesPart)
          .reduce((sum, { assessments }) => sum + assessments.size, 0);
        const leftOut = closed?.data.notAssessed.flatMap(({ requirements }) => requirements) ?? [];
        expect(assessed + leftOut.length).toBe(2 * agencies.filter(takesPart).length);
      }),
    );
    expect(closedOnes).toBeGreaterThan(0);
  });

  it('what agencies say may be recorded in any order', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), ({ facts }, numbers) => {
        const [late, others] = [facts.filter(isLate), facts.filter((each) => !isLate(each))];
        const asked = others.filter(({ type }) => type !== 'qaf-cycle-closed.v1');
        const shuffled = late
          .map((each) => ({ each, at: numbers.next().value ?? 0 }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ each }) => each);
        const folded = (order: readonly CycleFact[]) =>
          [...asked, ...order].reduce<Cycle>(evolve, decider.initial);
        expect(folded(shuffled)).toEqual(folded(late));
      }),
    );
  });
});
