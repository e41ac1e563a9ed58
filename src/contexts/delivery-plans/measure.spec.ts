import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Fact, fold } from '../../kernel/decider.js';
import { addDays, plainDate } from '../../kernel/plain-date.js';
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
  council,
  fullDraft,
  group,
  measure,
  measureSet,
  nobody,
  outcome,
  outcomeSet,
  plan,
  planApproved,
  planDrafted,
  planId,
  planSubmitted,
  police,
  priority,
} from '../../../test/support/delivery-plan-given.js';
import type { MeasureEvent, MeasureId, ObservationId, PlanId } from './events.js';
import {
  latestObservation,
  type MeasureCommand,
  measureAggregate,
  type MeasureContext,
  type ObserveMeasure,
} from './measure.js';
import { planAggregate } from './plan.js';

const { given } = decides(measureAggregate);
const context: MeasureContext = { plan: stateAfter(planAggregate, ...approvedHistory()), group };
const { measureId } = measure;
const observationId = testId<ObservationId>('observation');
const observation = {
  measureId,
  observationId,
  periodEnd: plainDate('2021-05-31'),
  figure: { value: 150, denominator: 1_005 },
  dataQuality: 'good',
} as const;

const ancestors = {
  ...plan,
  boardId,
  outcomeId: outcome.outcomeId,
  priorityId: priority.priorityId,
};

const observed = (changes: Partial<ObserveMeasure> = {}, circumstances: Circumstances = {}) =>
  fact<MeasureEvent>(
    { type: 'measure-observed.v2', data: { ...ancestors, ...observation, ...changes } },
    circumstances,
  );
const observe = (
  changes: Partial<ObserveMeasure> = {},
  circumstances: Circumstances = { by: 'member' },
) =>
  command<MeasureCommand>('ObserveMeasure', { planId, ...observation, ...changes }, circumstances);

describe('observing a measure', () => {
  it.each([
    ['the chair', { by: 'chair' }],
    ['the deputy', { by: 'deputy' }],
    ['a member', { by: 'member' }],
    ['an owner of an action', { by: 'owner' }],
    ['the secretariat', { capacity: 'secretariat' }],
  ] as const)('is for %s', (_, circumstances) => {
    given().knowing(context).when(observe({}, circumstances)).then(observed().event);
  });

  it.each([
    ['a single point of contact', { by: 'police contact' }],
    ['an auditor', { by: 'owner', capacity: 'auditor' }],
    ['a chair whose term ended', { by: 'former chair', on: '2021-05-31', today: '2021-06-15' }],
  ] as const)('is not for %s', (_, circumstances) => {
    given()
      .knowing(context)
      .when(observe({}, circumstances))
      .thenRefused('MEASURE.NOT_YOURS_TO_OBSERVE');
  });

  it('needs a measure of the plan that is named', () => {
    given()
      .knowing(context)
      .when(observe({ measureId: testId<MeasureId>('unknown') }))
      .thenRefused('MEASURE.NOT_FOUND');
    given(observed())
      .knowing(context)
      .when(observe({ planId: testId<PlanId>('another') }))
      .thenRefused('MEASURE.NOT_FOUND');
    given()
      .knowing({ plan: { stage: 'none' }, group: nobody })
      .when(observe())
      .thenRefused('MEASURE.NOT_FOUND');
  });

  it('waits until the plan is approved; strangers are told, too, that it is not theirs', () => {
    const submitted = stateAfter(planAggregate, ...fullDraft(), planSubmitted());
    const waiting = given().knowing({ ...context, plan: submitted });
    waiting.when(observe()).thenRefused('MEASURE.PLAN_NOT_APPROVED');
    waiting
      .when(observe({}, { by: 'stranger' }))
      .thenRefused('MEASURE.NOT_YOURS_TO_OBSERVE', 'MEASURE.PLAN_NOT_APPROVED');
  });

  it.each(['qualitative', 'end-product'] as const)(
    'of a %s measure says what was found, and counts nothing',
    (kind) => {
      const { unit: _u, direction: _d, baseline: _b, target: _t, ...bare } = measure;
      const inWords = stateAfter(
        planAggregate,
        planDrafted(),
        outcomeSet(),
        fact({
          type: 'measure-set.v1',
          data: { ...plan, measure: { ...bare, kind } },
        }),
        planSubmitted(),
        planApproved(),
      );
      const { figure, ...counted } = observation;
      const finding = sealedText('finding');
      const asked = () => given().knowing({ ...context, plan: inWords });
      const found = (said: object) =>
        command<MeasureCommand>(
          'ObserveMeasure',
          { planId, ...counted, ...said },
          { by: 'member' },
        );
      asked().when(found({ figure })).thenRefused('MEASURE.FINDING_MISSING');
      asked().when(found({})).thenRefused('MEASURE.FINDING_MISSING');
      asked().when(found({ figure, finding })).thenRefused('MEASURE.FINDING_MISSING');
      asked()
        .when(found({ finding }))
        .then({ type: 'measure-observed.v2', data: { ...ancestors, ...counted, finding } });
    },
  );

  it('of a quantitative measure gives a figure, and no finding in its place', () => {
    const { figure: _, ...counted } = observation;
    const finding = sealedText('finding');
    for (const said of [{}, { finding }, { figure: observation.figure, finding }]) {
      given()
        .knowing(context)
        .when(
          command<MeasureCommand>(
            'ObserveMeasure',
            { planId, ...counted, ...said },
            { by: 'member' },
          ),
        )
        .thenRefused('MEASURE.FIGURE_MISSING');
    }
  });

  it('may say when the period started, which is not after its end', () => {
    const periodStart = plainDate('2021-05-31');
    given().knowing(context).when(observe({ periodStart })).then(observed({ periodStart }).event);
    given()
      .knowing(context)
      .when(observe({ periodStart: plainDate('2021-06-01') }))
      .thenRefused('MEASURE.PERIOD_ENDS_BEFORE_IT_STARTS');
  });

  it('says everything at once that is wrong', () => {
    given()
      .knowing(context)
      .when(observe({ figure: { value: -1 }, periodEnd: plainDate('2021-06-16') }))
      .thenRefused(
        'FIGURE.NO_DENOMINATOR',
        'FIGURE.MORE_THAN_THE_WHOLE',
        'MEASURE.PERIOD_NOT_OVER',
      );
  });

  it('follows a baseline that has a denominator, whatever the unit', () => {
    const rate = measureSet({ unit: 'crimes per person', baseline: { value: 7, denominator: 5 } });
    const plans = stateAfter(
      planAggregate,
      planDrafted(),
      outcomeSet(),
      rate,
      planSubmitted(),
      planApproved(),
    );
    given()
      .knowing({ ...context, plan: plans })
      .when(observe({ figure: { value: 9 } }))
      .thenRefused('FIGURE.NO_DENOMINATOR');
    given()
      .knowing({ ...context, plan: plans })
      .when(observe({ figure: { value: 9, denominator: 5 } }))
      .then(observed({ figure: { value: 9, denominator: 5 } }).event);
  });
});

