import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isSamePerson } from '../../kernel/actor.js';
import { type Fact, fold } from '../../kernel/decider.js';
import { addDays, plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  sealedText,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actionContext,
  bodyId,
  heldMeeting,
  meetingOf,
  plan,
  planId,
  plannedAction,
} from '../../../test/support/delivery-plan-given.js';
import { actionAggregate } from './action.js';
import type { ActionCommand } from './action.commands.js';
import { type Action, targetDateOf } from './action.stages.js';
import { type ActionEvent, DELIVERY_RATINGS, type Evidence, type EvidenceId } from './events.js';

const context = actionContext({ meeting: meetingOf(bodyId, '2021-09-01') });
const { decider } = actionAggregate;
const named = { planId, actionId: plannedAction.actionId };
const text = sealedText('text');
const evidence: Evidence = {
  evidenceId: testId<EvidenceId>('evidence'),
  kind: 'link',
  title: text,
  content: text,
  effectiveOn: plainDate('2021-06-01'),
};

const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(plainDate('2021-06-05'), days));

const who = fc.constantFrom<Circumstances>(
  { by: 'owner' },
  { by: 'chair' },
  { by: 'deputy' },
  { by: 'member' },
  { by: 'member of the board' },
  { by: 'stranger' },
  { by: 'secretary', capacity: 'secretariat' },
  { by: 'secretary', capacity: 'secretariat', onBehalfOf: 'owner' },
  { by: 'another secretary', capacity: 'secretariat', onBehalfOf: 'chair' },
);

const attempt = fc
  .record({
    who,
    on: day,
    to: day,
    rating: fc.constantFrom(...DELIVERY_RATINGS),
    shown: fc.subarray([evidence]),
    type: fc.constantFrom<ActionCommand['type']>(
      'ReportProgress',
      'ReportNoChange',
      'AddEvidence',
      'MoveTargetDate',
      'AgreeTargetDate',
      'ProposeCompletion',
      'AgreeCompletion',
      'VerifyCompletion',
      'RejectCompletion',
      'ReopenAction',
    ),
  })
  .map(({ who: circumstances, on, to, rating, shown, type }): ActionCommand => {
    const data: Record<ActionCommand['type'], object> = {
      ReportProgress: { deliveryRating: rating, progress: text },
      ReportNoChange: { because: text },
      AddEvidence: { evidence: [evidence] },
      MoveTargetDate: { to, because: text },
      ProposeCompletion: { completedOn: on, evidence: shown },
      AgreeTargetDate: {},
      AgreeCompletion: { meetingId: heldMeeting.meetingId, itemId: heldMeeting.itemId },
      VerifyCompletion: {},
      RejectCompletion: { because: text },
      ReopenAction: { because: text },
    };
    const all = { ...named, ...data[type] } as ActionCommand['data'];
    return command<ActionCommand>(type, all, { ...circumstances, on, today: '2022-01-31' });
  });

type ActionFact = Fact<ActionEvent>;
interface History {
  readonly state: Action;
  readonly facts: readonly ActionFact[];
}

/** What the log would hold after these commands, the refused ones left out. */
const historyOf = (attempts: readonly ActionCommand[]): History =>
  attempts.reduce<History>(
    ({ state, facts }, each) => {
      const decision = decider.decide(each, state, context);
      if (!decision.ok) return { state, facts };
      const news = decision.value.map(
        (event, index) =>
          ({
            ...event,
            revision: facts.length + index,
            metadata: each.metadata,
          }) as unknown as ActionFact,
      );
      return { state: news.reduce(decider.evolve, state), facts: [...facts, ...news] };
    },
    { state: decider.initial, facts: [] },
  );

// Long enough that most histories reach completion: a law about completed actions must not hold for want of any.
const histories = fc.array(attempt, { minLength: 30, maxLength: 60, size: 'max' }).map(historyOf);
const ofType = <Type extends ActionEvent['type']>(facts: readonly ActionFact[], type: Type) =>
  facts.filter((each): each is Extract<ActionFact, { type: Type }> => each.type === type);

const CONCERNS_COMPLETION: readonly string[] = [
  'completion-proposed.v2',
  'completion-agreed.v1',
  'completion-verified.v1',
  'completion-rejected.v1',
  'action-reopened.v1',
];

