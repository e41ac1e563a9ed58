import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isSamePerson } from '../../kernel/actor.js';
import { type Fact, fold } from '../../kernel/decider.js';
import { addDays, plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  sealedText,
  stateAfter,
  testId,
} from '../../../test/support/decider-given.js';
import {
  approvedHistory,
  board,
  group,
  nothingElse,
  plan,
  planId,
  plannedAction,
} from '../../../test/support/delivery-plan-given.js';
import { actionAggregate } from './action.js';
import type { ActionCommand, ActionContext } from './action.commands.js';
import { type Action, targetDateOf } from './action.stages.js';
import { type ActionEvent, DELIVERY_RATINGS, type Evidence, type EvidenceId } from './events.js';
import { planAggregate } from './plan.js';

const context: ActionContext = {
  plan: stateAfter(planAggregate, ...approvedHistory()),
  group,
  board,
  ...nothingElse,
};
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
      'ProposeCompletion',
      'VerifyCompletion',
      'RejectCompletion',
    ),
  })
  .map(({ who: circumstances, on, to, rating, shown, type }): ActionCommand => {
    const data: Record<ActionCommand['type'], object> = {
      ReportProgress: { deliveryRating: rating, progress: text },
      ReportNoChange: { because: text },
      AddEvidence: { evidence: [evidence] },
      MoveTargetDate: { to, because: text },
      ProposeCompletion: { completedOn: on, evidence: shown },
      VerifyCompletion: {},
      RejectCompletion: { because: text },
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

describe('whatever is tried on an action', () => {
  it('is completed only on a proposal, with evidence, by somebody else, and for good', () => {
    let completed = 0;
    fc.assert(
      fc.property(histories, ({ state, facts }) => {
        const at = facts.findIndex(({ type }) => type === 'completion-verified.v1');
        expect(state.stage === 'completed').toBe(at >= 0);
        if (at < 0) return;
        completed += 1;
        const last = facts.slice(0, at).findLast(({ type }) => type.startsWith('completion-'));
        expect(last?.type).toBe('completion-proposed.v2');
        const [proposed] = ofType(last ? [last] : [], 'completion-proposed.v2');
        const [verified] = ofType(facts, 'completion-verified.v1');
        expect(proposed?.data.evidence).toHaveLength(1);
        expect(
          proposed && verified && isSamePerson(proposed.metadata.actor, verified.metadata.actor),
        ).toBe(false);
        // What it rests on may still be shown.
        const after = facts.slice(at + 1).filter(({ type }) => type !== 'evidence-added.v1');
        expect(after).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(completed).toBeGreaterThan(20);
  });

  it('keeps the original target date, and every move from it', () => {
    fc.assert(
      fc.property(histories, ({ state, facts }) => {
        const moves = ofType(facts, 'target-date-moved.v1');
        const kept = state.stage === 'none' ? [] : state.moves;
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
