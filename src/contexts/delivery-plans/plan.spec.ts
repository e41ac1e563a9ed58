import { describe, expect, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  decides,
  sealedText,
  stateAfter,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actionAccepted,
  actionProposed,
  approvedHistory,
  board,
  bodyId,
  decided,
  decisionId,
  drafting,
  fullDraft,
  group,
  nobody,
  outcome,
  outcomeSet,
  plan,
  planApproved,
  planContext,
  planDrafted,
  plannedAction,
  planReturned,
  planSubmitted,
} from '../../../test/support/delivery-plan-given.js';
import type { ActionId, ActionReference, PlanId, PlanYear } from './events.js';
import { type PlanCommand, planAggregate } from './plan.js';
import { isApproved } from './plan.stages.js';

const { given } = decides(planAggregate);
const context = planContext();
const byChair: Circumstances = { by: 'chair' };
const byBoard: Circumstances = { by: 'chair of the board' };

const draft = (changes: Partial<typeof drafting> = {}, circumstances = byChair) =>
  command<PlanCommand>('DraftPlan', { ...drafting, ...changes }, circumstances);
const submit = (circumstances = byChair) => command<PlanCommand>('SubmitPlan', {}, circumstances);
const approve = (circumstances = byBoard) =>
  command<PlanCommand>('ApprovePlan', { decisionId }, circumstances);
const returnIt = () =>
  command<PlanCommand>('ReturnPlan', { decisionId, because: sealedText('because') }, byBoard);

const accept = (circumstances: Circumstances) =>
  command<PlanCommand>('AcceptAction', { actionId: plannedAction.actionId }, circumstances);

describe('drafting a plan', () => {
  it.each(['chair', 'deputy'])('is for the %s of its group', (by) => {
    given().knowing(context).when(draft({}, { by })).then(planDrafted().event);
  });

  it('is for the secretariat, too', () => {
    given()
      .knowing(context)
      .when(draft({}, { capacity: 'secretariat' }))
      .then(planDrafted().event);
  });

  it('is not for a member, nor for somebody who claims to act for the chair', () => {
    given()
      .knowing(context)
      .when(draft({}, { by: 'member' }))
      .thenRefused('PLAN.NOT_DRAFTED_BY_ITS_GROUP');
    given()
      .knowing(context)
      .when(draft({}, { by: 'member', onBehalfOf: 'chair' }))
      .thenRefused('PLAN.NOT_DRAFTED_BY_ITS_GROUP');
  });

  it('is not for a chair whose term ended, or had not begun', () => {
    given()
      .knowing(context)
      .when(draft({}, { by: 'former chair', on: '2021-05-30', today: '2021-06-15' }))
      .thenRefused('PLAN.NOT_DRAFTED_BY_ITS_GROUP');
    given()
      .knowing(context)
      .when(draft({}, { by: 'chair', on: '2021-05-30', today: '2021-06-15' }))
      .thenRefused('PLAN.NOT_DRAFTED_BY_ITS_GROUP');
  });

  it('happens once', () => {
    given(planDrafted()).knowing(context).when(draft()).thenRefused('PLAN.ALREADY_DRAFTED');
  });

  it('needs a group and a Board', () => {
    given()
      .knowing({ ...context, group: nobody, board: nobody })
      .when(draft({}, { capacity: 'secretariat' }))
      .thenRefused('PLAN.GROUP_NOT_FOUND', 'BOARD.NOT_FOUND');
    given()
      .knowing({ ...context, board: group })
      .when(draft())
      .thenRefused('BOARD.NOT_FOUND');
  });

  it('is not done for the Board itself', () => {
    given()
      .knowing({ ...context, group: board })
      .when(draft({}, byBoard))
      .thenRefused('PLAN.NOT_OF_A_GROUP');
  });

  it.each([
    ['2021-04-01', '2021-04-01', '2021/22', ['PLAN.ENDS_BEFORE_IT_STARTS']],
    ['2021-04-01', '2022-03-31', '2021/23', ['PLAN.YEAR_DOES_NOT_FIT']],
    ['2020-04-01', '2022-03-31', '2021/22', ['PLAN.YEAR_DOES_NOT_FIT']],
    ['2021-04-01', '2023-01-01', '2021/22', ['PLAN.YEAR_DOES_NOT_FIT']],
  ])('does not take %s to %s for %s', (starts, ends, planYear, codes) => {
    given()
      .knowing(context)
      .when(
        draft({
          starts: plainDate(starts),
          ends: plainDate(ends),
          planYear: planYear as PlanYear,
        }),
      )
      .thenRefused(...codes);
  });
});

