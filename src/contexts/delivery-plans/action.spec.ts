import { describe, expect, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  decides,
  fact,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actionContext,
  board,
  fullDraft,
  nobody,
  nothingElse,
  plan,
  planId,
  plannedAction,
  planSubmitted,
  police,
  priority,
  boardId,
  outcome,
} from '../../../test/support/delivery-plan-given.js';
import { actionAggregate } from './action.js';
import type { ActionCommand, ProposeCompletion, ReportProgress } from './action.commands.js';
import { targetDateOf } from './action.stages.js';
import type {
  ActionEvent,
  ActionId,
  Evidence,
  EvidenceId,
  MaterialGround,
  MoveAgreement,
  PlanId,
} from './events.js';
import { planAggregate } from './plan.js';

const { given } = decides(actionAggregate);
const context = actionContext();
const { actionId } = plannedAction;
const named = { planId, actionId };
const identity = {
  ...plan,
  boardId,
  actionId,
  priorityId: priority.priorityId,
  outcomeId: outcome.outcomeId,
};

const report: ReportProgress = {
  ...named,
  deliveryRating: 'at-risk',
  progress: sealedText('progress'),
  explanation: sealedText('explanation'),
};
const evidence: Evidence = {
  evidenceId: testId<EvidenceId>('evidence'),
  kind: 'statement',
  title: sealedText('Report of the review'),
  content: sealedText('content'),
  holderId: police,
  marking: 'partnership',
  effectiveOn: plainDate('2021-06-10'),
};
const proposal: ProposeCompletion = {
  ...named,
  completedOn: plainDate('2021-06-12'),
  evidence: [evidence],
};
const because = sealedText('because');

const updated = (on?: string) =>
  fact<ActionEvent>(
    { type: 'action-updated.v2', data: { ...identity, ...report } },
    { ...(on && { on }) },
  );
const moved = (
  from: string,
  to: string,
  agreement: MoveAgreement = 'awaits-the-chair',
  grounds: MaterialGround[] = [],
) =>
  fact<ActionEvent>({
    type: 'target-date-moved.v2',
    data: { ...identity, from: plainDate(from), to: plainDate(to), because, agreement, grounds },
  });
const proposed = (circumstances: Circumstances = { by: 'owner' }, given_ = [evidence]) =>
  fact<ActionEvent>(
    {
      type: 'completion-proposed.v2',
      data: { ...identity, completedOn: proposal.completedOn, evidence: given_ },
    },
    circumstances,
  );
const verified = () =>
  fact<ActionEvent>({
    type: 'completion-verified.v1',
    data: { ...identity, completedOn: proposal.completedOn },
  });
const rejected = () =>
  fact<ActionEvent>({ type: 'completion-rejected.v1', data: { ...identity, because } });

const reportProgress = (circumstances: Circumstances, changes: Partial<ReportProgress> = {}) =>
  command<ActionCommand>('ReportProgress', { ...report, ...changes }, circumstances);
const move = (to: string, circumstances: Circumstances = { by: 'owner' }) =>
  command<ActionCommand>('MoveTargetDate', { ...named, to: plainDate(to), because }, circumstances);
const propose = (
  changes: Partial<ProposeCompletion> = {},
  circumstances: Circumstances = { by: 'owner' },
) => command<ActionCommand>('ProposeCompletion', { ...proposal, ...changes }, circumstances);
const verify = (circumstances: Circumstances) =>
  command<ActionCommand>('VerifyCompletion', named, circumstances);
const reject = (circumstances: Circumstances) =>
  command<ActionCommand>('RejectCompletion', { ...named, because }, circumstances);

const secretary: Circumstances = { by: 'secretary', capacity: 'secretariat' };

