import { describe, it } from '@jest/globals';
import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionEvent,
  ActionId,
  ActionReference,
  ChangeId,
  EvidenceId,
  OutcomeId,
  PlanEvent,
  PlanId,
  PlanYear,
  PriorityId,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ItemId, MeetingId } from '../../src/contexts/meetings/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { actionRegister, type ActionRow } from './action-register.js';

const PLAN = 'plan-1';
const ACTION = 'action-1';
const ofPlan = recorderOf<PlanEvent>();
const ofAction = recorderOf<ActionEvent>();
const at = { stream: PLAN };
const own = { stream: ACTION };

const planId = testId<PlanId>('plan');
const boardId = testId<BodyId>('board');
const plan = { planId, bodyId: testId<BodyId>('group'), planYear: '2021/22' as PlanYear };
const council = testId<AgencyId>('council');
const fire = testId<AgencyId>('fire');
const action = {
  actionId: testId<ActionId>('action'),
  reference: 'CS-2021-01' as ActionReference,
  title: 'Train front-line staff',
  origin: 'day-to-day' as const,
  outcomeId: testId<OutcomeId>('outcome'),
  leadAgencyId: council,
  owner: 'Training manager',
  starts: plainDate('2021-04-01'),
  targetDate: plainDate('2021-12-31'),
  marking: 'partnership' as const,
};
const { actionId, outcomeId } = action;
const decisionId = testId<DecisionId>('decision');
const because = sealedText('because');
const changeId = testId<ChangeId>('change');
const change = {
  ...plan,
  boardId,
  changeId,
  materiality: 'material' as const,
  grounds: [],
  because,
  decisionId,
};
const told = { changeId, materiality: 'material' as const, because, decisionId };
const ids = { actionId, outcomeId };
const ofThis = { ...plan, boardId, ...ids };

const proposed = ofPlan('action-proposed.v2', { ...plan, action }, at);
const accepted = ofPlan('action-accepted.v1', { ...plan, actionId, agencyId: council }, at);
const approved = ofPlan(
  'plan-approved.v1',
  { ...plan, version: 1, decisionId, actionIds: [actionId] },
  at,
);
const inForce = [proposed, accepted, approved];

const row: ActionRow = {
  ...plan,
  ...action,
  originalTargetDate: action.targetDate,
  stage: 'approved',
  deliveryRating: 'not-assessed',
  proposed: entryIn(PLAN, 0),
  accepted: { agencyId: council, ...entryIn(PLAN, 1) },
  approved: { decisionId, version: 1, ...entryIn(PLAN, 2) },
  awaitsAcceptance: false,
  isAheadOfApproval: false,
  verificationRequired: true,
  awaitsAgreement: [],
  reassignments: [],
  moves: [],
  updateCount: 0,
  evidence: [],
  rejectedCompletions: [],
  reopenings: [],
  bases: NO_BASES,
};
const after = (...facts: readonly Recorded[]) => given(actionRegister, [...inForce, ...facts]);