describe('submitting a plan', () => {
  it('needs a plan', () => {
    given().knowing(context).when(submit()).thenRefused('PLAN.NOT_FOUND');
  });

  it('numbers the version', () => {
    given(...fullDraft())
      .knowing(context)
      .when(submit())
      .then(planSubmitted().event);
    given(...fullDraft(), planSubmitted(), planReturned())
      .knowing(context)
      .when(submit())
      .then(planSubmitted(2).event);
  });

  it('is for the chair or a deputy; the secretariat enters it for one of them', () => {
    given(...fullDraft())
      .knowing(context)
      .when(submit({ capacity: 'secretariat', onBehalfOf: 'deputy' }))
      .then(planSubmitted().event);
    given(...fullDraft())
      .knowing(context)
      .when(submit({ capacity: 'secretariat' }))
      .thenRefused('PLAN.NOT_SUBMITTED_BY_ITS_CHAIR');
  });

  it('needs actions', () => {
    given(planDrafted()).knowing(context).when(submit()).thenRefused('PLAN.NO_ACTIONS');
  });

  it('needs every action accepted by its lead agency, and names the others', () => {
    const second = {
      actionId: testId<ActionId>('second'),
      reference: 'CS-2021-02' as ActionReference,
    };
    given(...fullDraft(), actionProposed(second))
      .knowing(context)
      .when(submit())
      .thenRefused('PLAN.ACTIONS_NOT_ACCEPTED');
    const refusal = planAggregate.decider.decide(
      submit(),
      stateAfter(planAggregate, ...fullDraft(), actionProposed(second)),
      context,
    );
    expect(refusal).toMatchObject({ error: [{ message: expect.stringContaining('CS-2021-02') }] });
  });

  it('needs an action accepted anew that was proposed anew', () => {
    given(...fullDraft(), actionProposed({ title: 'Another' }))
      .knowing(context)
      .when(submit())
      .thenRefused('PLAN.ACTIONS_NOT_ACCEPTED');
  });
});

describe('a plan before the Board', () => {
  const before = [...fullDraft(), planSubmitted()];

  it('stays as it is', () => {
    given(...before)
      .knowing(context)
      .when(submit())
      .thenRefused('PLAN.LIES_BEFORE_THE_BOARD');
    given(...before)
      .knowing(context)
      .when(command('SetOutcome', { outcome }, byChair))
      .thenRefused('PLAN.LIES_BEFORE_THE_BOARD');
  });

  it('is approved: version, decision and actions are named', () => {
    given(...before)
      .knowing(context)
      .when(approve())
      .then(planApproved().event);
  });

  it('is returned with a reason', () => {
    given(...before)
      .knowing({ ...context, decision: decided({ kind: 'note' }) })
      .when(returnIt())
      .then(planReturned().event);
  });

  it('is neither approved nor returned for the group itself', () => {
    given(...before)
      .knowing(context)
      .when(approve(byChair))
      .thenRefused('BOARD.NOT_ENTERED_FOR_IT');
  });

  it('is approved only by a decision that exists, of the Board, to approve, about this plan', () => {
    given(...before)
      .knowing({ ...context, decision: { stage: 'none' } })
      .when(approve())
      .thenRefused('BOARD_DECISION.NOT_FOUND');
    given(...before)
      .knowing({
        ...context,
        decision: decided({
          bodyId,
          kind: 'agree',
          concerns: [{ kind: 'delivery-plan', id: testId<PlanId>('another') }],
        }),
      })
      .when(approve())
      .thenRefused(
        'BOARD_DECISION.OF_ANOTHER_BODY',
        'BOARD_DECISION.ABOUT_SOMETHING_ELSE',
        'BOARD_DECISION.NOT_AN_APPROVAL',
      );
  });

  it('is not returned by a decision that approves it', () => {
    given(...before)
      .knowing(context)
      .when(returnIt())
      .thenRefused('BOARD_DECISION.IS_AN_APPROVAL');
  });

  it('is decided on between its submission and today', () => {
    given(...fullDraft(), planSubmitted(2, { on: '2021-06-20' }))
      .knowing(context)
      .when(approve({ ...byBoard, on: '2021-06-25' }))
      .thenRefused('BOARD_DECISION.BEFORE_SUBMISSION');
    given(...before)
      .knowing({ ...context, decision: decided({ takenOn: plainDate('2021-06-16') }) })
      .when(approve())
      .thenRefused('BOARD_DECISION.TAKEN_LATER');
  });
});

