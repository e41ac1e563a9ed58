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
  actionContext,
  approvedHistory,
  boardId,
  bodyId,
  decided,
  decisionId,
  fullDraft,
  heldMeeting,
  meetingOf,
  outcome,
  plan,
  planId,
  plannedAction,
  planSubmitted,
  priority,
} from '../../../test/support/delivery-plan-given.js';
import type { BodyId } from '../bodies/contract.js';
import type { ItemId } from '../meetings/contract.js';
import { actionAggregate } from './action.js';
import type { ActionCommand } from './action.commands.js';
import { needsVerification } from './action.stages.js';
import type {
  ActionEvent,
  EvidenceId,
  MaterialGround,
  MoveAgreement,
  PlanEvent,
} from './events.js';
import type { ChangeId } from './in-year-events.js';
import { planAggregate } from './plan.js';

const { given } = decides(actionAggregate);
const { actionId } = plannedAction;
const named = { planId, actionId };
const identity = {
  ...plan,
  boardId,
  actionId,
  priorityId: priority.priorityId,
  outcomeId: outcome.outcomeId,
};
const because = sealedText('because');
const completedOn = plainDate('2021-06-12');
const evidence = [
  {
    evidenceId: testId<EvidenceId>('evidence'),
    kind: 'statement' as const,
    title: sealedText('title'),
    content: sealedText('content'),
    effectiveOn: plainDate('2021-06-10'),
  },
];
const { meetingId, itemId } = heldMeeting;
const atTheMeeting = { meetingId, itemId, agreedOn: plainDate('2021-06-16') };
const byChair: Circumstances = { by: 'chair', on: '2021-06-17' };
const secretary: Circumstances = { by: 'secretary', capacity: 'secretariat', on: '2021-06-17' };

const proposed = (on = '2021-06-15') =>
  fact<ActionEvent>(
    { type: 'completion-proposed.v2', data: { ...identity, completedOn, evidence } },
    { by: 'owner', on },
  );
const agreed = (verificationRequired = true) =>
  fact<ActionEvent>({
    type: 'completion-agreed.v1',
    data: { ...identity, completedOn, ...atTheMeeting, verificationRequired },
  });
const verified = fact<ActionEvent>({
  type: 'completion-verified.v1',
  data: { ...identity, completedOn },
});
const rejected = fact<ActionEvent>({
  type: 'completion-rejected.v1',
  data: { ...identity, because },
});
const reopened = fact<ActionEvent>({
  type: 'action-reopened.v1',
  data: { ...identity, completedOn, because },
});
const moved = (to: string, agreement: MoveAgreement, ...grounds: MaterialGround[]) =>
  fact<ActionEvent>({
    type: 'target-date-moved.v2',
    data: {
      ...identity,
      from: plannedAction.targetDate,
      to: plainDate(to),
      because,
      agreement,
      grounds,
      ...(agreement === 'by-the-board' && { decisionId }),
    },
  });

const agree = (circumstances: Circumstances = byChair, item: ItemId = itemId) =>
  command<ActionCommand>('AgreeCompletion', { ...named, meetingId, itemId: item }, circumstances);
const verify = (circumstances: Circumstances) =>
  command<ActionCommand>('VerifyCompletion', named, circumstances);
const reopen = (circumstances: Circumstances = byChair) =>
  command<ActionCommand>('ReopenAction', { ...named, because }, circumstances);
const propose = () =>
  command<ActionCommand>('ProposeCompletion', { ...named, completedOn, evidence }, { by: 'owner' });
const report = () =>
  command<ActionCommand>(
    'ReportProgress',
    { ...named, deliveryRating: 'on-track', progress: because },
    { by: 'owner' },
  );
const move = (to: string, circumstances: Circumstances, more: object = {}) =>
  command<ActionCommand>(
    'MoveTargetDate',
    { ...named, to: plainDate(to), because, ...more },
    circumstances,
  );