describe('a period', () => {
  const first = observed({}, { on: '2021-06-10' });
  const next = testId<ObservationId>('next');
  const because = sealedText('why');
  const restates = { observationId, because };
  const again = { observationId: next, figure: { value: 151, denominator: 1_005 } };

  it('is observed once; what comes after says what it restates, and why', () => {
    given(first).knowing(context).when(observe(again)).thenRefused('MEASURE.PERIOD_WAS_OBSERVED');
    given(first)
      .knowing(context)
      .when(observe({ ...again, restates }))
      .then(observed({ ...again, restates }).event);
  });

  it('has one observation that stands: that one is restated', () => {
    const second = observed({ ...again, restates }, { on: '2021-06-11' });
    const third = observe({ observationId: testId<ObservationId>('third'), restates });
    given(first, second).knowing(context).when(third).thenRefused('MEASURE.RESTATES_ANOTHER');
    given().knowing(context).when(third).thenRefused('MEASURE.RESTATES_ANOTHER');
    given(first)
      .knowing(context)
      .when(observe({ ...again, restates, periodEnd: plainDate('2021-04-30') }))
      .thenRefused('MEASURE.RESTATES_ANOTHER');
  });

  it('is not restated before it was observed', () => {
    given(first)
      .knowing(context)
      .when(observe({ ...again, restates }, { by: 'member', on: '2021-06-09' }))
      .thenRefused('MEASURE.RESTATED_BEFORE_IT_WAS_GIVEN');
  });

  it('of one recorded before observations had ids is restated by the id of its command', () => {
    const { observationId: _, ...without } = { ...ancestors, ...observation };
    const former = fact<MeasureEvent>(
      { type: 'measure-observed.v2', data: without },
      { on: '2021-06-10' },
    );
    const commands = { observationId: testId<ObservationId>('command 0'), because };
    given(former)
      .knowing(context)
      .when(observe({ ...again, restates: commands }))
      .then(observed({ ...again, restates: commands }).event);
  });

  it('says when the next one is expected: after it', () => {
    const nextExpected = plainDate('2021-08-31');
    given().knowing(context).when(observe({ nextExpected })).then(observed({ nextExpected }).event);
    given()
      .knowing(context)
      .when(observe({ nextExpected: observation.periodEnd }))
      .thenRefused('MEASURE.NEXT_EXPECTED_TOO_EARLY');
  });
});

