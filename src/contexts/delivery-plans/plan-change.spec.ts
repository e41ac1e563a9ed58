import { describe, expect, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  decides,
  fact,
  sealedText,
  stateAfter,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actionAccepted,
  agencyUntil,
  approvedHistory,
  boardId,
  bodyId,
  council,
  decided,
  decisionId,
  fullDraft,
  measure,
  outcome,
  plan,
  planApproved,
  planContext,
  planDrafted,
  planId,
  plannedAction,
  planReturned,
  planSubmitted,
  planYear,
  police,
  priority,
} from '../../../test/support/delivery-plan-given.js';
import type { Action } from './action.stages.js';
import type { ActionId, ActionReference, MaterialGround, PlanEvent, PlanId } from './events.js';
import type { ChangeId } from './in-year-events.js';
import { type PlanCommand, planAggregate } from './plan.js';
import type { Plan } from './plan.stages.js';
import { prioritiesAggregate } from './priorities.js';

const { given } = decides(planAggregate);
const priorities = stateAfter(
  prioritiesAggregate,
  fact({
    type: 'priorities-adopted.v1',
    data: { bodyId: boardId, planYear, decisionId, priorities: [priority] },
  }),
);
const context = planContext({ priorities, decision: { stage: 'none' } });
const afterDecision = planContext({ priorities });
const byChair: Circumstances = { by: 'chair' };
const secretary: Circumstances = { by: 'secretary', capacity: 'secretariat' };
const because = sealedText('because');
const changeId = testId<ChangeId>('change');
const { actionId } = plannedAction;
const ids = { actionId, priorityId: priority.priorityId, outcomeId: outcome.outcomeId };
const another = {
  ...plannedAction,
  actionId: testId<ActionId>('another'),
  reference: 'CS-2021-02' as ActionReference,
};

const change = (...grounds: MaterialGround[]) =>
  ({
    ...plan,
    boardId,
    changeId,
    materiality: grounds.length > 0 ? 'material' : 'minor',
    grounds,
    because,
  }) as const;
const decidedBy = { decisionId };

type DataOf<Type extends PlanCommand['type']> = Extract<PlanCommand, { type: Type }>['data'];
const changing =
  <Type extends PlanCommand['type']>(type: Type) =>
  (
    data: Omit<DataOf<Type>, 'changeId' | 'because'>,
    circumstances: Circumstances = byChair,
  ): PlanCommand =>
    command<PlanCommand>(type, { changeId, because, ...data }, circumstances);
const add = changing('AddAction');
const reword = changing('ChangeAction');
const reassign = changing('ReassignAction');
const withdraw = changing('WithdrawAction');
const changeOutcome = changing('ChangeOutcome');
const changeMeasure = changing('ChangeMeasure');

const wording = {
  title: plannedAction.title,
  priorityId: priority.priorityId,
  outcomeId: outcome.outcomeId,
  measureId: measure.measureId,
  starts: plannedAction.starts,
  marking: plannedAction.marking,
};
const holder = {
  leadAgencyId: police,
  owner: plannedAction.owner,
  ...(plannedAction.ownerId && { ownerId: plannedAction.ownerId }),
};
const addedEvent = (aheadOfApproval: boolean, action = another): PlanEvent => ({
  type: 'action-added.v1',
  data: {
    ...change(...(action.origin === 'day-to-day' ? [] : (['adds-an-action'] as const))),
    action,
    aheadOfApproval,
  },
});
const withdrawnEvent = (...grounds: MaterialGround[]): PlanEvent => ({
  type: 'action-withdrawn.v1',
  data: { ...change(...grounds), ...ids },
});
const history = approvedHistory();
const ahead = [...history, fact(addedEvent(true))];