const agreeDate = (circumstances: Circumstances = byChair, more: object = {}) =>
  command<ActionCommand>('AgreeTargetDate', { ...named, ...more }, circumstances);

const context = actionContext({ meeting: heldMeeting.state });
const planWith = (...changes: ReturnType<typeof fact<PlanEvent>>[]) =>
  actionContext({
    meeting: heldMeeting.state,
    plan: stateAfter(planAggregate, ...approvedHistory(), ...changes),
  });
/** The plan's only action as one that no outcome, and no framework or review, asks to be verified. */
const plain = () => {
  const { outcomeId: _, ...wording } = {
    title: plannedAction.title,
    priorityId: priority.priorityId,
    outcomeId: outcome.outcomeId,
    starts: plannedAction.starts,
    marking: plannedAction.marking,
  };
  return planWith(
    fact<PlanEvent>({
      type: 'action-changed.v1',
      data: {
        ...plan,
        boardId,
        changeId: testId<ChangeId>('change'),
        materiality: 'minor',
        grounds: [],
        because,
        actionId,
        from: wording,
        to: wording,
      },
    }),
  );
};

describe('a completion that the group agrees to', () => {
  it('still waits to be verified where it bears an outcome', () => {
    given(proposed()).knowing(context).when(agree()).then(agreed().event);
    expect(stateAfter(actionAggregate, proposed(), agreed())).toMatchObject({
      stage: 'completion-agreed',
      agreement: atTheMeeting,
    });
    given(proposed(), agreed())
      .knowing(context)
      .when(verify({ by: 'member', on: '2021-06-18' }))
      .then(verified.event);
  });

  it('is completed where nothing asks for verification', () => {
    const { outcomeId: _, ...bare } = identity;
    given(proposed())
      .knowing(plain())
      .when(agree())
      .then({
        type: 'completion-agreed.v1',
        data: { ...bare, completedOn, ...atTheMeeting, verificationRequired: false },
      });
    expect(stateAfter(actionAggregate, proposed(), agreed(false))).toMatchObject({
      stage: 'completed',
      completedOn,
    });
  });

  it.each([
    ['qaf-recommendation', undefined, true],
    ['dhr-action', undefined, true],
    ['day-to-day', outcome.outcomeId, true],
    ['day-to-day', undefined, false],
    ['priority', undefined, false],
  ] as const)('from %s, with outcome %s, is verified: %s', (origin, outcomeId, required) => {
    expect(needsVerification({ origin, ...(outcomeId && { outcomeId }) })).toBe(required);
  });

  it('is entered by the chair, a deputy or the secretariat, and by nobody else', () => {
    given(proposed()).knowing(context).when(agree(secretary)).then(agreed().event);
    for (const by of ['member', 'owner', 'chair of the board']) {
      given(proposed())
        .knowing(context)
        .when(agree({ by, on: '2021-06-17' }))
        .thenRefused('AGREEMENT.NOT_ENTERED_FOR_THE_GROUP');
    }
  });

  it('had been proposed, and is agreed once', () => {
    given().knowing(context).when(agree()).thenRefused('ACTION.COMPLETION_NOT_PROPOSED');
    given(proposed(), agreed())
      .knowing(context)
      .when(agree())
      .thenRefused('AGREEMENT.ALREADY_GIVEN');
    given(proposed('2021-06-17'))
      .knowing(context)
      .when(agree())
      .thenRefused('AGREEMENT.PROPOSED_LATER');
  });

  it('is agreed at an item of a meeting that was held, of the group or of the Board', () => {
    given(proposed())
      .knowing(actionContext())
      .when(agree())
      .thenRefused('AGREEMENT.MEETING_NOT_FOUND');
    given(proposed())
      .knowing(context)
      .when(agree(byChair, testId<ItemId>('another')))
      .thenRefused('AGREEMENT.ITEM_NOT_FOUND');
    given(proposed())
      .knowing(actionContext({ meeting: meetingOf(bodyId, '2021-06-16', 'inquorate') }))
      .when(agree())
      .thenRefused('AGREEMENT.MEETING_NOT_HELD');
    given(proposed())
      .knowing(actionContext({ meeting: meetingOf(boardId) }))
      .when(agree())
      .then(agreed().event);
    given(proposed())
      .knowing(actionContext({ meeting: meetingOf(testId<BodyId>('elsewhere')) }))
      .when(agree())
      .thenRefused('AGREEMENT.MEETING_OF_ANOTHER_BODY');
    given(proposed())
      .knowing(context)
      .when(agree({ by: 'chair', on: '2021-06-15' }))
      .thenRefused('AGREEMENT.BEFORE_THE_MEETING');
  });

  it('is verified by nobody who proposed it, and may still be rejected', () => {
    given(proposed(), agreed())
      .knowing(context)
      .when(verify({ ...secretary, onBehalfOf: 'owner' }))
      .thenRefused('ACTION.VERIFIER_IS_PROPOSER');
    expect(stateAfter(actionAggregate, proposed(), agreed(), rejected)).toMatchObject({
      stage: 'active',
    });
    given(proposed(), agreed())
      .knowing(context)
      .when(propose())
      .thenRefused('ACTION.COMPLETION_IS_PROPOSED');
  });
});

