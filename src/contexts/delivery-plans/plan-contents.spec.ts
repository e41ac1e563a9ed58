import { describe, expect, it } from '@jest/globals';
import { plainDate } from '../../kernel/plain-date.js';
import {
  type Circumstances,
  command,
  decides,
  fact,
  stateAfter,
  testId,
} from '../../../test/support/decider-given.js';
import {
  actionAccepted,
  actionProposed,
  agencyUntil,
  boardId,
  decisionId,
  fullDraft,
  measure,
  measureSet,
  outcome,
  outcomeSet,
  plan,
  planContext,
  planDrafted,
  plannedAction,
  planYear,
  priority,
} from '../../../test/support/delivery-plan-given.js';
import type {
  ActionId,
  ActionReference,
  Measure,
  MeasureId,
  Outcome,
  OutcomeId,
  PlannedAction,
  PriorityId,
} from './events.js';
import { type PlanCommand, planAggregate } from './plan.js';
import { prioritiesAggregate } from './priorities.js';

const { given } = decides(planAggregate);
const context = planContext({
  priorities: stateAfter(
    prioritiesAggregate,
    fact({
      type: 'priorities-adopted.v1',
      data: { bodyId: boardId, planYear, decisionId, priorities: [priority] },
    }),
  ),
});
const byChair: Circumstances = { by: 'chair' };

const setOutcome = (changes: Partial<Outcome> = {}, circumstances = byChair) =>
  command<PlanCommand>('SetOutcome', { outcome: { ...outcome, ...changes } }, circumstances);
const setMeasure = (each: Measure, circumstances = byChair) =>
  command<PlanCommand>('SetMeasure', { measure: each }, circumstances);
const propose = (changes: Partial<PlannedAction> = {}, circumstances = byChair) =>
  command<PlanCommand>(
    'ProposeAction',
    { action: { ...plannedAction, ...changes } },
    circumstances,
  );
const accept = (circumstances: Circumstances, actionId = plannedAction.actionId) =>
  command<PlanCommand>('AcceptAction', { actionId }, circumstances);

describe('an outcome', () => {
  it('serves a priority that the Board adopted', () => {
    given(planDrafted()).knowing(context).when(setOutcome()).then(outcomeSet().event);
    given(planDrafted())
      .knowing(context)
      .when(setOutcome({ priorityId: testId<PriorityId>('another') }))
      .thenRefused('PLAN.PRIORITY_NOT_ADOPTED');
  });

  it('of other work serves none', () => {
    const { priorityId: _, ...other } = outcome;
    given(planDrafted())
      .knowing({ ...context, priorities: { stage: 'none' } })
      .when(command('SetOutcome', { outcome: other }, byChair))
      .then({ type: 'outcome-set.v1', data: { ...plan, outcome: other } });
  });

  it('is set by those who draft the plan', () => {
    given(planDrafted())
      .knowing(context)
      .when(setOutcome({}, { by: 'member' }))
      .thenRefused('PLAN.NOT_DRAFTED_BY_ITS_GROUP');
  });

  it('is replaced when it is set again', () => {
    const state = stateAfter(planAggregate, planDrafted(), outcomeSet(), outcomeSet());
    expect(state).toMatchObject({ outcomes: [outcome] });
  });
});

describe('a measure', () => {
  const { unit: _u, direction: _d, baseline: _b, target: _t, ...bare } = measure;

  it('belongs to an outcome of the plan', () => {
    given(planDrafted(), outcomeSet())
      .knowing(context)
      .when(setMeasure(measure))
      .then(measureSet().event);
    given(planDrafted())
      .knowing(context)
      .when(setMeasure(measure, { by: 'member' }))
      .thenRefused('PLAN.OUTCOME_NOT_FOUND', 'PLAN.NOT_DRAFTED_BY_ITS_GROUP');
  });

  it('that counts something has a unit and a direction', () => {
    given(planDrafted(), outcomeSet())
      .knowing(context)
      .when(setMeasure(bare))
      .thenRefused('MEASURE.UNIT_OR_DIRECTION_MISSING');
  });

  it.each(['qualitative', 'end-product'] as const)('that is %s has no figures', (kind) => {
    given(planDrafted(), outcomeSet())
      .knowing(context)
      .when(setMeasure({ ...bare, kind }))
      .then({ type: 'measure-set.v1', data: { ...plan, measure: { ...bare, kind } } });
    given(planDrafted(), outcomeSet())
      .knowing(context)
      .when(setMeasure({ ...bare, kind, target: { value: 1 } }))
      .thenRefused('MEASURE.FIGURES_WITHOUT_QUANTITY');
  });

  it('in per cent carries numerators and denominators', () => {
    given(planDrafted(), outcomeSet())
      .knowing(context)
      .when(setMeasure({ ...measure, target: { value: 15 } }))
      .thenRefused('FIGURE.NO_DENOMINATOR');
  });

  it('in per cent lies between nothing and the whole', () => {
    given(planDrafted(), outcomeSet())
      .knowing(context)
      .when(setMeasure({ ...measure, baseline: { value: 101, denominator: 100 } }))
      .thenRefused('FIGURE.MORE_THAN_THE_WHOLE');
    given(planDrafted(), outcomeSet())
      .knowing(context)
      .when(setMeasure({ ...measure, baseline: { value: -1, denominator: 100 } }))
      .thenRefused('FIGURE.MORE_THAN_THE_WHOLE');
  });

  it('of another unit may exceed its denominator', () => {
    const rate = {
      ...measure,
      unit: 'crimes per 1,000 people',
      baseline: { value: 7, denominator: 1 },
    };
    given(planDrafted(), outcomeSet())
      .knowing(context)
      .when(setMeasure(rate))
      .then({ type: 'measure-set.v1', data: { ...plan, measure: rate } });
  });
});