describe('a minor change of an approved plan', () => {
  const titled = { ...wording, title: 'Review every closed case' };
  const reworded = (): PlanEvent => ({
    type: 'action-changed.v1',
    data: { ...change(), ...ids, from: wording, to: titled },
  });

  it.each([
    ['the chair', byChair],
    ['the deputy', { by: 'deputy' }],
    ['the secretariat, on behalf of the chair', { ...secretary, onBehalfOf: 'chair' }],
  ])('is agreed by %s', (_, circumstances) => {
    given(...history)
      .knowing(context)
      .when(reword({ actionId, to: titled }, circumstances))
      .then(reworded());
  });

  it.each([
    ['a member', { by: 'member' }],
    ['the owner', { by: 'owner' }],
    ['the chair of the Board', { by: 'chair of the board' }],
    ['the secretariat on its own', secretary],
  ])('is not for %s', (_, circumstances) => {
    given(...history)
      .knowing(context)
      .when(reword({ actionId, to: titled }, circumstances))
      .thenRefused('PLAN_CHANGE.NOT_AGREED_BY_THE_CHAIR');
  });

  it('may put an action into other hands within its agency', () => {
    const to = { leadAgencyId: police, owner: 'Chief inspector' };
    given(...history)
      .knowing(context)
      .when(reassign({ actionId, to }))
      .then({
        type: 'action-reassigned.v1',
        data: { ...change(), ...ids, from: holder, to },
      });
  });

  it('gives no action to an agency that is gone', () => {
    const to = { leadAgencyId: police, owner: 'Chief inspector' };
    given(...history)
      .knowing({ ...context, agency: agencyUntil('2021-05-02') })
      .when(reassign({ actionId, to }))
      .thenRefused('ACTION.LEAD_AGENCY_DOES_NOT_EXIST_THEN');
  });

  it('may add and drop day-to-day business, and a further measure', () => {
    const own = { ...another, origin: 'day-to-day' as const };
    given(...history)
      .knowing(context)
      .when(add({ action: own }))
      .then(addedEvent(false, own));
    given(...history, fact(addedEvent(false, own)))
      .knowing(context)
      .when(withdraw({ actionId: own.actionId }))
      .then({
        type: 'action-withdrawn.v1',
        data: { ...change(), ...ids, actionId: own.actionId },
      });
    const further = { ...measure, measureId: testId<typeof measure.measureId>('further') };
    given(...history)
      .knowing(context)
      .when(changing('AddMeasure')({ measure: further }))
      .then({ type: 'measure-changed.v1', data: { ...change(), to: further } });
  });

  it('may word a measure anew', () => {
    const to = { ...measure, title: 'Cases that ended well' };
    given(...history)
      .knowing(context)
      .when(changeMeasure({ measure: to }))
      .then({ type: 'measure-changed.v1', data: { ...change(), from: measure, to } });
  });

  it('changes something', () => {
    given(...history)
      .knowing(context)
      .when(reword({ actionId, to: wording }))
      .thenRefused('PLAN_CHANGE.NOTHING_CHANGES');
    given(...history)
      .knowing(context)
      .when(changeMeasure({ measure }))
      .thenRefused('PLAN_CHANGE.NOTHING_CHANGES');
  });
});

const materialChanges: readonly (readonly [string, PlanCommand, PlanCommand])[] = (
  [
    ['adding an action', add, { action: another }],
    ['dropping an action that the Board approved', withdraw, { actionId }],
    ['another outcome', changeOutcome, { outcome: { ...outcome, title: 'Fewer cases' } }],
    [
      'a further outcome',
      changing('AddOutcome'),
      { outcome: { ...outcome, outcomeId: testId<typeof outcome.outcomeId>('further') } },
    ],
    [
      'another target',
      changeMeasure,
      { measure: { ...measure, target: { value: 14, denominator: 100 } } },
    ],
    [
      'another baseline',
      changeMeasure,
      { measure: { ...measure, baseline: { value: 1, denominator: 2 } } },
    ],
    ['another direction', changeMeasure, { measure: { ...measure, direction: 'lower-is-better' } }],
    [
      'no national indicator any more',
      changeMeasure,
      { measure: { ...measure, nationalIndicator: true } },
    ],
    ['another purpose', reword, { actionId, to: { ...wording, measureId: undefined } }],
    ['another lead agency', reassign, { actionId, to: { ...holder, leadAgencyId: council } }],
  ] as const
).map(([what, build, data]) => [
  what,
  (build as (data: object) => PlanCommand)(data),
  (build as (data: object) => PlanCommand)({ ...data, ...decidedBy }),
]);

