import { describe, expect, it } from '@jest/globals';
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
  approvedHistory,
  boardId,
  decisionId,
  fullDraft,
  measure,
  outcome,
  plan,
  planContext,
  plannedAction,
  priority,
} from '../../../test/support/delivery-plan-given.js';
import type { MaterialGround, MeasureId, OutcomeId, PlanEvent } from './events.js';
import type { ChangeId } from './in-year-events.js';
import { type PlanCommand, planAggregate } from './plan.js';

/* What a plan holds is dropped within its year by the Board alone, once nothing rests on it. */

const { given } = decides(planAggregate);
const undecided = planContext({ decision: { stage: 'none' } });
const decided = planContext();
const byChair: Circumstances = { by: 'chair' };
const because = sealedText('because');
const changeId = testId<ChangeId>('change');
const { outcomeId } = outcome;
const { measureId } = measure;
const change = (ground: MaterialGround) => ({
  ...plan,
  boardId,
  changeId,
  materiality: 'material' as const,
  grounds: [ground],
  because,
  decisionId,
});

const dropOutcome = (more: object = { decisionId }, by = byChair) =>
  command<PlanCommand>('DropOutcome', { changeId, because, outcomeId, ...more }, by);
const dropMeasure = (more: object = { decisionId }, by = byChair) =>
  command<PlanCommand>('DropMeasure', { changeId, because, measureId, ...more }, by);

const withdrawn = fact<PlanEvent>({
  type: 'action-withdrawn.v1',
  data: {
    ...change('drops-an-action'),
    actionId: plannedAction.actionId,
    priorityId: priority.priorityId,
    outcomeId,
  },
});
const measureDropped = fact<PlanEvent>({
  type: 'measure-dropped.v1',
  data: { ...change('changes-what-is-measured'), measure },
});
const outcomeDropped = fact<PlanEvent>({
  type: 'outcome-dropped.v1',
  data: { ...change('changes-an-outcome'), outcome },
});
const unused = [...approvedHistory(), withdrawn];

describe('a measure', () => {
  it('is dropped by a decision of the Board once no action rests on it', () => {
    given(...unused)
      .knowing(decided)
      .when(dropMeasure())
      .then(measureDropped.event);
    expect(stateAfter(planAggregate, ...unused, measureDropped)).toMatchObject({ measures: [] });
  });

  it('is not dropped on the word of the chair alone, nor by anybody else', () => {
    const waiting = given(...unused).knowing(undecided);
    waiting.when(dropMeasure({})).thenRefused('PLAN_CHANGE.IS_MATERIAL');
    waiting
      .when(dropMeasure({}, { by: 'member' }))
      .thenRefused('PLAN_CHANGE.NOT_AGREED_BY_THE_CHAIR', 'PLAN_CHANGE.IS_MATERIAL');
  });

  it('is kept while an action rests on it, and the refusal says which', () => {
    const history = approvedHistory();
    given(...history)
      .knowing(decided)
      .when(dropMeasure())
      .thenRefused('PLAN_CHANGE.ACTIONS_REST_ON_IT');
    const state = stateAfter(planAggregate, ...history);
    expect(planAggregate.decider.decide(dropMeasure(), state, decided)).toMatchObject({
      error: [{ message: `Still served by ${plannedAction.reference}.` }],
    });
  });

  it('must be there', () => {
    given(...unused)
      .knowing(decided)
      .when(dropMeasure({ decisionId, measureId: testId<MeasureId>('another') }))
      .thenRefused('PLAN.MEASURE_NOT_FOUND');
    given(...unused, measureDropped)
      .knowing(decided)
      .when(dropMeasure())
      .thenRefused('PLAN.MEASURE_NOT_FOUND');
  });
});

describe('an outcome', () => {
  const bare = [...unused, measureDropped];

  it('is dropped by a decision of the Board once nothing rests on it', () => {
    given(...bare)
      .knowing(decided)
      .when(dropOutcome())
      .then(outcomeDropped.event);
    expect(stateAfter(planAggregate, ...bare, outcomeDropped)).toMatchObject({ outcomes: [] });
    given(...bare)
      .knowing(undecided)
      .when(dropOutcome({}))
      .thenRefused('PLAN_CHANGE.IS_MATERIAL');
  });

  it('is kept while an action or a measure rests on it', () => {
    given(...approvedHistory())
      .knowing(decided)
      .when(dropOutcome())
      .thenRefused('PLAN_CHANGE.ACTIONS_REST_ON_IT', 'PLAN_CHANGE.MEASURES_REST_ON_IT');
    given(...unused)
      .knowing(decided)
      .when(dropOutcome())
      .thenRefused('PLAN_CHANGE.MEASURES_REST_ON_IT');
  });

  it('must be there, in a plan that was approved', () => {
    given(...bare)
      .knowing(decided)
      .when(dropOutcome({ decisionId, outcomeId: testId<OutcomeId>('another') }))
      .thenRefused('PLAN.OUTCOME_NOT_FOUND');
    given(...fullDraft())
      .knowing(decided)
      .when(dropOutcome())
      .thenRefused('PLAN.NOT_APPROVED');
  });
});