describe('reporting progress', () => {
  it.each([
    ['its owner', { by: 'owner' }],
    ['the chair of its group', { by: 'chair' }],
    ['the deputy of its group', { by: 'deputy' }],
    ['a representative of the lead agency in the group', { by: 'police contact' }],
    ['a representative of the lead agency on the Board', { by: 'member of the board' }],
  ])('is for %s', (_, circumstances) => {
    given().knowing(context).when(reportProgress(circumstances)).then(updated().event);
  });

  it.each([
    ['a member from another agency', { by: 'member' }],
    ['the chair of another group', { by: 'chair of another group' }],
    ['a chair whose term ended', { by: 'former chair', on: '2021-05-20', today: '2021-06-15' }],
    ['somebody who claims to act for the owner', { by: 'member', onBehalfOf: 'owner' }],
    ['an auditor', { by: 'owner', capacity: 'auditor' }],
  ] as const)('is not for %s', (_, circumstances) => {
    given()
      .knowing(context)
      .when(reportProgress(circumstances))
      .thenRefused('ACTION.NOT_YOURS_TO_REPORT');
  });

  it('is for the secretariat on behalf of who gave it, and says as whom', () => {
    const givenBy = { capacity: 'action-owner' as const, organisation: police };
    given()
      .knowing(context)
      .when(reportProgress({ ...secretary, onBehalfOf: 'owner' }))
      .then({ type: 'action-updated.v2', data: { ...identity, ...report, givenBy } });
  });

  it('by the secretariat names who gave it', () => {
    given().knowing(context).when(reportProgress(secretary)).thenRefused('ACTION.NOBODY_NAMED');
  });

  it('may be recorded late', () => {
    given(updated())
      .knowing(context)
      .when(reportProgress({ by: 'owner', on: '2021-06-01', today: '2021-06-20' }))
      .then(updated().event);
  });

  it('needs an action of the plan that is named', () => {
    given()
      .knowing(context)
      .when(reportProgress({ by: 'owner' }, { actionId: testId<ActionId>('unknown') }))
      .thenRefused('ACTION.NOT_FOUND');
    given()
      .knowing(actionContext({ plan: { stage: 'none' }, group: nobody, board: nobody }))
      .when(reportProgress({ by: 'owner' }))
      .thenRefused('ACTION.NOT_FOUND');
    given(updated())
      .knowing(context)
      .when(reportProgress({ by: 'owner' }, { planId: testId<PlanId>('another') }))
      .thenRefused('ACTION.NOT_FOUND');
  });

  it.each([
    ['in draft', fullDraft()],
    ['before the Board', [...fullDraft(), planSubmitted()]],
  ])('waits while the plan is %s', (_, history) => {
    given()
      .knowing({ ...context, plan: stateAfter(planAggregate, ...history) })
      .when(reportProgress({ by: 'owner' }))
      .thenRefused('ACTION.PLAN_NOT_APPROVED');
    given()
      .knowing({ ...context, plan: stateAfter(planAggregate, ...history) })
      .when(reportProgress({ by: 'stranger' }))
      .thenRefused('ACTION.NOT_YOURS_TO_REPORT', 'ACTION.PLAN_NOT_APPROVED');
  });

  it('ends with completion', () => {
    given(proposed(), verified())
      .knowing(context)
      .when(reportProgress({ by: 'owner' }))
      .thenRefused('ACTION.IS_COMPLETED');
  });
});