describe('a material change of an approved plan', () => {
  it.each(materialChanges)('is refused as a minor one: %s', (_, minor) => {
    given(...history)
      .knowing(context)
      .when(minor)
      .thenRefused('PLAN_CHANGE.IS_MATERIAL');
  });

  it.each(materialChanges)('rests on a decision of the Board: %s', (_, __, attempt) => {
    const result = planAggregate.decider.decide(
      attempt,
      stateAfter(planAggregate, ...history),
      afterDecision,
    );
    expect(result).toMatchObject({
      ok: true,
      value: [{ data: { materiality: 'material', decisionId } }],
    });
  });

  it('says why it is material', () => {
    const result = planAggregate.decider.decide(
      reassign({ actionId, to: { ...holder, leadAgencyId: council } }),
      stateAfter(planAggregate, ...history),
      context,
    );
    expect(result).toMatchObject({
      error: [{ message: expect.stringContaining('the agency that is accountable') }],
    });
  });

  it('is entered by the secretariat or the Board, too', () => {
    const to = { ...outcome, title: 'Fewer cases' };
    for (const circumstances of [byChair, secretary, { by: 'chair of the board' }]) {
      given(...history)
        .knowing(afterDecision)
        .when(changeOutcome({ outcome: to, ...decidedBy }, circumstances))
        .then({
          type: 'outcome-changed.v1',
          data: { ...change('changes-an-outcome'), ...decidedBy, from: outcome, to },
        });
    }
    given(...history)
      .knowing(afterDecision)
      .when(changeOutcome({ outcome: to, ...decidedBy }, { by: 'member' }))
      .thenRefused('PLAN_CHANGE.NOT_AGREED_BY_THE_CHAIR');
  });

  it('needs a decision that was taken, by the Board, about the plan or the action, to approve', () => {
    given(...history)
      .knowing(context)
      .when(withdraw({ actionId, ...decidedBy }))
      .thenRefused('BOARD_DECISION.NOT_FOUND');
    const elsewhere = decided({
      bodyId,
      kind: 'note',
      takenOn: plainDate('2021-06-16'),
      concerns: [{ kind: 'action', id: another.actionId }],
    });
    given(...history)
      .knowing(planContext({ decision: elsewhere }))
      .when(withdraw({ actionId, ...decidedBy }))
      .thenRefused(
        'BOARD_DECISION.OF_ANOTHER_BODY',
        'PLAN_CHANGE.DECISION_ABOUT_SOMETHING_ELSE',
        'PLAN_CHANGE.DECISION_DOES_NOT_APPROVE',
        'BOARD_DECISION.TAKEN_LATER',
      );
    const aboutIt = decided({ kind: 'agree', concerns: [{ kind: 'action', id: actionId }] });
    given(...history)
      .knowing(planContext({ decision: aboutIt }))
      .when(withdraw({ actionId, ...decidedBy }))
      .then({
        type: 'action-withdrawn.v1',
        data: { ...change('drops-an-action'), ...decidedBy, ...ids },
      });
  });
});

describe('what a change leaves as it is', () => {
  const gone = [...history, fact(withdrawnEvent('drops-an-action'))];
  const done: Action = {
    stage: 'completed',
    planId,
    actionId,
    moves: [],
    completedOn: plainDate('2021-06-10'),
  };

  it('is what was withdrawn', () => {
    given(...gone)
      .knowing(afterDecision)
      .when(withdraw({ actionId, ...decidedBy }))
      .thenRefused('PLAN_CHANGE.ACTION_HAS_ENDED');
    given(...gone)
      .knowing(context)
      .when(command<PlanCommand>('AcceptAction', { actionId }, { by: 'police contact' }))
      .thenRefused('ACTION.ALREADY_ACCEPTED', 'PLAN_CHANGE.ACTION_HAS_ENDED');
  });

  it('is what is done', () => {
    given(...history)
      .knowing({ ...afterDecision, carriedOut: done })
      .when(withdraw({ actionId, ...decidedBy }))
      .thenRefused('PLAN_CHANGE.ACTION_IS_DONE');
  });

  it('is what the plan does not hold', () => {
    given(...history)
      .knowing(context)
      .when(withdraw({ actionId: another.actionId }))
      .thenRefused('PLAN.ACTION_NOT_FOUND');
    given(...history)
      .knowing(context)
      .when(
        changeMeasure({
          measure: { ...measure, measureId: testId<typeof measure.measureId>('unknown') },
        }),
      )
      .thenRefused('PLAN.MEASURE_NOT_FOUND');
  });

  it('is a plan that the Board has not approved', () => {
    for (const before of [fullDraft(), [...fullDraft(), planSubmitted()]]) {
      given(...before)
        .knowing(context)
        .when(withdraw({ actionId }))
        .thenRefused('PLAN.NOT_APPROVED');
      given(...before)
        .knowing(context)
        .when(withdraw({ actionId }, { by: 'member' }))
        .thenRefused('PLAN_CHANGE.NOT_AGREED_BY_THE_CHAIR', 'PLAN.NOT_APPROVED');
    }
  });
});

