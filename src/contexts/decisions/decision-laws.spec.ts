import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  decisionRegister,
  type DecisionRow,
} from '../../../projections/decision-register/decision-register.js';
import {
  type Circumstances,
  command,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import {
  attempt,
  board,
  confirmed,
  context as known,
  recordedAs,
  reported,
  assigned,
  minutesConfirmed,
  september,
  TAKEN,
} from '../../../test/support/decision-given.js';
import { isSamePerson } from '../../kernel/actor.js';
import type { Fact } from '../../kernel/decider.js';
import type { Recorded } from '../../kernel/envelope.js';
import { addDays, plainDate } from '../../kernel/plain-date.js';
import type { BodyId } from '../bodies/contract.js';
import { decisionAggregate } from './decision.js';
import type { DecisionCommand } from './decision.commands.js';
import { type Decision, wasTaken } from './decision.stages.js';
import {
  referenceCounterAggregate,
  type ReferenceCounterCommand,
  referenceReservedFor,
} from './decision-reference.js';
import type { DecisionEvent, DecisionId, DecisionReference } from './events.js';

const { decider } = decisionAggregate;

describe('whatever order references are asked for in', () => {
  const bodyId = testId<BodyId>('board');
  const ask = (name: string) =>
    command<ReferenceCounterCommand>('ReserveReference', {
      decisionId: testId<DecisionId>(name),
      bodyId,
      shortName: 'SCB',
      year: 2021,
    });

  it('each decision gets one, and the numbers have no gap', () => {
    const { decider: counter } = referenceCounterAggregate;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 20 }),
        (names) => {
          const state = names.map(ask).reduce((reservations, each) => {
            const decided = counter.decide(each, reservations, undefined);
            if (!decided.ok) return reservations;
            return (decided.value as readonly Fact<never>[]).reduce(
              (before, event) => counter.evolve(before, event),
              reservations,
            );
          }, counter.initial);
          const asked = [...new Set(names)];
          expect(state.reservations.map(({ number }) => number)).toEqual(
            asked.map((_, index) => index + 1),
          );
          const given = asked.map((name) => referenceReservedFor(state, testId<DecisionId>(name)));
          expect(new Set(given).size).toBe(asked.length);
        },
      ),
    );
  });
});

/** Five decisions of the Board, some of one day, as each was at every moment. */
const NAMES = ['1', '2', '3', '4', '5'] as const;
type Name = (typeof NAMES)[number];
const idOf = (name: string) => testId<DecisionId>(`decision ${name}`);
const takenOn = (name: Name) => addDays(plainDate(TAKEN), Number(name) > 3 ? 30 : 0);
/** All but one confirmed: most of what is tried is not refused for want of that. */
const begun = (name: Name): Decision =>
  stateAfter(
    decisionAggregate,
    recordedAs({
      decisionId: idOf(name),
      reference: `SCB-2021-00${name}` as DecisionReference,
      takenOn: takenOn(name),
    }),
    ...(name === '3' ? [] : [confirmed]),
  );

interface Ending {
  readonly name: Name;
  readonly other: Name;
  readonly type: 'ConfirmDecision' | 'SupersedeDecision' | 'RescindDecision';
  /** How far back the other decision was read: two servers do not see each other's writes at once. */
  readonly stale: number;
}

const endings = fc.array(
  fc.record<Ending>({
    name: fc.constantFrom(...NAMES),
    other: fc.constantFrom(...NAMES),
    type: fc.constantFrom('ConfirmDecision', 'SupersedeDecision', 'RescindDecision'),
    stale: fc.nat({ max: 3 }),
  }),
  { maxLength: 40 },
);

const because = sealedText('why');
const asked = ({ type, other }: Ending): DecisionCommand => {
  const late: Circumstances = { on: '2021-12-31' };
  switch (type) {
    case 'ConfirmDecision':
      return attempt('ConfirmDecision', { confirmedAt: september }, late);
    case 'SupersedeDecision':
      return attempt('SupersedeDecision', { successor: idOf(other) }, late);
    default: {
      const through = { kind: 'decision' as const, decisionId: idOf(other) };
      return attempt('RescindDecision', { through, because }, late);
    }
  }
};