describe('a completed action', () => {
  const done = [proposed(), agreed(), verified];

  it('is reopened with a reason, and goes on', () => {
    for (const circumstances of [byChair, secretary, { by: 'chair of the board' }]) {
      given(...done)
        .knowing(context)
        .when(reopen(circumstances))
        .then(reopened.event);
    }
    expect(stateAfter(actionAggregate, ...done, reopened)).toMatchObject({ stage: 'active' });
    const again = stateAfter(actionAggregate, ...done, reopened);
    expect(actionAggregate.decider.decide(propose(), again, context).ok).toBe(true);
  });

  it('is reopened by nobody else, and only once it is completed', () => {
    given(...done)
      .knowing(context)
      .when(reopen({ by: 'member' }))
      .thenRefused('ACTION.NOT_YOURS_TO_REOPEN');
    given(proposed()).knowing(context).when(reopen()).thenRefused('ACTION.NOT_COMPLETED');
  });
});

describe('a target date that was moved', () => {
  const minor = moved('2022-02-28', 'awaits-the-chair');
  const material = moved('2022-04-01', 'awaits-the-board', 'moves-beyond-the-plan-year');

  it('waits for the chair, unless the chair moved it', () => {
    given()
      .knowing(context)
      .when(move('2022-02-28', { by: 'owner' }))
      .then(minor.event);
    given()
      .knowing(context)
      .when(move('2022-02-28', { by: 'deputy' }))
      .then(moved('2022-02-28', 'by-the-chair').event);
  });

  it('waits for the Board where it goes beyond the plan, also when the chair moved it', () => {
    given()
      .knowing(context)
      .when(move('2022-04-01', { by: 'chair' }))
      .then(material.event);
    given()
      .knowing(actionContext({ decision: decided() }))
      .when(move('2022-04-01', { by: 'owner' }, { decisionId }))
      .then(moved('2022-04-01', 'by-the-board', 'moves-beyond-the-plan-year').event);
    given()
      .knowing(actionContext({ decision: decided({ kind: 'note' }) }))
      .when(move('2022-04-01', { by: 'owner' }, { decisionId }))
      .thenRefused('PLAN_CHANGE.DECISION_DOES_NOT_APPROVE');
  });

  it('is agreed by the chair where it is minor, and by the Board where it is not', () => {
    given(minor)
      .knowing(context)
      .when(agreeDate())
      .then({
        type: 'target-date-agreed.v1',
        data: { ...identity, to: plainDate('2022-02-28') },
      });
    given(minor)
      .knowing(context)
      .when(agreeDate({ by: 'owner' }))
      .thenRefused('PLAN_CHANGE.NOT_AGREED_BY_THE_CHAIR');
    given(material).knowing(context).when(agreeDate()).thenRefused('PLAN_CHANGE.IS_MATERIAL');
    given(material)
      .knowing(actionContext({ decision: decided() }))
      .when(agreeDate(secretary, { decisionId }))
      .then({
        type: 'target-date-agreed.v1',
        data: { ...identity, to: plainDate('2022-04-01'), decisionId },
      });
  });

  it('is agreed once, while it waits and the action is open', () => {
    const agreedOnce = fact<ActionEvent>({
      type: 'target-date-agreed.v1',
      data: { ...identity, to: plainDate('2022-02-28') },
    });
    for (const history of [[], [minor, agreedOnce], [moved('2022-02-28', 'not-asked')]]) {
      given(...history)
        .knowing(context)
        .when(agreeDate())
        .thenRefused('TARGET_DATE.NOTHING_TO_AGREE');
    }
    given(minor, proposed(), verified)
      .knowing(context)
      .when(agreeDate())
      .thenRefused('ACTION.IS_COMPLETED');
  });
});

