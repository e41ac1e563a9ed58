import { describe, it } from '@jest/globals';
import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionEvent,
  ActionId,
  ActionReference,
  ChangeId,
  MaterialGround,
  MeasureId,
  OutcomeId,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ReviewEvent, ReviewId } from '../../src/contexts/reviews/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { inOrder, recorderOf, uuidOf } from '../../test/support/recorded-event.js';
import { type PlanChange, type PlanPage, planOnAPage } from './plan-on-a-page.js';

const PLAN = 'plan-1';
const ACTION = 'action-1';
const event = recorderOf<PlanEvent>();
const ofAction = recorderOf<ActionEvent>();
const ofReview = recorderOf<ReviewEvent>();
const at = { stream: PLAN };

const planId = testId<PlanId>('plan');
const boardId = testId<BodyId>('board');
const plan = { planId, bodyId: testId<BodyId>('group'), planYear: '2021/22' as PlanYear };
const drafted = {
  ...plan,
  boardId,
  title: 'Community safety delivery plan',
  starts: plainDate('2021-04-01'),
  ends: plainDate('2022-03-31'),
};
const outcome = { outcomeId: testId<OutcomeId>('outcome'), title: 'Fewer victims' };
const measure = {
  measureId: testId<MeasureId>('measure'),
  title: 'Repeat victims',
  kind: 'quantitative' as const,
  target: { value: 829, denominator: 6_030 },
  nationalIndicator: false,
};
const council = testId<AgencyId>('council');
const action = {
  actionId: testId<ActionId>('action'),
  reference: 'CS-2021-01' as ActionReference,
  title: 'Train front-line staff',
  origin: 'day-to-day' as const,
  outcomeId: outcome.outcomeId,
  leadAgencyId: council,
  owner: 'Training manager',
  starts: plainDate('2021-04-01'),
  targetDate: plainDate('2021-12-31'),
  marking: 'partnership' as const,
};
const { actionId } = action;
const decisionId = testId<DecisionId>('decision');
const because = sealedText('because');
const inPlan = { ...action, aheadOfApproval: false, accepted: entryIn(PLAN, 4) };

const approved = [
  event('plan-drafted.v1', drafted, at),
  event('outcome-set.v1', { ...plan, outcome }, at),
  event('measure-set.v1', { ...plan, measure }, at),
  event('action-proposed.v2', { ...plan, action }, at),
  event('action-accepted.v1', { ...plan, actionId, agencyId: council }, at),
  event('plan-submitted.v1', { ...plan, version: 1 }, at),
  event('plan-approved.v1', { ...plan, version: 1, decisionId, actionIds: [actionId] }, at),
];
const FIRST = approved.length;

const page: PlanPage = {
  ...drafted,
  stage: 'approved',
  version: 1,
  decisionId,
  outcomes: [outcome],
  measures: [measure],
  actions: [inPlan],
  baseline: {
    version: 1,
    decisionId,
    approvedOn: plainDate('2026-01-05'),
    outcomes: [outcome],
    measures: [measure],
    actions: [inPlan],
  },
  changes: [],
  unreportedMinorChanges: 0,
  dropped: [],
  reviewIds: [],
  drafted: entryIn(PLAN, 0),
  submitted: entryIn(PLAN, 5),
  approved: entryIn(PLAN, 6),
  returns: [],
  revision: FIRST - 1,
  bases: NO_BASES,
};

const changeId = testId<ChangeId>('change');
const fields = (...grounds: MaterialGround[]) => ({
  ...plan,
  boardId,
  changeId,
  materiality: grounds.length > 0 ? ('material' as const) : ('minor' as const),
  grounds,
  because,
  ...(grounds.length > 0 && { decisionId }),
});
const shown = (
  about: Pick<PlanChange, 'kind' | 'subjectId' | 'title'> & Partial<PlanChange>,
  ...grounds: MaterialGround[]
): PlanChange => ({
  changeId,
  materiality: grounds.length > 0 ? 'material' : 'minor',
  grounds,
  because,
  ...(grounds.length > 0 && { decisionId }),
  differences: [],
  awaitsTheBoard: false,
  ...entryIn(PLAN, FIRST),
  ...about,
});
const ofThis = { subjectId: actionId, reference: action.reference, marking: action.marking };

const after = (...facts: readonly Recorded[]) => given(planOnAPage, [...approved, ...facts]);
const changed = (changes: Partial<PlanPage>): PlanPage => ({
  ...page,
  revision: FIRST,
  ...changes,
});