describe('an action that another agency takes over', () => {
  it('is accepted anew, by that agency', () => {
    const to = { leadAgencyId: council, owner: 'Manager' };
    const taken = [
      ...history,
      fact<PlanEvent>({
        type: 'action-reassigned.v1',
        data: { ...change('changes-the-lead-agency'), ...ids, from: holder, to },
      }),
    ];
    expect(stateAfter(planAggregate, ...taken)).toMatchObject({
      accepted: [],
      actions: [{ leadAgencyId: council, owner: 'Manager' }],
    });
    given(...taken)
      .knowing(context)
      .when(command<PlanCommand>('AcceptAction', { actionId }, { by: 'police contact' }))
      .thenRefused('ACTION.NOT_ACCEPTED_BY_ITS_LEAD_AGENCY');
    given(...taken)
      .knowing(context)
      .when(command<PlanCommand>('AcceptAction', { actionId }, { by: 'member' }))
      .then({
        ...actionAccepted().event,
        data: { ...actionAccepted().event.data, agencyId: council },
      } as PlanEvent);
  });
});

describe('work ahead of approval', () => {
  const begin = (circumstances: Circumstances = byChair) =>
    command<PlanCommand>('BeginAhead', { actionId, because }, circumstances);
  const drop = (circumstances: Circumstances = byChair, id = actionId) =>
    command<PlanCommand>('DropProposedAction', { actionId: id, because }, circumstances);
  const said = { ...plan, boardId, ...ids, because };
  const begun = (): PlanEvent => ({ type: 'work-begun-ahead.v1', data: said });

  it('begins on the word of the chair, in a draft and before the Board', () => {
    for (const before of [fullDraft(), [...fullDraft(), planSubmitted()]]) {
      given(...before)
        .knowing(context)
        .when(begin())
        .then(begun());
    }
    given(...fullDraft())
      .knowing(context)
      .when(begin(secretary))
      .thenRefused('AHEAD_OF_APPROVAL.NOT_BY_THE_CHAIR');
  });

  it('begins once, accepted, and before the approval', () => {
    given(...fullDraft(), fact(begun()))
      .knowing(context)
      .when(begin())
      .thenRefused('AHEAD_OF_APPROVAL.ALREADY_BEGUN');
    given(...fullDraft().slice(0, -1))
      .knowing(context)
      .when(begin())
      .thenRefused('AHEAD_OF_APPROVAL.NOT_ACCEPTED');
    given(...history)
      .knowing(context)
      .when(begin())
      .thenRefused('AHEAD_OF_APPROVAL.PLAN_IS_APPROVED');
  });

  it('is flagged until its plan is approved, also when that is returned first', () => {
    const returned = [...fullDraft(), fact(begun()), planSubmitted(), planReturned()];
    expect(stateAfter(planAggregate, ...returned)).toMatchObject({ ahead: [{ actionId }] });
    const approved = [...returned, planSubmitted(2), planApproved(2)];
    expect(stateAfter(planAggregate, ...approved)).toMatchObject({
      stage: 'approved',
      ahead: [],
      actionIds: [actionId],
    });
  });

  it('is not dropped from the draft; another proposal is, by the group', () => {
    given(...fullDraft(), fact(begun()))
      .knowing(context)
      .when(drop())
      .thenRefused('PLAN.WORK_HAS_BEGUN');
    given(...fullDraft())
      .knowing(context)
      .when(drop({ by: 'member' }))
      .thenRefused('PLAN.NOT_DRAFTED_BY_ITS_GROUP');
    given(planDrafted()).knowing(context).when(drop()).thenRefused('PLAN.ACTION_NOT_FOUND');
    given(...fullDraft())
      .knowing(context)
      .when(drop())
      .then({ type: 'proposed-action-dropped.v1', data: said });
    const dropped = fact<PlanEvent>({ type: 'proposed-action-dropped.v1', data: said });
    expect(stateAfter(planAggregate, ...fullDraft(), dropped)).toMatchObject({
      actions: [],
      accepted: [],
    });
  });

  it('is new work that awaits the Board, and says so', () => {
    given(...history)
      .knowing(context)
      .when(add({ action: another, aheadOfApproval: true }))
      .then(addedEvent(true));
    expect(stateAfter(planAggregate, ...ahead)).toMatchObject({
      ahead: [{ actionId: another.actionId, changeId }],
      actionIds: [actionId],
    });
  });

  it('is not in the plan yet', () => {
    given(...ahead)
      .knowing(context)
      .when(add({ action: another, aheadOfApproval: true }))
      .thenRefused('PLAN_CHANGE.ALREADY_IN_THE_PLAN');
  });

  it('is only what the Board has still to approve', () => {
    const own = { ...another, origin: 'day-to-day' as const };
    given(...history)
      .knowing(context)
      .when(add({ action: own, aheadOfApproval: true }))
      .thenRefused('PLAN_CHANGE.NOTHING_TO_AWAIT');
    given(...history)
      .knowing(afterDecision)
      .when(add({ action: another, aheadOfApproval: true, ...decidedBy }))
      .thenRefused('PLAN_CHANGE.NOTHING_TO_AWAIT');
  });

  it('is given up by the chair: the Board never approved it', () => {
    given(...ahead)
      .knowing(context)
      .when(withdraw({ actionId: another.actionId }))
      .then({
        type: 'action-withdrawn.v1',
        data: { ...change(), ...ids, actionId: another.actionId },
      });
  });
});