describe('the target date', () => {
  it('moves with a reason, and keeps where it was', () => {
    given().knowing(context).when(move('2022-02-28')).then(moved('2021-12-31', '2022-02-28').event);
    given(moved('2021-12-31', '2022-02-28'))
      .knowing(context)
      .when(move('2022-03-31'))
      .then(moved('2022-02-28', '2022-03-31').event);
  });

  it('moves to another date, not before the start', () => {
    given().knowing(context).when(move('2021-12-31')).thenRefused('TARGET_DATE.UNCHANGED');
    given().knowing(context).when(move('2021-04-30')).thenRefused('TARGET_DATE.BEFORE_START');
  });

  it('stays while a completion waits, and after it', () => {
    given(proposed())
      .knowing(context)
      .when(move('2022-02-28'))
      .thenRefused('ACTION.COMPLETION_IS_PROPOSED');
    given(proposed(), verified())
      .knowing(context)
      .when(move('2022-02-28'))
      .thenRefused('ACTION.IS_COMPLETED');
  });

  it('as it stands follows from the plan and the moves', () => {
    expect(targetDateOf({ stage: 'none' }, plannedAction)).toBe('2021-12-31');
    const state = stateAfter(actionAggregate, updated(), moved('2021-12-31', '2022-02-28'));
    expect(targetDateOf(state, plannedAction)).toBe('2022-02-28');
    expect(state).toMatchObject({ moves: [{ from: '2021-12-31', to: '2022-02-28' }] });
  });
});

describe('proposing completion', () => {
  it('says when, and shows it', () => {
    given(updated()).knowing(context).when(propose()).then(proposed().event);
  });

  it('says everything at once that is wrong', () => {
    given()
      .knowing(context)
      .when(propose({ evidence: [], completedOn: plainDate('2021-06-16') }, { by: 'member' }))
      .thenRefused(
        'ACTION.NOT_YOURS_TO_REPORT',
        'ACTION.EVIDENCE_MISSING',
        'ACTION.COMPLETED_IN_THE_FUTURE',
      );
  });

  it('does not go back to before the start, nor forward for its evidence', () => {
    const tomorrow = { ...evidence, effectiveOn: plainDate('2021-06-16') };
    given()
      .knowing(context)
      .when(propose({ completedOn: plainDate('2021-04-30'), evidence: [tomorrow] }))
      .thenRefused('ACTION.EVIDENCE_FROM_THE_FUTURE', 'ACTION.COMPLETED_BEFORE_START');
  });

  it('happens once at a time', () => {
    given(proposed()).knowing(context).when(propose()).thenRefused('ACTION.COMPLETION_IS_PROPOSED');
    given(proposed(), rejected()).knowing(context).when(propose()).then(proposed().event);
  });
});

describe('verifying completion', () => {
  it.each([
    ['the chair of the group', { by: 'chair' }],
    ['a member of the group', { by: 'member' }],
    ['a member of the Board', { by: 'member of the board' }],
    ['the secretariat', secretary],
  ])('is for %s', (_, circumstances) => {
    given(proposed()).knowing(context).when(verify(circumstances)).then(verified().event);
  });

  it('is not for somebody outside, nor for a single point of contact', () => {
    given(proposed())
      .knowing(context)
      .when(verify({ by: 'police contact' }))
      .thenRefused('ACTION.NOT_YOURS_TO_VERIFY');
    given(proposed())
      .knowing(context)
      .when(verify({ by: 'owner' }))
      .thenRefused('ACTION.NOT_YOURS_TO_VERIFY', 'ACTION.VERIFIER_IS_PROPOSER');
  });

  it.each([
    ['oneself', { by: 'chair' }, { by: 'chair' }],
    ['whom one proposed it for', { ...secretary, onBehalfOf: 'chair' }, { by: 'chair' }],
    ['who now acts for the proposer', { by: 'chair' }, { ...secretary, onBehalfOf: 'chair' }],
    ['who entered it', { ...secretary, onBehalfOf: 'owner' }, secretary],
  ])('is not for %s', (_, proposer, verifier) => {
    given(proposed(proposer))
      .knowing(context)
      .when(verify(verifier))
      .thenRefused('ACTION.VERIFIER_IS_PROPOSER');
    given(proposed(proposer))
      .knowing(context)
      .when(reject(verifier))
      .thenRefused('ACTION.VERIFIER_IS_PROPOSER');
  });

  it('rests on evidence', () => {
    given(proposed({ by: 'owner' }, []))
      .knowing(context)
      .when(verify({ by: 'chair' }))
      .thenRefused('ACTION.VERIFIED_WITHOUT_EVIDENCE');
  });

  it('needs a proposal, and happens once', () => {
    given(updated())
      .knowing(context)
      .when(verify({ by: 'chair' }))
      .thenRefused('ACTION.COMPLETION_NOT_PROPOSED');
    given(proposed(), verified())
      .knowing(context)
      .when(verify({ by: 'chair' }))
      .thenRefused('ACTION.IS_COMPLETED');
  });
});

