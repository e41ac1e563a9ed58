import { describe, it } from '@jest/globals';
import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionId,
  ActionReference,
  MeasureId,
  OutcomeId,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testActor, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { type PlanPage, planOnAPage } from './plan-on-a-page.js';

const event = recorderOf<PlanEvent>();
const planId = testId<PlanId>('plan');
const plan = { planId, bodyId: testId<BodyId>('group'), planYear: '2021/22' as PlanYear };
const drafted = {
  ...plan,
  boardId: testId<BodyId>('board'),
  title: 'Community safety delivery plan',
  starts: plainDate('2021-04-01'),
  ends: plainDate('2022-03-31'),
};
const outcome = { outcomeId: testId<OutcomeId>('outcome'), title: 'Fewer victims' };
const measure = {
  measureId: testId<MeasureId>('measure'),
  title: 'Repeat victims',
  kind: 'qualitative' as const,
  nationalIndicator: false,
};
const agencyId = testId<AgencyId>('council');
const inPlan = {
  actionId: testId<ActionId>('action'),
  reference: 'CS-2021-01' as ActionReference,
  title: 'Train front-line staff',
  origin: 'day-to-day' as const,
  leadAgencyId: agencyId,
  owner: 'Training manager',
  starts: plainDate('2021-04-01'),
  targetDate: plainDate('2021-12-31'),
  marking: 'partnership' as const,
};
const action = { ...inPlan, ownerId: testActor('owner') };
const { actionId } = action;
const provenance = { basis: 'illustrative' } as const;

const begins = event('plan-drafted.v1', drafted);
const contents = [
  event('outcome-set.v1', { ...plan, outcome }, { provenance }),
  event('measure-set.v1', { ...plan, measure }, { provenance }),
  event('action-proposed.v2', { ...plan, action }, { provenance }),
  event('action-accepted.v1', { ...plan, actionId, agencyId }, { provenance }),
];
const submitted = (version: number) => event('plan-submitted.v1', { ...plan, version });
const decisionId = testId<DecisionId>('decision');

const page: PlanPage = {
  ...drafted,
  stage: 'draft',
  outcomes: [outcome],
  measures: [measure],
  actions: [
    { ...inPlan, aheadOfApproval: false, accepted: entryIn('subject-1', 4, { provenance }) },
  ],
  changes: [],
  unreportedMinorChanges: 0,
  dropped: [],
  reviewIds: [],
  drafted: entryIn('subject-1', 0),
  returns: [],
  revision: 4,
  // Measure and action are counted in their own registers.
  bases: { ...NO_BASES, illustrative: 1 },
};

describe('plan on a page', () => {
  it('shows outcomes, measures and accepted actions, and nobody but roles', () =>
    given(planOnAPage, [begins, ...contents]).thenAll({ [planId]: page }));

  it('shows an outcome or action as it was last set; a new proposal awaits acceptance again', () =>
    given(planOnAPage, [
      begins,
      ...contents,
      event('outcome-set.v1', { ...plan, outcome: { ...outcome, title: 'Fewer repeat victims' } }),
      event('action-proposed.v2', { ...plan, action: { ...action, title: 'Train all staff' } }),
    ]).then(planId, {
      ...page,
      outcomes: [{ ...outcome, title: 'Fewer repeat victims' }],
      actions: [{ ...inPlan, aheadOfApproval: false, title: 'Train all staff' }],
      revision: 6,
    }));

  it('is a draft again once returned, and keeps why; then approved by the decision named', () =>
    given(planOnAPage, [
      begins,
      submitted(1),
      event('plan-returned.v1', { ...plan, version: 1, decisionId, because: sealedText('why') }),
      submitted(2),
      event('plan-approved.v1', { ...plan, version: 2, decisionId, actionIds: [] }),
    ]).then(planId, {
      ...drafted,
      stage: 'approved',
      version: 2,
      decisionId,
      outcomes: [],
      measures: [],
      actions: [],
      changes: [],
      unreportedMinorChanges: 0,
      dropped: [],
      reviewIds: [],
      baseline: {
        version: 2,
        decisionId,
        approvedOn: plainDate('2026-01-05'),
        outcomes: [],
        measures: [],
        actions: [],
      },
      drafted: entryIn('subject-1', 0),
      submitted: entryIn('subject-1', 3),
      returns: [{ version: 1, decisionId, because: sealedText('why'), ...entryIn('subject-1', 2) }],
      approved: entryIn('subject-1', 4),
      revision: 4,
      bases: NO_BASES,
    }));

  it('makes no page where the beginning was cut away', () =>
    given(planOnAPage, [...contents, submitted(1)]).thenNothing(planId));
});