describe('an observation', () => {
  const { figure: _f, dataQuality: _q, ...bare } = observation;
  const noData = { because: sealedText('not run') };
  const say = (said: object, circumstances: Circumstances = { by: 'member' }) =>
    command<MeasureCommand>('ObserveMeasure', { planId, ...bare, ...said }, circumstances);
  const recorded = (said: object): MeasureEvent => ({
    type: 'measure-observed.v2',
    data: { ...ancestors, ...bare, ...said },
  });

  it('may be that there is no data, with the reason and nothing besides', () => {
    given().knowing(context).when(say({ noData })).then(recorded({ noData }));
    for (const said of [
      { figure: observation.figure },
      { dataQuality: 'good' },
      { status: 'confirmed' },
    ]) {
      given()
        .knowing(context)
        .when(say({ noData, ...said }))
        .thenRefused('MEASURE.DATA_AND_NO_DATA');
    }
  });

  it('says how good its data are', () => {
    const { figure } = observation;
    given().knowing(context).when(say({ figure })).thenRefused('MEASURE.QUALITY_MISSING');
  });

  it('tells where its figure is from, and how far it is final', () => {
    const said = { status: 'provisional', source: 'Monthly extract' } as const;
    given().knowing(context).when(observe(said)).then(observed(said).event);
  });

  it('leaves to the figures which way they go', () => {
    given()
      .knowing(context)
      .when(observe({ movement: 'improving' }))
      .thenRefused('MEASURE.MOVEMENT_OF_FIGURES');
  });

  it.each([
    ['the owner of an action', 'owner', { capacity: 'action-owner', organisation: police }],
    ['a member', 'member', { capacity: 'member', organisation: council }],
    ['somebody without an office', 'stranger', undefined],
  ] as const)('names the office of %s who gave it to the secretariat', (_, who, givenBy) => {
    given()
      .knowing(context)
      .when(observe({}, { capacity: 'secretariat', onBehalfOf: who }))
      .then({ ...recorded({ ...observation, ...(givenBy && { givenBy }) }) });
  });
});

describe('observations', () => {
  it('are restated, never replaced', () => {
    const restated = { value: 151, denominator: 1_005 };
    const state = stateAfter(
      measureAggregate,
      observed({}, { on: '2021-06-15' }),
      observed({ figure: restated }, { on: '2021-06-20' }),
      observed({ periodEnd: plainDate('2021-04-30') }, { on: '2021-06-25' }),
    );
    expect(state).toMatchObject({ observations: { length: 3 } });
    expect(latestObservation(state)).toMatchObject({
      periodEnd: '2021-05-31',
      figure: restated,
    });
    expect(latestObservation({ stage: 'none' })).toBeUndefined();
  });

  it('lead to the same state in whatever order they arrive', () => {
    const dated = fc
      .integer({ min: 0, max: 5 })
      .map((days) => addDays(plainDate('2021-06-01'), days));
    const facts = fc
      .array(fc.record({ periodEnd: dated, on: dated, value: fc.nat(1_000) }), { minLength: 1 })
      .map((each) =>
        each.map(
          ({ periodEnd, on, value }, revision) =>
            ({
              type: 'measure-observed.v2',
              data: { ...plan, ...observation, periodEnd, figure: { value, denominator: 1_000 } },
              revision,
              metadata: { effectiveAt: on },
            }) as unknown as Fact<MeasureEvent>,
        ),
      );
    fc.assert(
      fc.property(
        facts.chain((each) =>
          fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { minLength: each.length })),
        ),
        ([inOrder, shuffled]) => {
          const { decider } = measureAggregate;
          expect(fold(decider, shuffled as never)).toEqual(fold(decider, inOrder as never));
        },
      ),
    );
  });
});

const officeIn = (circumstances: Circumstances) =>
  measureAggregate.actingAs?.(observe({}, circumstances), { stage: 'none' }, context);

describe('what a measure knows of other histories', () => {
  it('is its plan, and the group of that plan', async () => {
    const asked: string[] = [];
    await measureAggregate.context(observe(), { stage: 'none' }, (reader, id) => {
      asked.push(reader.stream(id));
      const known: unknown = id === planId ? context.plan : reader.initial;
      return Promise.resolve(known as typeof reader.initial);
    });
    expect(asked).toEqual([`plan-${planId}`, `body-${plan.bodyId}`]);
  });

  it('records the office of who observes', () => {
    expect(officeIn({ by: 'member' })).toMatchObject({ capacity: 'member' });
    expect(officeIn({ by: 'owner' })).toBeUndefined();
  });
});