describe('proposing an action', () => {
  const prepared = [planDrafted(), outcomeSet(), measureSet()];

  it('says what, why, how measured, who leads and when', () => {
    given(...prepared)
      .knowing(context)
      .when(propose())
      .then(actionProposed().event);
  });

  it('needs an outcome or a measure', () => {
    const { outcomeId: _o, measureId: _m, ...vague } = plannedAction;
    given(...prepared)
      .knowing(context)
      .when(command('ProposeAction', { action: vague }, byChair))
      .thenRefused('ACTION.NOT_MEASURABLE');
  });

  it('needs what it refers to', () => {
    given(planDrafted())
      .knowing({ ...context, agency: { stage: 'none' } })
      .when(
        propose({
          outcomeId: testId<OutcomeId>('another'),
          measureId: testId<MeasureId>('another'),
          priorityId: testId<PriorityId>('another'),
        }),
      )
      .thenRefused(
        'ACTION.LEAD_AGENCY_NOT_FOUND',
        'PLAN.OUTCOME_NOT_FOUND',
        'PLAN.MEASURE_NOT_FOUND',
        'PLAN.PRIORITY_NOT_ADOPTED',
      );
  });

  it.each([
    ['when its work starts', {}, '2021-04-30', plannedAction.starts],
    [
      'when it is named, of work that began before',
      { starts: plainDate('2021-04-15') },
      '2021-05-20',
      '2021-05-20',
    ],
  ])('is led by an agency that exists %s', (_, changes, on, day) => {
    const attempt = command<PlanCommand>(
      'ProposeAction',
      { action: { ...plannedAction, ...changes } },
      { by: 'secretary', capacity: 'secretariat', on },
    );
    given(...prepared)
      .knowing({ ...context, agency: agencyUntil(day) })
      .when(attempt)
      .thenRefused('ACTION.LEAD_AGENCY_DOES_NOT_EXIST_THEN');
    given(...prepared)
      .knowing({ ...context, agency: agencyUntil('2021-12-31') })
      .when(attempt)
      .then({
        type: 'action-proposed.v2',
        data: { ...plan, action: { ...plannedAction, ...changes } },
      });
  });

  it('names the priority that it stems from', () => {
    const { priorityId: _, ...without } = plannedAction;
    given(...prepared)
      .knowing(context)
      .when(command('ProposeAction', { action: without }, byChair))
      .thenRefused('ACTION.PRIORITY_NOT_NAMED');
    given(...prepared)
      .knowing(context)
      .when(command('ProposeAction', { action: { ...without, origin: 'day-to-day' } }, byChair))
      .then({
        type: 'action-proposed.v2',
        data: { ...plan, action: { ...without, origin: 'day-to-day' } },
      });
  });

  it.each(['CJ-2021-01', 'CS-2022-01', 'CSX-2021-01'])('does not take %s for CS-2021', (text) => {
    given(...prepared)
      .knowing(context)
      .when(propose({ reference: text as ActionReference }))
      .thenRefused('ACTION.REFERENCE_OF_ANOTHER_PLAN');
  });

  it('gives each its own reference', () => {
    given(...prepared, actionProposed())
      .knowing(context)
      .when(propose({ actionId: testId<ActionId>('second') }))
      .thenRefused('ACTION.REFERENCE_TAKEN');
    given(...prepared, actionProposed())
      .knowing(context)
      .when(propose({ title: 'Another' }))
      .then(actionProposed({ title: 'Another' }).event);
  });

  it.each([
    ['2021-03-31', '2021-12-31', 'priority', ['ACTION.STARTS_OUTSIDE_THE_PLAN']],
    ['2022-04-01', '2022-12-31', 'rolled-forward', ['ACTION.STARTS_OUTSIDE_THE_PLAN']],
    ['2021-05-01', '2021-04-30', 'priority', ['ACTION.TARGET_BEFORE_START']],
  ] as const)('does not take %s to %s for %s', (starts, targetDate, origin, codes) => {
    given(...prepared)
      .knowing(context)
      .when(propose({ starts: plainDate(starts), targetDate: plainDate(targetDate), origin }))
      .thenRefused(...codes);
  });

  it('lets work go on that was rolled forward, beyond the year, too', () => {
    const rolled = {
      origin: 'rolled-forward',
      starts: plainDate('2020-10-01'),
      targetDate: plainDate('2022-06-30'),
    } as const;
    given(...prepared)
      .knowing(context)
      .when(propose(rolled))
      .then(actionProposed(rolled).event);
  });

  it('is for those who draft the plan', () => {
    given(...prepared)
      .knowing(context)
      .when(propose({}, { by: 'owner' }))
      .thenRefused('PLAN.NOT_DRAFTED_BY_ITS_GROUP');
  });
});