describe('whatever is tried on an action', () => {
  it('is completed only on a proposal with evidence, by somebody else, until it is reopened', () => {
    let completed = 0;
    fc.assert(
      fc.property(histories, ({ state, facts }) => {
        const last = facts.findLast(({ type }) => CONCERNS_COMPLETION.includes(type));
        expect(state.stage === 'completed').toBe(last?.type === 'completion-verified.v1');
        for (const [at, fact] of facts.entries()) {
          if (fact.type !== 'completion-verified.v1') continue;
          completed += 1;
          const before = facts
            .slice(0, at)
            .filter(({ type }) => CONCERNS_COMPLETION.includes(type));
          const [proposed] = ofType(before, 'completion-proposed.v2').slice(-1);
          expect(
            before.slice(proposed ? before.indexOf(proposed) + 1 : 0).map(({ type }) => type),
          ).toEqual(before.at(-1)?.type === 'completion-agreed.v1' ? ['completion-agreed.v1'] : []);
          expect(proposed?.data.evidence).toHaveLength(1);
          expect(proposed && isSamePerson(proposed.metadata.actor, fact.metadata.actor)).toBe(
            false,
          );
          const next = facts.slice(at + 1).find(({ type }) => type !== 'evidence-added.v1');
          expect([undefined, 'action-reopened.v1']).toContain(next?.type);
        }
      }),
      { numRuns: 200 },
    );
    expect(completed).toBeGreaterThan(0);
  });

  it('waits for nobody but who is named: a minor move for the chair, a material one for the Board', () => {
    fc.assert(
      fc.property(histories, ({ state }) => {
        if (state.stage === 'none') return;
        for (const { agreement, to, grounds } of state.moves) {
          const isMaterial = to > '2022-03-31';
          expect(grounds).toEqual(isMaterial ? ['moves-beyond-the-plan-year'] : []);
          expect(
            isMaterial ? ['awaits-the-board'] : ['awaits-the-chair', 'by-the-chair'],
          ).toContain(agreement);
        }
      }),
    );
  });

  it('keeps the original target date, and every move from it', () => {
    fc.assert(
      fc.property(histories, ({ state, facts }) => {
        const moves = ofType(facts, 'target-date-moved.v2');
        const kept =
          state.stage === 'none' ? [] : state.moves.map(({ from, to }) => ({ from, to }));
        expect(kept).toEqual(moves.map(({ data: { from, to } }) => ({ from, to })));
        const dates = [plannedAction.targetDate, ...kept.map(({ to }) => to)];
        expect(kept.map(({ from }) => from)).toEqual(dates.slice(0, -1));
        expect(targetDateOf(state, plannedAction)).toBe(dates.at(-1));
      }),
      { numRuns: 200 },
    );
  });
});

const updates = fc
  .array(fc.record({ on: day, rating: fc.constantFrom(...DELIVERY_RATINGS) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((each) =>
    each.map(
      ({ on, rating }, revision) =>
        ({
          type: 'action-updated.v2',
          data: { ...plan, ...named, deliveryRating: rating, progress: text },
          revision,
          metadata: { effectiveAt: on },
        }) as unknown as ActionFact,
    ),
  );
const lifecycle = historyOf([
  command<ActionCommand>(
    'ProposeCompletion',
    {
      ...named,
      completedOn: plainDate('2021-06-12'),
      evidence: [evidence],
    },
    { by: 'owner' },
  ),
  command<ActionCommand>('VerifyCompletion', named, { by: 'chair' }),
]).facts;

describe('updates that are recorded late', () => {
  it('lead to the same action in whatever order they arrive, and among whatever else', () => {
    fc.assert(
      fc.property(
        updates.chain((facts) =>
          fc.record({
            facts: fc.constant(facts),
            shuffled: fc.shuffledSubarray(facts, { minLength: facts.length }),
            cut: fc.nat({ max: facts.length }),
          }),
        ),
        ({ facts, shuffled, cut }) => {
          const inOrder = fold(decider, [...lifecycle, ...facts] as never);
          const mixed = [...shuffled.slice(0, cut), ...lifecycle, ...shuffled.slice(cut)];
          expect(fold(decider, mixed as never)).toEqual(inOrder);
          const latest = facts.reduce((one, other) =>
            other.metadata.effectiveAt >= one.metadata.effectiveAt ? other : one,
          );
          expect(inOrder).toMatchObject({
            latestUpdate: {
              effectiveAt: latest.metadata.effectiveAt,
              revision: latest.revision,
            },
          });
        },
      ),
    );
  });
});
