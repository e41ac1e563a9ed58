import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Fact } from '../../kernel/decider.js';
import { plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  sealedText,
  stateAfter,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actionContext,
  approvedHistory,
  bodyId,
  council,
  decided,
  decisionId,
  measure,
  meetingOf,
  outcome,
  planContext,
  planId,
  plannedAction,
  police,
} from '../../../test/support/delivery-plan-given.js';
import { actionAggregate } from './action.js';
import type { ActionCommand } from './action.commands.js';
import { type Action, isOver } from './action.stages.js';
import type { ActionId, ActionReference, PlanEvent } from './events.js';
import type { ChangeId } from './in-year-events.js';
import { type PlanCommand, planAggregate } from './plan.js';
import type { Plan } from './plan.stages.js';

/*
 * A plan within its year and the actions in it, each in a history of its own, as commands in any order leave them.
 */

const text = sealedText('text');
const meeting = meetingOf(bodyId);
const forPlan = planContext({ decision: decided() });
const forAction = actionContext({ meeting });
const ids = ['action', 'second', 'third'].map((name) => testId<ActionId>(name));
const [first = plannedAction.actionId] = ids;
const actionOf = (actionId: ActionId, origin: 'day-to-day' | 'national-initiative') => {
  const { priorityId: _, ...bare } = plannedAction;
  return {
    ...bare,
    actionId,
    origin,
    reference: `CS-2021-0${ids.indexOf(actionId) + 1}` as ActionReference,
  };
};

const who = fc.constantFrom<Circumstances>(
  { by: 'chair' },
  { by: 'deputy' },
  { by: 'owner' },
  { by: 'police contact' },
  { by: 'member' },
  { by: 'stranger' },
  { by: 'chair of the board' },
  { by: 'secretary', capacity: 'secretariat' },
  { by: 'secretary', capacity: 'secretariat', onBehalfOf: 'chair' },
);

const toPlan = fc
  .record({
    circumstances: who,
    id: fc.constantFrom(...ids),
    number: fc.nat(3),
    isDecided: fc.boolean(),
    ahead: fc.boolean(),
    origin: fc.constantFrom('day-to-day' as const, 'national-initiative' as const),
    agency: fc.constantFrom(police, council),
    type: fc.constantFrom<PlanCommand['type']>(
      'AddAction',
      'WithdrawAction',
      'ReassignAction',
      'ChangeMeasure',
      'ChangeOutcome',
      'AcceptAction',
      'ApproveChanges',
      'SetOutcome',
    ),
  })
  .map(({ circumstances, id, number, isDecided, ahead, origin, agency, type }) => {
    const change = {
      changeId: testId<ChangeId>(`change ${number}`),
      because: text,
      ...(isDecided && { decisionId }),
    };
    const holder = { leadAgencyId: agency, owner: `Manager ${number}` };
    const data: Partial<Record<PlanCommand['type'], object>> = {
      AddAction: { ...change, action: actionOf(id, origin), aheadOfApproval: ahead },
      WithdrawAction: { ...change, actionId: id },
      ReassignAction: { ...change, actionId: id, to: holder },
      ChangeMeasure: {
        ...change,
        measure: { ...measure, title: `Title ${number}`, nationalIndicator: ahead },
      },
      ChangeOutcome: { ...change, outcome: { outcomeId: outcome.outcomeId, title: `T${number}` } },
      AcceptAction: { actionId: id },
      ApproveChanges: { changeIds: [change.changeId], decisionId },
      SetOutcome: { outcome },
    };
    return { to: 'plan', circumstances, type, data: data[type] ?? {}, id } as const;
  });

const toAction = fc
  .record({
    circumstances: who,
    id: fc.constantFrom(...ids),
    type: fc.constantFrom<ActionCommand['type']>(
      'ReportProgress',
      'ProposeCompletion',
      'AgreeCompletion',
      'VerifyCompletion',
      'RejectCompletion',
      'ReopenAction',
    ),
  })
  .map(({ circumstances, id, type }) => {
    const item = meeting.stage === 'none' ? undefined : meeting.agenda[0]?.itemId;
    const all = {
      planId,
      actionId: id,
      deliveryRating: 'on-track',
      progress: text,
      because: text,
      completedOn: plainDate('2021-06-10'),
      evidence: [
        {
          evidenceId: testId('evidence'),
          kind: 'statement',
          title: text,
          content: text,
          effectiveOn: plainDate('2021-06-10'),
        },
      ],
      ...(meeting.stage !== 'none' && { meetingId: meeting.meetingId, itemId: item }),
    };
    return { to: 'action', circumstances, type, data: all, id } as const;
  });

type Step =
  typeof toPlan extends fc.Arbitrary<infer P>
    ? typeof toAction extends fc.Arbitrary<infer A>
      ? P | A
      : never
    : never;