describe('accepting an action', () => {
  const proposed = [planDrafted(), outcomeSet(), measureSet(), actionProposed()];

  it.each([
    ['a representative in the group', { by: 'police contact' }],
    ['a representative on the Board', { by: 'member of the board' }],
    ['the secretariat for one of them', { capacity: 'secretariat', onBehalfOf: 'police contact' }],
  ] as const)('is for %s', (_, circumstances) => {
    given(...proposed)
      .knowing(context)
      .when(accept(circumstances))
      .then(actionAccepted().event);
  });

  it.each([
    ['another agency', { by: 'chair' }],
    ['the secretariat itself', { capacity: 'secretariat' }],
  ] as const)('is not for %s', (_, circumstances) => {
    given(...proposed)
      .knowing(context)
      .when(accept(circumstances))
      .thenRefused('ACTION.NOT_ACCEPTED_BY_ITS_LEAD_AGENCY');
  });

  it('needs an action of the plan', () => {
    given(planDrafted())
      .knowing(context)
      .when(accept({ by: 'police contact' }))
      .thenRefused('PLAN.ACTION_NOT_FOUND');
  });

  it('happens once', () => {
    given(...fullDraft())
      .knowing(context)
      .when(accept({ by: 'police contact' }))
      .thenRefused('ACTION.ALREADY_ACCEPTED');
  });
});

describe('a piece of a plan in draft', () => {
  const correct = (
    type: 'CorrectOutcome' | 'CorrectMeasure' | 'CorrectAction',
    data: object,
    circumstances = byChair,
  ) => command<PlanCommand>(type, data, circumstances);
  const held = [planDrafted(), outcomeSet(), measureSet(), actionProposed()] as const;
  const title = 'Said more clearly';

  it('is set anew under its id when it is corrected', () => {
    given(...held)
      .knowing(context)
      .when(correct('CorrectOutcome', { outcome: { ...outcome, title } }))
      .then({ type: 'outcome-set.v1', data: { ...plan, outcome: { ...outcome, title } } });
    given(...held)
      .knowing(context)
      .when(correct('CorrectMeasure', { measure: { ...measure, title } }))
      .then({ type: 'measure-set.v1', data: { ...plan, measure: { ...measure, title } } });
    given(...held, actionAccepted())
      .knowing(context)
      .when(correct('CorrectAction', { action: { ...plannedAction, title } }))
      .then({ type: 'action-proposed.v2', data: { ...plan, action: { ...plannedAction, title } } });
  });

  it('is not brought into being by a correction', () => {
    const outcomeId = testId<OutcomeId>('another');
    const measureId = testId<MeasureId>('another');
    const actionId = testId<ActionId>('another');
    given(...held)
      .knowing(context)
      .when(correct('CorrectOutcome', { outcome: { ...outcome, outcomeId } }))
      .thenRefused('PLAN.OUTCOME_NOT_FOUND');
    given(...held)
      .knowing(context)
      .when(correct('CorrectMeasure', { measure: { ...measure, measureId } }))
      .thenRefused('PLAN.MEASURE_NOT_FOUND');
    const reference = 'CS-2021-99' as ActionReference;
    given(...held)
      .knowing(context)
      .when(correct('CorrectAction', { action: { ...plannedAction, actionId, reference } }))
      .thenRefused('PLAN.ACTION_NOT_FOUND');
  });

  it('is corrected by those who draft the plan, and as it could have been set', () => {
    given(...held)
      .knowing(context)
      .when(correct('CorrectOutcome', { outcome }, { by: 'member' }))
      .thenRefused('PLAN.NOT_DRAFTED_BY_ITS_GROUP');
    const { outcomeId: _o, measureId: _m, ...vague } = plannedAction;
    given(...held)
      .knowing(context)
      .when(correct('CorrectAction', { action: vague }))
      .thenRefused('ACTION.NOT_MEASURABLE');
  });
});