describe('an action within the year', () => {
  it('was added: in force at once, or ahead of approval until the Board approved it', async () => {
    const { accepted: _a, approved: _p, ...unapproved } = row;
    const { decisionId: _d, ...minor } = { ...change, materiality: 'minor' as const };
    const { decisionId: _t, ...shown } = { ...told, materiality: 'minor' as const };
    const entry = entryIn(PLAN, 0);
    await given(actionRegister, [
      ofPlan('action-added.v1', { ...minor, action, aheadOfApproval: false }, at),
    ]).then(actionId, {
      ...unapproved,
      awaitsAcceptance: true,
      added: { ...shown, ...entry },
      approved: entry,
    });
    const ahead = ofPlan('action-added.v1', { ...minor, action, aheadOfApproval: true }, at);
    const waiting = {
      ...unapproved,
      stage: 'proposed' as const,
      awaitsAcceptance: true,
      isAheadOfApproval: true,
      added: { ...shown, ...entry },
      begunAhead: { because, ...entry },
    };
    await given(actionRegister, [ahead]).then(actionId, waiting);
    await given(actionRegister, [
      ahead,
      ofPlan(
        'changes-approved.v1',
        { ...plan, boardId, changeIds: [changeId], actionIds: [actionId], decisionId },
        at,
      ),
    ]).then(actionId, {
      ...waiting,
      stage: 'approved',
      isAheadOfApproval: false,
      approved: { decisionId, ...entryIn(PLAN, 1) },
    });
  });

  it('began ahead of approval, and stays what it is while it is proposed anew', async () => {
    const { approved: _, ...unapproved } = row;
    const begun = ofPlan('work-begun-ahead.v1', { ...ofThis, because }, at);
    const begunAhead = { because, ...entryIn(PLAN, 2) };
    const ahead = { stage: 'accepted' as const, isAheadOfApproval: true, begunAhead };
    await given(actionRegister, [proposed, accepted, begun]).then(actionId, {
      ...unapproved,
      ...ahead,
    });
    const { accepted: _a, ...unaccepted } = unapproved;
    await given(actionRegister, [proposed, accepted, begun, proposed]).then(actionId, {
      ...unaccepted,
      ...ahead,
      stage: 'proposed',
      awaitsAcceptance: true,
      proposed: entryIn(PLAN, 3),
    });
  });

  it('is none once its proposal was dropped', () =>
    given(actionRegister, [
      proposed,
      ofPlan('proposed-action-dropped.v1', { ...ofThis, because }, at),
    ]).thenNothing(actionId));

  it('serves only what it now names', () => {
    const { outcomeId: _, ...bare } = row;
    const priorityId = testId<PriorityId>('priority');
    const { title, starts, marking } = action;
    const from = { title, outcomeId, starts, marking };
    const to = { title: 'Train all staff', priorityId, starts, marking };
    return after(ofPlan('action-changed.v1', { ...change, ...ids, from, to }, at)).then(actionId, {
      ...bare,
      title: to.title,
      priorityId,
      verificationRequired: false,
    });
  });

  it('waits for the agency that takes it over', () => {
    const from = { leadAgencyId: council, owner: action.owner };
    const to = { leadAgencyId: fire, owner: 'Prevention manager' };
    const taken = {
      ...row,
      ...to,
      reassignments: [{ from, to, ...told, ...entryIn(PLAN, 3) }],
    };
    const reassigned = ofPlan('action-reassigned.v1', { ...change, ...ids, from, to }, at);
    return Promise.all([
      after(reassigned).then(actionId, { ...taken, awaitsAcceptance: true }),
      after(
        reassigned,
        ofPlan('action-accepted.v1', { ...plan, actionId, agencyId: fire }, at),
      ).then(actionId, { ...taken, accepted: { agencyId: fire, ...entryIn(PLAN, 4) } }),
    ]);
  });

  it('ends when it is withdrawn: not done, and nothing is awaited of it', () => {
    const moved = ofAction(
      'target-date-moved.v2',
      {
        ...ofThis,
        from: action.targetDate,
        to: plainDate('2022-01-31'),
        because,
        agreement: 'awaits-the-chair',
        grounds: [],
      },
      own,
    );
    const withdrawn = ofPlan('action-withdrawn.v1', { ...change, ...ids }, at);
    return after(moved, withdrawn).then(actionId, {
      ...row,
      stage: 'withdrawn',
      targetDate: plainDate('2022-01-31'),
      moves: [
        {
          from: action.targetDate,
          to: plainDate('2022-01-31'),
          because,
          agreement: 'awaits-the-chair',
          grounds: [],
          ...entryIn(ACTION, 0),
        },
      ],
      withdrawn: { ...told, ...entryIn(PLAN, 3) },
      revision: 0,
    });
  });

  it('goes on in another plan, with a link both ways', async () => {
    const next = { planId: testId<PlanId>('next'), actionId: testId<ActionId>('next') };
    const [planYear, reference] = ['2022/23' as PlanYear, 'CS-2022-01' as ActionReference];
    const rolled = ofPlan(
      'action-rolled-forward.v1',
      {
        ...ofThis,
        toPlanId: next.planId,
        toPlanYear: planYear,
        toActionId: next.actionId,
        toReference: reference,
      },
      at,
    );
    await after(rolled).then(actionId, {
      ...row,
      stage: 'rolled-forward',
      rolledForwardTo: { ...next, planYear, reference, ...entryIn(PLAN, 3) },
    });
    const { accepted: _a, approved: _p, ...unapproved } = row;
    const takenOn = {
      ...action,
      actionId: next.actionId,
      reference,
      origin: 'rolled-forward' as const,
      originId: actionId,
      originPlanId: planId,
    };
    const { originPlanId: _o, ...shown } = takenOn;
    await given(actionRegister, [
      ofPlan(
        'action-proposed.v2',
        { ...plan, planId: next.planId, planYear, action: takenOn },
        { stream: 'plan-2' },
      ),
    ]).then(next.actionId, {
      ...unapproved,
      ...shown,
      planId: next.planId,
      planYear,
      rolledForwardFrom: { planId, actionId },
      stage: 'proposed',
      awaitsAcceptance: true,
      proposed: entryIn('plan-2', 0),
    });
  });
});