interface Ledger {
  readonly plan: Plan;
  readonly actions: ReadonlyMap<ActionId, Action>;
  readonly facts: readonly PlanEvent[];
}

const NONE: Action = { stage: 'none' };
const begun: Ledger = {
  plan: stateAfter(planAggregate, ...approvedHistory()),
  actions: new Map(),
  facts: [],
};

const recorded = <Event>(event: Event, { metadata }: { readonly metadata: object }): Fact<never> =>
  ({ ...event, revision: 0, metadata }) as unknown as Fact<never>;

const taken = (ledger: Ledger, step: Step): Ledger => {
  const circumstances = { ...step.circumstances, on: '2021-06-16', today: '2021-06-20' };
  if (step.to === 'plan') {
    const attempt = command<PlanCommand>(step.type, step.data, circumstances);
    const context = { ...forPlan, carriedOut: ledger.actions.get(step.id) ?? NONE };
    const decision = planAggregate.decider.decide(attempt, ledger.plan, context);
    if (!decision.ok) return ledger;
    const plan = decision.value.reduce<Plan>(
      (before, event) => planAggregate.decider.evolve(before, recorded(event, attempt)),
      ledger.plan,
    );
    return { ...ledger, plan, facts: [...ledger.facts, ...decision.value] };
  }
  const attempt = command<ActionCommand>(step.type, step.data, circumstances);
  const before = ledger.actions.get(step.id) ?? NONE;
  const context = { ...forAction, plan: ledger.plan };
  const decision = actionAggregate.decider.decide(attempt, before, context);
  if (!decision.ok) return ledger;
  const after = decision.value.reduce<Action>(
    (state, event) => actionAggregate.decider.evolve(state, recorded(event, attempt)),
    before,
  );
  return { ...ledger, actions: new Map([...ledger.actions, [step.id, after]]) };
};

const ledgers = fc
  .array(fc.oneof(toPlan, toAction), {
    minLength: 20,
    maxLength: 60,
    size: 'max',
  })
  .map((steps) => steps.reduce(taken, begun));

/** Some are always among those looked at: a law about ended actions must not hold for want of any. */
const withdrawn = taken(begun, {
  to: 'plan',
  circumstances: { by: 'chair' },
  type: 'WithdrawAction',
  data: { changeId: testId<ChangeId>('change 0'), because: text, decisionId, actionId: first },
  id: first,
});

describe('whatever is tried on a plan within its year', () => {
  it('every action is held to account for, ahead of approval, or has ended: one of them', () => {
    let ended = 0;
    fc.assert(
      fc.property(ledgers, ({ plan, actions }) => {
        if (plan.stage !== 'approved') throw new Error('an approved plan stays approved');
        const places = [
          ...plan.actionIds,
          ...plan.ahead.map(({ actionId }) => actionId),
          ...plan.withdrawn,
          ...plan.rolledForward,
        ];
        expect(places.toSorted()).toEqual(plan.actions.map(({ actionId }) => actionId).toSorted());
        for (const actionId of plan.withdrawn) {
          ended += 1;
          expect(isOver(actions.get(actionId) ?? NONE)).toBe(false);
        }
      }),
      { examples: [[withdrawn]] },
    );
    expect(ended).toBeGreaterThan(0);
  });

  it('nothing material is in force without a decision of the Board, nothing minor names a ground', () => {
    const seen = { minor: 0, material: 0 };
    fc.assert(
      fc.property(ledgers, ({ facts, plan }) => {
        for (const { data } of facts) {
          if (!('materiality' in data)) continue;
          seen[data.materiality] += 1;
          expect(data.materiality === 'material').toBe(data.grounds.length > 0);
          const isAhead = 'aheadOfApproval' in data && data.aheadOfApproval;
          if (data.materiality === 'material') expect(isAhead).toBe(data.decisionId === undefined);
          else expect(isAhead).toBe(false);
        }
        if (plan.stage !== 'approved') return;
        const approvedLater = facts.flatMap(({ type, data }) =>
          type === 'changes-approved.v1' ? data.actionIds : [],
        );
        for (const { type, data } of facts) {
          if (type !== 'action-added.v1' || !data.aheadOfApproval) continue;
          const { actionId } = data.action;
          if (plan.actionIds.includes(actionId)) expect(approvedLater).toContain(actionId);
        }
      }),
    );
    expect(Math.min(seen.minor, seen.material)).toBeGreaterThan(0);
  });

  it('no completion is proposed for an agency that did not take the action on', () => {
    fc.assert(
      fc.property(ledgers, ({ plan, actions }) => {
        if (plan.stage !== 'approved') return;
        for (const [actionId, { stage }] of actions) {
          if (stage !== 'completion-proposed') continue;
          expect(plan.accepted).toContain(actionId);
        }
        expect(plan.actions.some(({ actionId }) => actionId === first)).toBe(true);
      }),
    );
  });
});
