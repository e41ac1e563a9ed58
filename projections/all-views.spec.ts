import { describe, expect, it } from '@jest/globals';
import { accessGrantEvents } from '../src/contexts/access/contract.js';
import { agencyEvents, bodyEvents, dutyEvents } from '../src/contexts/bodies/events.js';
import { decisionEvents, referenceCounterEvents } from '../src/contexts/decisions/events.js';
import {
  actionEvents,
  measureEvents,
  planEvents,
  prioritiesEvents,
} from '../src/contexts/delivery-plans/events.js';
import { inYearEvents } from '../src/contexts/delivery-plans/in-year-events.js';
import { dhrEvents } from '../src/contexts/dhr/events.js';
import { meetingEvents } from '../src/contexts/meetings/events.js';
import { meetingActionEvents } from '../src/contexts/meetings/meeting-action.events.js';
import { cycleEvents, frameworkEvents } from '../src/contexts/qaf/events.js';
import { reviewEvents } from '../src/contexts/reviews/events.js';
import type { AgencyId, BodyId } from '../src/contexts/bodies/contract.js';
import type { DecisionId } from '../src/contexts/decisions/contract.js';
import type {
  ActionEvent,
  ActionId,
  ActionReference,
  MeasureEvent,
  MeasureId,
  OutcomeId,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../src/contexts/delivery-plans/contract.js';
import { plainDate } from '../src/kernel/plain-date.js';
import { type AnyProjection, handles } from '../src/kernel/projection.js';
import { foldBatch } from '../src/platform/projection-runner/fold-batch.js';
import { MemoryCollection } from '../src/platform/read-store/memory/memory-collection.js';
import { sealedText, testId } from '../test/support/decider-given.js';
import { inOrder, recorderOf } from '../test/support/recorded-event.js';
import { allViews } from './all-views.js';
import type { Row } from './register-entry.js';

const eventTypes = [
  agencyEvents,
  bodyEvents,
  dutyEvents,
  meetingEvents,
  meetingActionEvents,
  referenceCounterEvents,
  decisionEvents,
  prioritiesEvents,
  planEvents,
  inYearEvents,
  actionEvents,
  measureEvents,
  reviewEvents,
  dhrEvents,
  accessGrantEvents,
  frameworkEvents,
  cycleEvents,
].flatMap((events) => Object.keys(events));

describe('the views', () => {
  it('have a name each', () => {
    expect(new Set(allViews.map(({ name }) => name)).size).toBe(allViews.length);
  });

  it('together show every fact', () => {
    const shown = new Set(allViews.flatMap((view) => [...handles(view)]));
    expect(eventTypes.filter((type) => !shown.has(type))).toEqual([]);
  });

  it('handle no fact that nobody records', () => {
    const known = new Set(eventTypes);
    const unknown = allViews.flatMap((view) =>
      [...handles(view)].filter((type) => !known.has(type)),
    );
    expect(unknown).toEqual([]);
  });
});

const plan = {
  planId: testId<PlanId>('plan'),
  bodyId: testId<BodyId>('group'),
  planYear: '2021/22' as PlanYear,
};
const agencyId = testId<AgencyId>('council');
const actionId = testId<ActionId>('action');
const measureId = testId<MeasureId>('measure');
const [starts, ends] = [plainDate('2021-04-01'), plainDate('2022-03-31')];
const action = {
  actionId,
  reference: 'CS-2021-01' as ActionReference,
  title: 'Train front-line staff',
  origin: 'day-to-day' as const,
  leadAgencyId: agencyId,
  owner: 'Training manager',
  starts,
  targetDate: ends,
  marking: 'public' as const,
};
const measure = {
  measureId,
  title: 'People trained',
  kind: 'quantitative' as const,
  nationalIndicator: false,
};
const outcome = { outcomeId: testId<OutcomeId>('outcome'), title: 'Skilled staff' };
const from = (stream: string) => ({ stream, provenance: { basis: 'illustrative' } }) as const;
const boardId = testId<BodyId>('board');
const ofPlan = recorderOf<PlanEvent>();

/** Facts that more than one view shows, each taken from a document. */
const shared = inOrder([
  ofPlan('plan-drafted.v1', { ...plan, boardId, title: 'Plan', starts, ends }, from('plan')),
  ofPlan('outcome-set.v1', { ...plan, outcome }, from('plan')),
  ofPlan('measure-set.v1', { ...plan, measure }, from('plan')),
  ofPlan('action-proposed.v2', { ...plan, action }, from('plan')),
  ofPlan('action-accepted.v1', { ...plan, actionId, agencyId }, from('plan')),
  ofPlan('plan-submitted.v1', { ...plan, version: 1 }, from('plan')),
  ofPlan(
    'plan-approved.v1',
    { ...plan, version: 1, decisionId: testId<DecisionId>('decision'), actionIds: [actionId] },
    from('plan'),
  ),
  recorderOf<ActionEvent>()(
    'action-updated.v2',
    { ...plan, boardId, actionId, deliveryRating: 'on-track', progress: sealedText('progress') },
    from('action'),
  ),
  recorderOf<MeasureEvent>()(
    'measure-observed.v2',
    { ...plan, boardId, measureId, periodEnd: ends, figure: { value: 40 }, dataQuality: 'good' },
    from('measure'),
  ),
]);

describe('facts taken from documents', () => {
  it('are counted once over all registers, however many show them', async () => {
    const folded = await Promise.all(
      (allViews as readonly AnyProjection[]).map((view) =>
        foldBatch(view, shared, new MemoryCollection(view.name)),
      ),
    );
    // What only refers to the facts of registers counts none.
    const counted = folded
      .flatMap(({ documents }) => documents as readonly object[] as readonly Partial<Row>[])
      .flatMap(({ bases }) => (bases ? [bases.illustrative] : []));
    expect(counted.toSorted((one, other) => one - other)).toEqual([2, 3, 4]);
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(shared.length);
  });
});