describe('whatever supersedes and rescinds what, read however late', () => {
  const histories = (steps: readonly Ending[]) => {
    const states = new Map(NAMES.map((name) => [name, [begun(name)]]));
    for (const step of steps) {
      const mine = states.get(step.name) ?? [];
      const others = states.get(step.other) ?? [];
      const state = mine.at(-1) ?? decider.initial;
      const each = asked(step);
      const decided = decider.decide(each, state, {
        ...known,
        meeting: minutesConfirmed,
        other: others.at(-1 - Math.min(step.stale, others.length - 1)) ?? decider.initial,
        endingBody: board,
      });
      if (!decided.ok) continue;
      const facts = decided.value.map(
        (event) => ({ ...event, revision: mine.length, metadata: each.metadata }) as never,
      );
      mine.push(facts.reduce<Decision>(decider.evolve, state));
    }
    return states;
  };

  it('a decision has one successor, that came later: no chain is a circle', () => {
    let ended = 0;
    fc.assert(
      fc.property(endings, (steps) => {
        const states = histories(steps);
        for (const history of states.values()) {
          const successors = new Set(
            history.flatMap((each) => (each.stage === 'superseded' ? [each.successor] : [])),
          );
          expect(successors.size).toBeLessThanOrEqual(1);
          ended += successors.size;
        }
        for (const name of NAMES) {
          const seen = new Set<DecisionId>();
          let at: Decision | undefined = states.get(name)?.at(-1);
          while (at && wasTaken(at)) {
            expect(seen.has(at.decisionId)).toBe(false);
            seen.add(at.decisionId);
            const next: DecisionId | undefined =
              at.stage === 'superseded'
                ? at.successor
                : at.stage === 'rescinded' && at.through.kind === 'decision'
                  ? at.through.decisionId
                  : undefined;
            at = next && states.get(NAMES.find((each) => idOf(each) === next) ?? '1')?.at(-1);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(ended).toBeGreaterThan(0);
  });

  it('what has ended never changes again, and was confirmed', () => {
    fc.assert(
      fc.property(endings, (steps) => {
        for (const history of histories(steps).values()) {
          const at = history.findIndex(
            ({ stage }) => stage === 'superseded' || stage === 'rescinded',
          );
          if (at < 0) continue;
          expect(at).toBe(history.length - 1);
          expect(history[at - 1]?.stage).toBe('confirmed');
        }
      }),
    );
  });
});

describe('whoever reports and confirms', () => {
  const who = fc.constantFrom<Circumstances>(
    { by: 'chair', capacity: 'member' },
    { by: 'contact', capacity: 'member' },
    { by: 'secretary', capacity: 'secretariat' },
    { by: 'secretary', capacity: 'secretariat', onBehalfOf: 'chair' },
    { by: 'another secretary', capacity: 'secretariat', onBehalfOf: 'contact' },
  );

  it('nobody confirms what they reported, in person or through somebody else', () => {
    let confirmations = 0;
    fc.assert(
      fc.property(fc.array(who, { minLength: 1, maxLength: 4 }), who, (reporters, confirmer) => {
        const reports = reporters.map((each) => reported(each));
        const state = stateAfter(decisionAggregate, recordedAs(), confirmed, assigned, ...reports);
        const confirm = attempt('ConfirmImplementation', {}, { on: '2021-11-02', ...confirmer });
        if (!decider.decide(confirm, state, known).ok) return;
        confirmations += 1;
        const { actor } = confirm.metadata;
        for (const { by = '', onBehalfOf } of reporters) {
          const reporter = {
            id: testActor(by),
            ...(onBehalfOf && { onBehalfOf: testActor(onBehalfOf) }),
          };
          expect(isSamePerson(reporter, actor)).toBe(false);
        }
      }),
      { examples: [[[{ by: 'contact' }], { by: 'chair' }]] },
    );
    expect(confirmations).toBeGreaterThan(0);
  });
});

describe('what may be recorded late', () => {
  const ids = { decisionId: idOf('1'), bodyId: board.bodyId };
  const recordedFact = (
    event: DecisionEvent,
    revision: number,
    effectiveAt: string,
  ): Recorded<DecisionEvent> =>
    ({
      ...event,
      eventId: testId(`event ${revision}`),
      stream: `decision-${ids.decisionId}`,
      revision,
      position: BigInt(revision + 1),
      metadata: {
        actor: { id: testActor('secretary'), capacity: 'secretariat' },
        effectiveAt: plainDate(effectiveAt),
        recordedAt: '2021-12-01T12:00:00Z',
      },
    }) as unknown as Recorded<DecisionEvent>;

  const first = [recordedAs(), confirmed, assigned].map(({ event }, index) =>
    recordedFact(event, index, ['2021-06-15', '2021-09-14', '2021-09-15'][index] ?? TAKEN),
  );
  const lateFacts: readonly Recorded<DecisionEvent>[] = [
    ...['a', 'b', 'c'].map((text, index) =>
      recordedFact(
        { type: 'decision-corrected.v1', data: { ...ids, text, because } },
        3 + index,
        TAKEN,
      ),
    ),
    ...['2021-10-03', '2021-10-01', '2021-10-01'].map((day, index) =>
      recordedFact(
        {
          type: 'implementation-progressed.v1',
          data: { ...ids, rating: 'at-risk', progress: sealedText(day) },
        },
        6 + index,
        day,
      ),
    ),
  ];

  const rowAfter = (events: readonly Recorded<DecisionEvent>[]): DecisionRow | null =>
    events.reduce<DecisionRow | null>((row, event) => {
      const step = decisionRegister.on[event.type] as (
        before: DecisionRow | null,
        each: Recorded<DecisionEvent>,
      ) => DecisionRow | null;
      return step(row, event);
    }, null);

  it('gives the same row in whatever order it arrives', () => {
    const inOrder = rowAfter([...first, ...lateFacts]);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...lateFacts], { minLength: lateFacts.length }),
        (shuffled) => {
          expect(rowAfter([...first, ...shuffled])).toEqual(inOrder);
        },
      ),
    );
    expect(inOrder).toMatchObject({ text: 'c' });
  });
});