describe('the plan on a page within its year', () => {
  it('keeps what the Board approved beside what the plan holds now', () => {
    const to = { ...measure, target: { value: 700, denominator: 6_030 } };
    return after(
      event('measure-changed.v1', { ...fields('changes-what-is-measured'), from: measure, to }, at),
    ).then(
      planId,
      changed({
        measures: [to],
        changes: [
          shown(
            {
              kind: 'measure-changed',
              subjectId: measure.measureId,
              title: measure.title,
              differences: [{ member: 'target', from: '829 of 6030', to: '700 of 6030' }],
            },
            'changes-what-is-measured',
          ),
        ],
      }),
    );
  });

  it('adds an outcome, and counts minor changes that no review could tell of yet', () => {
    const to = { outcomeId: testId<OutcomeId>('further'), title: 'Safer roads' };
    const further = { ...measure, measureId: testId<MeasureId>('further') };
    return after(
      event('outcome-changed.v1', { ...fields('changes-an-outcome'), to }, at),
      event('measure-changed.v1', { ...fields(), to: further }, at),
    ).then(
      planId,
      changed({
        revision: FIRST + 1,
        outcomes: [outcome, to],
        measures: [measure, further],
        changes: [
          shown(
            { kind: 'outcome-added', subjectId: to.outcomeId, title: to.title },
            'changes-an-outcome',
          ),
          shown({
            kind: 'measure-added',
            subjectId: further.measureId,
            title: further.title,
            ...entryIn(PLAN, FIRST + 1),
          }),
        ],
        unreportedMinorChanges: 1,
      }),
    );
  });

  it('drops a measure and an outcome, and keeps that they were dropped', () =>
    after(
      event('measure-dropped.v1', { ...fields('changes-what-is-measured'), measure }, at),
      event('outcome-dropped.v1', { ...fields('changes-an-outcome'), outcome }, at),
    ).then(
      planId,
      changed({
        revision: FIRST + 1,
        outcomes: [],
        measures: [],
        changes: [
          shown(
            { kind: 'measure-dropped', subjectId: measure.measureId, title: measure.title },
            'changes-what-is-measured',
          ),
          shown(
            {
              kind: 'outcome-dropped',
              subjectId: outcome.outcomeId,
              title: outcome.title,
              ...entryIn(PLAN, FIRST + 1),
            },
            'changes-an-outcome',
          ),
        ],
      }),
    ));

  it('tells what became of an action: reworded, in other hands, withdrawn', () => {
    const from = {
      title: action.title,
      outcomeId: outcome.outcomeId,
      starts: action.starts,
      marking: action.marking,
    };
    const to = { ...from, title: 'Train all staff' };
    const holder = { leadAgencyId: council, owner: action.owner };
    const fire = { leadAgencyId: testId<AgencyId>('fire'), owner: 'Prevention manager' };
    const ids = { actionId, outcomeId: outcome.outcomeId };
    const { accepted: _, ...unaccepted } = inPlan;
    const title = 'Train all staff';
    return after(
      event('action-changed.v1', { ...fields(), ...ids, from, to }, at),
      event(
        'action-reassigned.v1',
        { ...fields('changes-the-lead-agency'), ...ids, from: holder, to: fire },
        at,
      ),
      event('action-withdrawn.v1', { ...fields(), ...ids }, at),
    ).then(
      planId,
      changed({
        revision: FIRST + 2,
        actions: [{ ...unaccepted, title, ...fire, withdrawn: entryIn(PLAN, FIRST + 2) }],
        changes: [
          shown({
            kind: 'action-changed',
            ...ofThis,
            title,
            differences: [{ member: 'title', from: action.title, to: title }],
          }),
          shown(
            {
              kind: 'action-reassigned',
              ...ofThis,
              title,
              differences: [
                { member: 'leadAgencyId', from: council, to: fire.leadAgencyId },
                { member: 'owner', from: action.owner, to: fire.owner },
              ],
              ...entryIn(PLAN, FIRST + 1),
            },
            'changes-the-lead-agency',
          ),
          shown({ kind: 'action-withdrawn', ...ofThis, title, ...entryIn(PLAN, FIRST + 2) }),
        ],
        unreportedMinorChanges: 2,
      }),
    );
  });

  it('flags what was added ahead of approval until the Board approved it', () => {
    const added = {
      ...action,
      actionId: testId<ActionId>('added'),
      reference: 'CS-2021-02' as ActionReference,
    };
    const { decisionId: _, ...awaiting } = fields('adds-an-action');
    return after(
      event('action-added.v1', { ...awaiting, action: added, aheadOfApproval: true }, at),
      event(
        'changes-approved.v1',
        { ...plan, boardId, changeIds: [changeId], actionIds: [added.actionId], decisionId },
        at,
      ),
    ).then(
      planId,
      changed({
        revision: FIRST + 1,
        actions: [inPlan, { ...added, aheadOfApproval: false }],
        changes: [
          shown(
            {
              kind: 'action-added',
              subjectId: added.actionId,
              reference: added.reference,
              marking: added.marking,
              title: added.title,
            },
            'adds-an-action',
          ),
        ],
      }),
    );
  });

  it('shows where dates moved and whose agreement that has, without a revision of its own', () => {
    const own = { ...plan, boardId, actionId, outcomeId: outcome.outcomeId };
    const to = plainDate('2022-01-31');
    const move = {
      ...own,
      from: action.targetDate,
      to,
      because,
      agreement: 'awaits-the-chair' as const,
      grounds: [],
    };
    return after(
      ofAction('target-date-moved.v2', move, { stream: ACTION }),
      ofAction('target-date-agreed.v1', { ...own, to }, { stream: ACTION }),
    ).then(planId, {
      ...page,
      actions: [{ ...inPlan, targetDate: to }],
      changes: [
        shown({
          kind: 'target-date-moved',
          ...ofThis,
          title: action.title,
          changeId: uuidOf(ACTION, '0'),
          differences: [{ member: 'targetDate', from: action.targetDate, to }],
          agreement: 'by-the-chair',
          ...entryIn(ACTION, 0),
        }),
      ],
      unreportedMinorChanges: 1,
    });
  });

  it('names the action that takes the work on', () => {
    const next = {
      toPlanId: testId<PlanId>('next'),
      toPlanYear: '2022/23' as PlanYear,
      toActionId: testId<ActionId>('next'),
      toReference: 'CS-2022-01' as ActionReference,
    };
    return after(
      event('action-rolled-forward.v1', { ...plan, boardId, actionId, ...next }, at),
    ).then(
      planId,
      changed({
        actions: [
          {
            ...inPlan,
            rolledForwardTo: {
              planId: next.toPlanId,
              planYear: next.toPlanYear,
              actionId: next.toActionId,
              reference: next.toReference,
              ...entryIn(PLAN, FIRST),
            },
          },
        ],
      }),
    );
  });
});