describe('changes that the Board approves afterwards', () => {
  const approve = (
    changeIds: readonly ChangeId[] = [changeId],
    circumstances: Circumstances = secretary,
  ) => command<PlanCommand>('ApproveChanges', { changeIds, decisionId }, circumstances);
  const approved: PlanEvent = {
    type: 'changes-approved.v1',
    data: {
      ...plan,
      boardId,
      changeIds: [changeId],
      actionIds: [another.actionId],
      decisionId,
    },
  };

  it('are in force from then on', () => {
    given(...ahead)
      .knowing(afterDecision)
      .when(approve())
      .then(approved);
    expect(stateAfter(planAggregate, ...ahead, fact(approved))).toMatchObject({
      ahead: [],
      actionIds: [actionId, another.actionId],
    });
  });

  it('wait for that, once', () => {
    for (const changeIds of [[], [changeId, changeId], [testId<ChangeId>('unknown')]]) {
      given(...ahead)
        .knowing(afterDecision)
        .when(approve(changeIds))
        .thenRefused('PLAN_CHANGE.NOT_AWAITING_APPROVAL');
    }
    given(...ahead, fact(approved))
      .knowing(afterDecision)
      .when(approve())
      .thenRefused('PLAN_CHANGE.NOT_AWAITING_APPROVAL');
  });

  it('are entered for the Board', () => {
    given(...ahead)
      .knowing(afterDecision)
      .when(approve([changeId], byChair))
      .thenRefused('BOARD.NOT_ENTERED_FOR_IT');
  });
});