describe('rejecting completion', () => {
  it('has a reason, and lets the action go on', () => {
    given(proposed())
      .knowing(context)
      .when(reject({ by: 'chair' }))
      .then(rejected().event);
    expect(stateAfter(actionAggregate, proposed(), rejected())).toEqual({
      stage: 'active',
      ...named,
      moves: [],
    });
  });

  it('needs a proposal', () => {
    given()
      .knowing(context)
      .when(reject({ by: 'chair' }))
      .thenRefused('ACTION.COMPLETION_NOT_PROPOSED');
    given(proposed(), verified())
      .knowing(context)
      .when(reject({ by: 'chair' }))
      .thenRefused('ACTION.IS_COMPLETED');
  });
});

describe('a history whose beginning was cut away', () => {
  it('completes nothing that was not proposed', () => {
    expect(stateAfter(actionAggregate, verified(), rejected())).toEqual({ stage: 'none' });
  });
});

const officeIn = (attempt: ActionCommand) =>
  actionAggregate.actingAs?.(attempt, { stage: 'none' }, context);

describe('the office recorded with an action', () => {
  it.each([
    ['the chair', reportProgress({ by: 'chair' }), 'chair'],
    ['the lead agency', move('2022-02-28', { by: 'police contact' }), 'single-point-of-contact'],
    ['a member', verify({ by: 'member' }), 'member'],
  ])('is that of %s', (_, attempt, capacity) => {
    expect(officeIn(attempt)).toMatchObject({ capacity });
  });

  it('of an owner without one is the lead agency', () => {
    expect(officeIn(propose())).toEqual({ capacity: 'action-owner', organisation: police });
  });

  it('is none for the secretariat, and for an action that no plan holds', () => {
    expect(officeIn(reportProgress({ ...secretary, onBehalfOf: 'owner' }))).toBeUndefined();
    expect(
      officeIn(reportProgress({ by: 'owner' }, { actionId: testId<ActionId>('unknown') })),
    ).toBeUndefined();
  });
});

describe('what an action knows of other histories', () => {
  it('is its plan, the bodies of that plan, and the reviews of its year', async () => {
    const asked: string[] = [];
    await actionAggregate.context(
      reportProgress({ by: 'owner' }),
      { stage: 'none' },
      (reader, id) => {
        asked.push(reader.stream(id));
        const known: unknown = id === planId ? context.plan : reader.initial;
        return Promise.resolve(known as typeof reader.initial);
      },
    );
    expect(asked).toEqual([
      `plan-${planId}`,
      `body-${plan.bodyId}`,
      `body-${board.stage === 'none' ? '' : board.bodyId}`,
      expect.stringMatching(/^review-/),
      expect.stringMatching(/^review-/),
    ]);
  });

  it('is nothing where there is no plan', async () => {
    const loaded = await actionAggregate.context(
      reportProgress({ by: 'owner' }),
      { stage: 'none' },
      async (reader) => reader.initial,
    );
    expect(loaded).toEqual(
      actionContext({
        plan: { stage: 'none' },
        group: nobody,
        board: nobody,
        ...nothingElse,
      }),
    );
  });
});

describe('a proposal', () => {
  it('remembers who made it, and for whom', () => {
    const state = stateAfter(actionAggregate, proposed({ ...secretary, onBehalfOf: 'owner' }));
    expect(state).toMatchObject({
      stage: 'completion-proposed',
      proposal: { proposedBy: { id: testActor('secretary'), onBehalfOf: testActor('owner') } },
    });
  });
});
