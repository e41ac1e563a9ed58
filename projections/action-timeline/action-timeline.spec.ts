import { describe, expect, it } from '@jest/globals';
import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionEvent,
  ActionId,
  ActionReference,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testId } from '../../test/support/decider-given.js';
import { given } from '../../test/support/projection-given.js';
import { inOrder, recorderOf } from '../../test/support/recorded-event.js';
import { eventReferenceOf } from '../register-entry.js';
import { type ActionTimeline, actionTimeline } from './action-timeline.js';

const actionId = testId<ActionId>('action');
const plan = {
  planId: testId<PlanId>('plan'),
  bodyId: testId<BodyId>('group'),
  planYear: '2021/22' as PlanYear,
};
const own = { ...plan, boardId: testId<BodyId>('board'), actionId };
const action = {
  actionId,
  reference: 'CS-2021-01' as ActionReference,
  title: 'Train front-line staff',
  origin: 'day-to-day' as const,
  leadAgencyId: testId<AgencyId>('council'),
  owner: 'Training manager',
  starts: plainDate('2021-04-01'),
  targetDate: plainDate('2021-12-31'),
  marking: 'partnership' as const,
};
const ofPlan = recorderOf<PlanEvent>();
const ofAction = recorderOf<ActionEvent>();
const on = (day: string, stream = 'action') => ({
  stream,
  effectiveAt: day,
  recordedAt: '2022-02-01T10:00:00Z',
});

const log = inOrder([
  ofPlan('action-proposed.v2', { ...plan, action }, on('2021-04-01', 'plan')),
  ofPlan(
    'plan-approved.v1',
    {
      ...plan,
      version: 1,
      decisionId: testId<DecisionId>('decision'),
      actionIds: [actionId, testId<ActionId>('another')],
    },
    on('2021-05-20', 'plan'),
  ),
  ofAction(
    'target-date-moved.v2',
    {
      ...own,
      from: action.targetDate,
      to: plainDate('2022-02-28'),
      because: sealedText('because'),
      agreement: 'awaits-the-chair',
      grounds: [],
    },
    on('2021-11-02'),
  ),
  ofAction(
    'action-updated.v2',
    { ...own, deliveryRating: 'at-risk', progress: sealedText('progress') },
    on('2021-10-01'),
  ),
  ofAction(
    'completion-proposed.v2',
    { ...own, completedOn: plainDate('2022-01-20'), evidence: [] },
    on('2022-01-21'),
  ),
]);
const [proposed, approved, moved, updated, completed] = log.map(eventReferenceOf);

const timeline = {
  ...plan,
  actionId,
  reference: action.reference,
  title: action.title,
  marking: 'partnership',
  originalTargetDate: '2021-12-31',
  targetDate: '2022-02-28',
  entries: [
    { what: 'Action proposed', ...proposed },
    {
      what: 'Delivery plan approved by the Board',
      ...approved,
      decisionId: testId('decision'),
    },
    {
      what: 'Action updated',
      ...updated,
      deliveryRating: 'at-risk',
      progress: sealedText('progress'),
    },
    {
      what: 'Target date moved',
      ...moved,
      from: '2021-12-31',
      to: '2022-02-28',
      because: sealedText('because'),
    },
    { what: 'Completion proposed', ...completed, completedOn: '2022-01-20', evidence: 0 },
  ],
} as unknown as ActionTimeline;

describe('the timeline of an action', () => {
  it('tells in the order in which it happened what several histories say of it', () =>
    given(actionTimeline, log).then(actionId, timeline));

  it('is there only where the beginning is', () => given(actionTimeline, log.slice(1)).thenAll({}));

  it('does not depend on when something arrived late', () => {
    const [first, , , late, last] = log as [Recorded, Recorded, Recorded, Recorded, Recorded];
    const after = (...events: readonly Recorded[]) =>
      events.reduce<ActionTimeline | null>(
        (before, event) => actionTimeline.on[event.type]?.(before, event) ?? null,
        null,
      );
    expect(after(first, late, last)).toEqual(after(first, last, late));
  });
});