describe('a completion and those who agree to it', () => {
  const completedOn = plainDate('2021-11-30');
  const evidence = [
    {
      evidenceId: testId<EvidenceId>('evidence'),
      kind: 'statement' as const,
      title: sealedText('title'),
      content: sealedText('content'),
      effectiveOn: completedOn,
    },
  ];
  const given0 = evidence.map((each) => ({ ...each, ...entryIn(ACTION, 0) }));
  const completion = { completedOn, evidence, proposed: entryIn(ACTION, 0) };
  const proposal = ofAction('completion-proposed.v2', { ...ofThis, completedOn, evidence }, own);
  const met = {
    meetingId: testId<MeetingId>('meeting'),
    itemId: testId<ItemId>('item'),
    agreedOn: plainDate('2022-01-12'),
  };
  const agreed = (verificationRequired: boolean) =>
    ofAction('completion-agreed.v1', { ...ofThis, completedOn, ...met, verificationRequired }, own);
  const verified = ofAction('completion-verified.v1', { ...ofThis, completedOn }, own);
  const withAgreement = { ...completion, agreed: { ...met, ...entryIn(ACTION, 1) } };

  it('waits for the group', () =>
    after(proposal).then(actionId, {
      ...row,
      stage: 'completion-proposed',
      completion,
      evidence: given0,
      awaitsAgreement: ['completion'],
      revision: 0,
    }));

  it('is complete once agreed where nobody verifies it, and still open where somebody does', () => {
    const agreedTo = { ...row, completion: withAgreement, evidence: given0, revision: 1 };
    return Promise.all([
      after(proposal, agreed(false)).then(actionId, {
        ...agreedTo,
        stage: 'completed',
        deliveryRating: 'complete',
      }),
      after(proposal, agreed(true)).then(actionId, { ...agreedTo, stage: 'completion-agreed' }),
      after(proposal, agreed(true), verified).then(actionId, {
        ...agreedTo,
        stage: 'completed',
        deliveryRating: 'complete',
        completion: { ...withAgreement, verified: entryIn(ACTION, 2) },
        revision: 2,
      }),
    ]);
  });

  it('is not assessed, and never shown as done, once it is reopened', () =>
    after(
      proposal,
      agreed(false),
      ofAction('action-reopened.v1', { ...ofThis, completedOn, because }, own),
    ).then(actionId, {
      ...row,
      evidence: given0,
      reopenings: [{ because, completion: withAgreement, ...entryIn(ACTION, 2) }],
      revision: 2,
    }));

  it('does not bring back what was withdrawn in the meantime', () =>
    after(proposal, ofPlan('action-withdrawn.v1', { ...change, ...ids }, at), verified).then(
      actionId,
      {
        ...row,
        stage: 'withdrawn',
        withdrawn: { ...told, ...entryIn(PLAN, 3) },
        completion: { ...completion, verified: entryIn(ACTION, 1) },
        evidence: given0,
        revision: 1,
      },
    ));
});
