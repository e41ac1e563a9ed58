import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { dhrRegister, type DhrRow } from '../../../projections/dhr-register/dhr-register.js';
import type { Circumstances } from '../../../test/support/decider-given.js';
import {
  around,
  asCouncil,
  asCsp,
  asPolice,
  asPoliceChief,
  asSecretariat,
  attempt,
  because,
  dhrActionId,
  evidence,
  theCouncil,
  theCsp,
  thePolice,
  withAction,
} from '../../../test/support/dhr-given.js';
import { stateAfter, testId } from '../../../test/support/decider-given.js';
import { isSamePerson } from '../../kernel/actor.js';
import type { Fact } from '../../kernel/decider.js';
import type { Recorded } from '../../kernel/envelope.js';
import { addDays, plainDate } from '../../kernel/plain-date.js';
import { dhrAggregate } from './dhr.js';
import type { DhrCommand } from './dhr.commands.js';
import { type Dhr, type DhrAction, type OpenedDhr, placeOf } from './dhr.stages.js';
import { type DhrEvent, type DhrEvidenceId, MATTERS, type Party } from './events.js';
import { awaitedSince, isApproval, lastAnswer, settledOn } from './standing.js';

const { decider } = dhrAggregate;
const of = { dhrActionId };

/** Who speaks for whom, in person or through the secretariat; some of them for nobody here. */
const speakers: readonly Circumstances[] = [
  asCsp,
  asPolice,
  asPoliceChief,
  asCouncil,
  { ...asSecretariat, onBehalfOf: 'police-lead' },
  { ...asSecretariat, onBehalfOf: 'police-chief' },
  asSecretariat,
  { by: 'somebody' },
];
const parties = [thePolice, theCsp, theCouncil];

type Making = (by: Circumstances, party: Party, number: number) => DhrCommand;
const makings: readonly Making[] = [
  (by, party) => attempt('AnswerPlan', { party, answers: [{ ...of, answer: 'agreed' }] }, by),
  (by, party) =>
    attempt('AnswerPlan', { party, answers: [{ ...of, answer: 'rejected', because }] }, by),
  (by, party) =>
    attempt('AnswerCompletion', { party, answers: [{ ...of, answer: 'signed-off' }] }, by),
  (by, party) =>
    attempt('AnswerCompletion', { party, answers: [{ ...of, answer: 'rejected', because }] }, by),
  (by, party) => attempt('WithdrawAnswer', { ...of, matter: 'completion', party, because }, by),
  (by, party) => attempt('SetParties', { ...of, parties: [theCsp, party], because }, by),
  (by) => attempt('SetParties', { ...of, parties: [thePolice], because }, by),
  (by, _, number) => {
    const evidenceId = testId<DhrEvidenceId>(`evidence ${number}`);
    return attempt('AddDhrEvidence', { ...of, evidence: { ...evidence, evidenceId } }, by);
  },
  (by) =>
    attempt(
      'AddressDhrAction',
      { ...of, completedOn: plainDate('2021-05-01'), outcome: because },
      by,
    ),
  (by) => attempt('WithdrawAddressed', { ...of, because }, by),
  (by, party) => attempt('EscalateSilence', { ...of, matter: 'plan', party }, by),
];

interface Step {
  readonly made: DhrCommand;
  readonly state: Dhr;
  readonly before: Dhr;
}

interface Wanted {
  readonly making: Making;
  readonly by: Circumstances;
  readonly party: Party;
  readonly days: number;
}

const oneWanted = fc.record<Wanted>({
  making: fc.constantFrom(...makings),
  by: fc.constantFrom(...speakers),
  party: fc.constantFrom(...parties),
  days: fc.nat({ max: 30 }),
});

/** Every party says yes to one matter, one after the other: chance alone hardly comes to that. */
const consent = oneWanted.map((any): readonly Wanted[] => {
  const [agree, , signOff] = makings;
  const making = any.days % 2 === 0 ? agree : signOff;
  if (!making) return [];
  return [
    { ...any, making, by: asPoliceChief, party: thePolice },
    { ...any, making, by: asCsp, party: theCsp },
  ];
});