describe('a minor change and the next review', () => {
  const reviewId = testId<ReviewId>('review');
  const review = { reviewId, boardId, planYear: plan.planYear };
  const inReview = { stream: 'review-1' };
  const asked = ofReview(
    'returns-requested.v1',
    { ...review, groups: [{ bodyId: plan.bodyId, planId }] },
    inReview,
  );
  const [positionDate, packFormat] = [plainDate('2026-01-31'), 1];
  const frozen = ofReview('position-frozen.v1', { ...review, positionDate, packFormat }, inReview);
  const further = (on: string) =>
    event(
      'measure-changed.v1',
      { ...fields(), to: { ...measure, measureId: testId<MeasureId>(on) } },
      { ...at, effectiveAt: on },
    );
  const added = (on: string, revision: number) =>
    shown({
      kind: 'measure-added',
      subjectId: testId<MeasureId>(on),
      title: measure.title,
      ...entryIn(PLAN, revision, { effectiveAt: on }),
    });
  const measures = [
    measure,
    { ...measure, measureId: testId<MeasureId>('2026-01-20') },
    { ...measure, measureId: testId<MeasureId>('2026-02-10') },
  ];
  const both = [further('2026-01-20'), further('2026-02-10')];

  it('is reported with the position that the review takes after it, and with no earlier one', () =>
    after(asked, ...both, frozen).then(
      planId,
      changed({
        revision: FIRST + 1,
        measures,
        reviewIds: [reviewId],
        changes: [
          { ...added('2026-01-20', FIRST), reported: { reviewId, positionDate } },
          added('2026-02-10', FIRST + 1),
        ],
        unreportedMinorChanges: 1,
      }),
    ));

  it('is not reported by a review that asked nothing of the group', () =>
    after(...both, frozen).then(
      planId,
      changed({
        revision: FIRST + 1,
        measures,
        changes: [added('2026-01-20', FIRST), added('2026-02-10', FIRST + 1)],
        unreportedMinorChanges: 2,
      }),
    ));
});

describe('a page whose beginning was cut away', () => {
  it('is none, whatever happened within the year', () => {
    const log = inOrder([
      event('outcome-changed.v1', { ...fields(), to: outcome }, at),
      event('action-withdrawn.v1', { ...fields(), actionId }, at),
    ]);
    return given(planOnAPage, log).thenNothing(planId);
  });
});