describe('a plan that the group still drafts', () => {
  it('is neither approved nor returned', () => {
    given(...fullDraft())
      .knowing(context)
      .when(approve())
      .thenRefused('PLAN.NOT_SUBMITTED');
    given(...fullDraft())
      .knowing(context)
      .when(returnIt())
      .thenRefused('PLAN.NOT_SUBMITTED');
  });
});

describe('an approved plan', () => {
  it.each([
    command<PlanCommand>('SetOutcome', { outcome }, byChair),
    submit(),
    approve(),
    returnIt(),
  ])('keeps its baseline from $type', (attempt) => {
    given(...approvedHistory())
      .knowing(context)
      .when(attempt)
      .thenRefused('PLAN.BASELINE_IS_KEPT');
  });

  it('says what was approved, by which decision, when', () => {
    const state = stateAfter(planAggregate, ...approvedHistory());
    expect(isApproved(state)).toBe(true);
    expect(state).toMatchObject({
      ...plan,
      version: 1,
      decisionId,
      approvedOn: '2021-06-15',
      actionIds: [plannedAction.actionId],
      accepted: [plannedAction.actionId],
    });
  });
});

describe('a history whose beginning was cut away', () => {
  it('leads to no plan', () => {
    const later = [outcomeSet(), actionAccepted(), planSubmitted(), planReturned(), planApproved()];
    expect(stateAfter(planAggregate, ...later)).toEqual({ stage: 'none' });
  });
});

describe('the office recorded with a plan', () => {
  const state = stateAfter(planAggregate, ...fullDraft());

  it.each([
    ['of the group', submit({ by: 'deputy' }), 'deputy'],
    ['of the Board', approve(), 'chair'],
    ['of the lead agency', accept({ by: 'police contact' }), 'single-point-of-contact'],
  ])('is the one %s', (_, attempt, capacity) => {
    expect(planAggregate.actingAs?.(attempt, state, context)).toMatchObject({ capacity });
  });

  it('is none for somebody without one', () => {
    expect(planAggregate.actingAs?.(submit({ by: 'stranger' }), state, context)).toBeUndefined();
    expect(
      planAggregate.actingAs?.(accept({ by: 'police contact' }), { stage: 'none' }, context),
    ).toBeUndefined();
  });
});

const loadedBy = async (attempt: PlanCommand) => {
  const streams: string[] = [];
  await planAggregate.context(
    attempt,
    stateAfter(planAggregate, planDrafted()),
    async (reader, id) => {
      streams.push(reader.stream(id).slice(0, reader.stream(id).indexOf('-')));
      return reader.initial;
    },
  );
  return streams;
};

describe('what a plan knows of other histories', () => {
  it('is no more than its rules ask', async () => {
    expect(await loadedBy(draft())).toEqual(['body', 'body']);
    expect(await loadedBy(approve())).toEqual(['body', 'body', 'decision']);
    expect(await loadedBy(command('ProposeAction', { action: plannedAction }))).toEqual([
      'agency',
      'body',
      'body',
      'priorities',
    ]);
  });

  it('is nothing for a plan that nobody drafted', async () => {
    const nothing = await planAggregate.context(submit(), { stage: 'none' }, () => {
      throw new Error('nothing to load');
    });
    expect(nothing).toMatchObject({ group: nobody, board: nobody });
  });
});