const someSteps = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: oneWanted.map((each): readonly Wanted[] => [each]) },
      { weight: 1, arbitrary: consent },
    ),
    { maxLength: 30 },
  )
  .map((all) => all.flat());

/** Whatever is tried, in whatever order, by whomever: what was accepted of it. */
const lived = (all: readonly Wanted[]): readonly Step[] => {
  const steps: Step[] = [];
  let state: Dhr = stateAfter(dhrAggregate, ...withAction);
  let revision = withAction.length;
  let on = plainDate('2021-06-01');
  for (const { making, by, party, days } of all) {
    on = addDays(on, days);
    const made = making({ ...by, on }, party, revision);
    const decided = decider.decide(made, state, around);
    if (!decided.ok) continue;
    for (const event of decided.value) {
      const before = state;
      state = decider.evolve(state, {
        ...event,
        revision,
        metadata: made.metadata,
      } as unknown as Fact<DhrEvent>);
      revision += 1;
      steps.push({ made, before, state });
    }
  }
  return steps;
};

const actionIn = (state: Dhr): DhrAction | undefined =>
  placeOf(state as OpenedDhr, dhrActionId)?.action;

describe('whatever is said of an action, by whomever, in whatever order', () => {
  const [agree, , signOff, , , , , give, address] = makings;
  const facts = {
    agreed: [
      [agree, asPoliceChief, thePolice],
      [agree, asCsp, theCsp],
    ],
    addressed: [
      [give, asPolice, thePolice],
      [address, asPolice, thePolice],
    ],
    'signed off': [
      [signOff, asPoliceChief, thePolice],
      [signOff, asCsp, theCsp],
    ],
  } as const;
  type Named = keyof typeof facts;

  it('agreed, addressed and signed off are independent: any of them, in any order, and no other', () => {
    const seen = new Set<string>();
    const some = fc.shuffledSubarray(Object.keys(facts) as Named[]);
    fc.assert(
      fc.property(some, (named) => {
        const wanted = named.flatMap((each) =>
          facts[each].flatMap(([making, by, party]) =>
            making ? [{ making, by, party, days: 1 }] : [],
          ),
        );
        const steps = lived(wanted);
        expect(steps).toHaveLength(wanted.length);
        const action = actionIn(steps.at(-1)?.state ?? stateAfter(dhrAggregate, ...withAction));
        const stand = [
          ...(action && settledOn(action, 'plan') ? ['agreed'] : []),
          ...(action?.addressed ? ['addressed'] : []),
          ...(action && settledOn(action, 'completion') ? ['signed off'] : []),
        ];
        expect(stand.toSorted()).toEqual(named.toSorted());
        seen.add(stand.join());
      }),
      { numRuns: 200 },
    );
    expect(seen.size).toBe(8);
  });

  it('no party counts twice, and only parties count', () => {
    let [setAnew, settled] = [0, 0];
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { made, state } of lived(steps)) {
          const action = actionIn(state);
          const named = action?.parties.map(({ party }) => party.id) ?? [];
          expect(new Set(named).size).toBe(named.length);
          expect(named.length).toBeGreaterThan(0);
          if (made.type === 'SetParties') setAnew += 1;
          for (const matter of MATTERS) {
            if (!action || settledOn(action, matter) === undefined) continue;
            const yes = action.answers.filter((each) => {
              const last = lastAnswer(action.answers, matter, each.party.id);
              return last === each && isApproval(each) && named.includes(each.party.id);
            });
            // As many approvals count as there are parties: one of each, and of nobody else.
            expect(yes.map(({ party }) => party.id).toSorted()).toEqual(named.toSorted());
            settled += 1;
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(setAnew).toBeGreaterThan(0);
    expect(settled).toBeGreaterThan(0);
  });

  it('no party is named twice, whoever tries', () => {
    const state = stateAfter(dhrAggregate, ...withAction);
    const twice = attempt('SetParties', { ...of, parties: [theCsp, theCsp], because }, asCsp);
    const decided = decider.decide(twice, state, around);
    expect(decided.ok ? [] : decided.error.map(({ code }) => code)).toEqual([
      'DHR_PARTY.NAMED_TWICE',
    ]);
  });

  it('silence never agrees or signs off: what is settled, each party said; and a yes settled it', () => {
    let settled = 0;
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { before, made, state } of lived(steps)) {
          const [was, is] = [actionIn(before), actionIn(state)];
          if (!was || !is) continue;
          for (const matter of MATTERS) {
            if (settledOn(is, matter) === undefined) continue;
            for (const { party } of is.parties) {
              const answer = lastAnswer(is.answers, matter, party.id);
              expect(answer && isApproval(answer)).toBe(true);
              expect(awaitedSince(is, matter, party.id)).toBeUndefined();
            }
            if (settledOn(was, matter) !== undefined) continue;
            settled += 1;
            expect(made.type).toBe(matter === 'plan' ? 'AnswerPlan' : 'AnswerCompletion');
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(settled).toBeGreaterThan(0);
  });

  it('nobody signs off evidence that they submitted, in person or through somebody else', () => {
    let compared = 0;
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { state } of lived(steps)) {
          const action = actionIn(state);
          const yes = action?.answers.filter(
            (each) => each.matter === 'completion' && isApproval(each),
          );
          for (const answer of yes ?? []) {
            // A party's later rejection stands in place of its approval.
            for (const given of action?.evidence ?? []) {
              expect(isSamePerson(given.by, answer.by)).toBe(false);
              compared += 1;
            }
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(0);
  });
});

describe('what may be recorded late of a review', () => {
  const asRecorded = (
    { event, circumstances }: (typeof withAction)[number],
    revision: number,
  ): Recorded<DhrEvent> =>
    ({
      ...event,
      eventId: testId(`event ${revision}`),
      stream: 'dhr',
      revision,
      position: BigInt(revision + 1),
      metadata: {
        actor: { id: 'somebody', capacity: 'member' },
        effectiveAt: plainDate(circumstances.on ?? '2021-06-15'),
        recordedAt: '2021-12-01T12:00:00Z',
      },
    }) as unknown as Recorded<DhrEvent>;

  const rowAfter = (events: readonly Recorded<DhrEvent>[]): DhrRow | null =>
    events.reduce<DhrRow | null>((row, event) => {
      const step = dhrRegister.on[event.type] as (
        before: DhrRow | null,
        each: Recorded<DhrEvent>,
      ) => DhrRow | null;
      return step(row, event);
    }, null);

  const first = withAction.map(asRecorded);
  const late = (
    ['2021-05-03', '2021-05-01', '2021-05-01', '2021-05-02', '2021-05-04'] as const
  ).map((on, index) => {
    const { data } = attempt('AddDhrEvidence', { ...of, evidence }) as { data: object };
    const ids = (first.at(-1)?.data ?? {}) as { dhrId: string; recommendationId: string };
    const { dhrId, recommendationId } = ids;
    const isAnswer = index > 1;
    return asRecorded(
      {
        event: {
          type: isAnswer ? 'dhr-completion-answered.v1' : 'dhr-evidence-added.v1',
          data: {
            dhrId,
            recommendationId,
            ...of,
            ...data,
            ...(isAnswer && {
              party: index === 4 ? theCsp : thePolice,
              answeredBy: thePolice,
              answer: index === 2 ? 'rejected' : 'signed-off',
            }),
          },
        } as unknown as DhrEvent,
        circumstances: { on },
      },
      first.length + index,
    );
  });

  it('gives the same row in whatever order it arrives', () => {
    const inOrder = rowAfter([...first, ...late]);
    const action = inOrder?.recommendations[0]?.actions[0];
    expect(action).toMatchObject({ signedOffOn: '2021-05-04' });
    fc.assert(
      fc.property(fc.shuffledSubarray([...late], { minLength: late.length }), (shuffled) => {
        expect(rowAfter([...first, ...shuffled])).toEqual(inOrder);
      }),
    );
  });
});