describe('what its plan says of an action', () => {
  const ended = {
    ...plan,
    boardId,
    actionId,
    priorityId: priority.priorityId,
    outcomeId: outcome.outcomeId,
  };
  const withdrawn = fact<PlanEvent>({
    type: 'action-withdrawn.v1',
    data: {
      ...ended,
      changeId: testId<ChangeId>('change'),
      materiality: 'material',
      grounds: ['drops-an-action'],
      because,
      decisionId,
    },
  });
  const rolled = fact<PlanEvent>({
    type: 'action-rolled-forward.v1',
    data: {
      ...ended,
      toPlanId: planId,
      toPlanYear: plan.planYear,
      toActionId: actionId,
      toReference: plannedAction.reference,
    },
  });
  const begunAhead = fact<PlanEvent>({ type: 'work-begun-ahead.v1', data: { ...ended, because } });
  const takenOver = fact<PlanEvent>({
    type: 'action-reassigned.v1',
    data: {
      ...ended,
      changeId: testId<ChangeId>('change'),
      materiality: 'material',
      grounds: ['changes-the-lead-agency'],
      because,
      from: { leadAgencyId: plannedAction.leadAgencyId, owner: plannedAction.owner },
      to: {
        leadAgencyId: testId<typeof plannedAction.leadAgencyId>('fire'),
        owner: 'Manager',
        ...(plannedAction.ownerId && { ownerId: plannedAction.ownerId }),
      },
    },
  });

  it('ends it', () => {
    given().knowing(planWith(withdrawn)).when(report()).thenRefused('ACTION.IS_WITHDRAWN');
    given().knowing(planWith(rolled)).when(report()).thenRefused('ACTION.IS_ROLLED_FORWARD');
  });

  it('lets it be reported on ahead of approval, and completed only after', () => {
    for (const later of [[], [planSubmitted()]]) {
      const ahead = actionContext({
        plan: stateAfter(planAggregate, ...fullDraft(), begunAhead, ...later),
      });
      expect(actionAggregate.decider.decide(report(), { stage: 'none' }, ahead).ok).toBe(true);
      given().knowing(ahead).when(propose()).thenRefused('ACTION.IS_AHEAD_OF_APPROVAL');
    }
  });

  it('waits for the new lead agency before it is completed', () => {
    given().knowing(planWith(takenOver)).when(propose()).thenRefused('ACTION.NOT_ACCEPTED');
  });

  it('is told to nobody who has no part in it', () => {
    const stranger = command<ActionCommand>(
      'ReportProgress',
      { ...named, deliveryRating: 'on-track', progress: because },
      { by: 'stranger' },
    );
    given()
      .knowing(actionContext({ plan: stateAfter(planAggregate, ...fullDraft()) }))
      .when(stranger)
      .thenRefused('ACTION.NOT_YOURS_TO_REPORT', 'ACTION.PLAN_NOT_APPROVED');
  });
});