describe('rolling forward', () => {
  const laterPlan = testId<PlanId>('later plan');
  const later = {
    ...another,
    reference: 'CS-2022-01' as ActionReference,
    origin: 'rolled-forward' as const,
    originId: actionId,
    originPlanId: planId,
    starts: plainDate('2021-05-01'),
    targetDate: plainDate('2022-09-30'),
  };
  const nextYear = { planId: laterPlan, bodyId, planYear: '2022/23' as typeof planYear };
  const draftedLater = fact<PlanEvent>({
    type: 'plan-drafted.v1',
    data: {
      ...nextYear,
      boardId,
      title: 'Next',
      starts: plainDate('2022-04-01'),
      ends: plainDate('2023-03-31'),
    },
  });
  const outcomeLater = fact<PlanEvent>({ type: 'outcome-set.v1', data: { ...nextYear, outcome } });
  const proposedLater = (changes: Partial<typeof later> = {}) =>
    fact<PlanEvent>({
      type: 'action-proposed.v2',
      data: { ...nextYear, action: { ...later, ...changes } },
    });
  const begunLater = fact<PlanEvent>({
    type: 'work-begun-ahead.v1',
    data: { ...nextYear, boardId, actionId: later.actionId, because },
  });
  const here: Plan = stateAfter(planAggregate, ...history);
  const noPlan: Plan = { stage: 'none' };
  const next = (...facts: readonly ReturnType<typeof fact<PlanEvent>>[]) =>
    stateAfter(planAggregate, draftedLater, outcomeLater, ...facts);
  const roll = (circumstances = byChair) =>
    command<PlanCommand>(
      'RollActionForward',
      { actionId, toPlanId: laterPlan, toActionId: later.actionId },
      circumstances,
    );
  const rolled: PlanEvent = {
    type: 'action-rolled-forward.v1',
    data: {
      ...plan,
      boardId,
      ...ids,
      toPlanId: laterPlan,
      toPlanYear: nextYear.planYear,
      toActionId: later.actionId,
      toReference: later.reference,
    },
  };

  it('ends the action here once it is live there', () => {
    given(...history)
      .knowing({ ...context, nextPlan: next(proposedLater(), begunLater) })
      .when(roll())
      .then(rolled);
    expect(stateAfter(planAggregate, ...history, fact(rolled))).toMatchObject({
      actionIds: [],
      rolledForward: [actionId],
    });
  });

  it('is for the group, and waits until the work is live there', () => {
    given(...history)
      .knowing({ ...context, nextPlan: next(proposedLater()) })
      .when(roll({ by: 'member' }))
      .thenRefused('PLAN.NOT_DRAFTED_BY_ITS_GROUP', 'ROLL_FORWARD.NOT_LIVE_THERE');
  });

  it('needs the link from there', () => {
    given(...history)
      .knowing(context)
      .when(roll())
      .thenRefused('ROLL_FORWARD.ACTION_NOT_FOUND');
    given(...history)
      .knowing({
        ...context,
        nextPlan: next(proposedLater({ originId: another.actionId }), begunLater),
      })
      .when(roll())
      .thenRefused('ROLL_FORWARD.NOT_NAMED_THERE');
  });

  it('happens once, and to nothing that is done', () => {
    given(...history, fact(rolled))
      .knowing({ ...context, nextPlan: next(proposedLater(), begunLater) })
      .when(roll())
      .thenRefused('PLAN_CHANGE.ACTION_HAS_ENDED');
  });

  const propose = (changes: object = {}) =>
    command<PlanCommand>(
      'ProposeAction',
      { action: { ...later, ...changes } },
      {
        by: 'chair',
        on: '2022-03-01',
      },
    );
  const proposing = (originPlan: Plan = here, originAction: Action = { stage: 'none' }) => ({
    ...context,
    originPlan,
    originAction,
  });
  const inDraft = [draftedLater, outcomeLater];
  const served = { priorityId: undefined, measureId: undefined };

  it('begins with the link from there', () => {
    const action = { ...later, ...served };
    given(...inDraft)
      .knowing(proposing())
      .when(propose(served))
      .then({ type: 'action-proposed.v2', data: { ...nextYear, action } });
  });

  it('takes on an open action of an earlier plan of the same group', () => {
    given(...inDraft)
      .knowing(proposing(noPlan))
      .when(propose(served))
      .thenRefused('ORIGIN.ACTION_NOT_FOUND');
    given(...inDraft)
      .knowing(proposing(stateAfter(planAggregate, ...history, fact(rolled))))
      .when(propose(served))
      .thenRefused('ORIGIN.ACTION_HAS_ENDED');
    given(...inDraft)
      .knowing(
        proposing(
          next(
            proposedLater({ actionId }),
            fact({
              ...begunLater.event,
              data: { ...nextYear, boardId, actionId, because },
            } as PlanEvent),
          ),
        ),
      )
      .when(propose(served))
      .thenRefused('ORIGIN.NOT_AN_EARLIER_PLAN');
  });

  it('names plan and action together, and only of an action that was rolled forward', () => {
    given(...inDraft)
      .knowing(proposing())
      .when(propose({ ...served, origin: 'day-to-day', starts: plainDate('2022-04-01') }))
      .thenRefused('ORIGIN.NOT_ROLLED_FORWARD');
    given(...inDraft)
      .knowing(proposing(noPlan))
      .when(propose({ ...served, originPlanId: undefined }))
      .thenRefused('ORIGIN.NOT_ROLLED_FORWARD');
  });
});
