import { describe, it } from '@jest/globals';
import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ChangeId,
  MeasureEvent,
  MeasureId,
  ObservationId,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { sealedText, testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf, uuidOf } from '../../test/support/recorded-event.js';
import {
  type MeasureRow,
  measureRegister,
  type Observation,
  type WithoutData,
} from './measure-register.js';

const PLAN = 'plan-1';
const MEASURE = 'measure-1';
const measureId = testId<MeasureId>('measure');
const plan = {
  planId: testId<PlanId>('plan'),
  bodyId: testId<BodyId>('group'),
  planYear: '2021/22' as PlanYear,
};
const measure = {
  measureId,
  title: 'Repeat victims',
  kind: 'quantitative' as const,
  unit: 'people',
  nationalIndicator: true,
};
const defined = (title = measure.title) =>
  recorderOf<PlanEvent>()(
    'measure-set.v1',
    { ...plan, measure: { ...measure, title } },
    { stream: PLAN },
  );
const observedAs = (data: Partial<MeasureEvent['data']>, effectiveAt: string) =>
  recorderOf<MeasureEvent>()(
    'measure-observed.v2',
    {
      ...plan,
      boardId: testId<BodyId>('board'),
      measureId,
      periodEnd: plainDate('2021-06-30'),
      ...data,
    },
    { stream: MEASURE, effectiveAt },
  );
const observed = (
  periodEnd: string,
  value: number,
  effectiveAt: string,
  said: Partial<MeasureEvent['data']> = {},
) =>
  observedAs(
    { periodEnd: plainDate(periodEnd), figure: { value }, dataQuality: 'good', ...said },
    effectiveAt,
  );
/** Recorded without an id: it goes by that of its command. */
const observationId = uuidOf('command', 'measure-observed.v2') as string as ObservationId;
const observation = (
  periodEnd: string,
  value: number,
  effectiveAt: string,
  revision: number,
): Observation => ({
  observationId,
  periodEnd: plainDate(periodEnd),
  figure: { value },
  dataQuality: 'good',
  ...entryIn(MEASURE, revision, { effectiveAt }),
});
const row: MeasureRow = {
  ...plan,
  ...measure,
  defined: entryIn(PLAN, 0),
  observations: [],
  withoutData: [],
  restatements: [],
  sincePrevious: 'no-data',
  sinceBaseline: 'no-data',
  bases: NO_BASES,
};

describe('measure register', () => {
  it('has a measure before anything was observed, with no stream of its own yet', () =>
    given(measureRegister, [defined()]).thenAll({ [measureId]: row }));

  it('takes the latest period for the latest figure, whatever arrives last', () => {
    const june = observation('2021-06-30', 40, '2021-07-05', 0);
    const march = observation('2021-03-31', 50, '2021-04-05', 1);
    return given(measureRegister, [
      defined(),
      observed('2021-06-30', 40, '2021-07-05'),
      observed('2021-03-31', 50, '2021-04-05'),
    ]).then(measureId, {
      ...row,
      observations: [march, june],
      latest: june,
      previous: march,
      revision: 1,
    });
  });

  it('keeps what was restated beside the figure that stands', () => {
    const first = observation('2021-06-30', 40, '2021-07-05', 0);
    const restated = observation('2021-06-30', 42, '2021-07-05', 1);
    return given(measureRegister, [
      defined(),
      observed('2021-06-30', 40, '2021-07-05'),
      observed('2021-06-30', 42, '2021-07-05'),
    ]).then(measureId, {
      ...row,
      observations: [first, restated],
      restatements: [
        { periodEnd: plainDate('2021-06-30'), replaced: observationId, by: observationId },
      ],
      latest: restated,
      revision: 1,
    });
  });

  it('keeps what was observed when the definition changes', () => {
    const only = observation('2021-06-30', 40, '2021-07-05', 0);
    return given(measureRegister, [
      defined(),
      observed('2021-06-30', 40, '2021-07-05'),
      defined('Repeat victims of crime'),
    ]).then(measureId, {
      ...row,
      title: 'Repeat victims of crime',
      defined: entryIn(PLAN, 1),
      observations: [only],
      latest: only,
      revision: 0,
    });
  });

  it('tells which way figures go, and why one was restated', () => {
    const because = sealedText('why');
    const [first, second] = [testId<ObservationId>('first'), testId<ObservationId>('second')];
    const better = { direction: 'lower-is-better' as const, baseline: { value: 44 } };
    const restates = { observationId: first, because };
    const march = { ...observation('2021-03-31', 40, '2021-04-05', 0) };
    const june = { ...observation('2021-06-30', 50, '2021-07-05', 1), observationId: first };
    const said = {
      observationId: second,
      status: 'confirmed' as const,
      source: 'Monthly extract',
      nextExpected: plainDate('2021-10-31'),
      restates,
    };
    const restated = { ...observation('2021-06-30', 42, '2021-07-06', 2), ...said };
    return given(measureRegister, [
      recorderOf<PlanEvent>()(
        'measure-set.v1',
        { ...plan, measure: { ...measure, ...better } },
        { stream: PLAN },
      ),
      observed('2021-03-31', 40, '2021-04-05'),
      observed('2021-06-30', 50, '2021-07-05', { observationId: first }),
      observed('2021-06-30', 42, '2021-07-06', said),
    ]).then(measureId, {
      ...row,
      ...better,
      observations: [march, june, restated],
      restatements: [{ periodEnd: plainDate('2021-06-30'), replaced: first, by: second, because }],
      latest: restated,
      previous: march,
      sincePrevious: 'worsening',
      sinceBaseline: 'improving',
      revision: 2,
    });
  });

  it('holds no measure that was dropped within the year, whatever is still said of it', () =>
    given(measureRegister, [
      defined(),
      observed('2021-03-31', 40, '2021-04-05'),
      recorderOf<PlanEvent>()(
        'measure-dropped.v1',
        {
          ...plan,
          boardId: testId<BodyId>('board'),
          changeId: testId<ChangeId>('change'),
          materiality: 'material',
          grounds: ['changes-what-is-measured'],
          because: sealedText('because'),
          decisionId: testId<DecisionId>('decision'),
          measure,
        },
        { stream: PLAN },
      ),
      observed('2021-06-30', 50, '2021-07-05'),
    ]).thenNothing(measureId));

  it('says that there is no data for a period, until there is', () => {
    const noData = { because: sealedText('not run') };
    const without: WithoutData = {
      observationId,
      periodEnd: plainDate('2021-06-30'),
      ...noData,
      ...entryIn(MEASURE, 1, { effectiveAt: '2021-07-05' }),
    };
    const march = observation('2021-03-31', 50, '2021-04-05', 0);
    const events = [
      defined(),
      observed('2021-03-31', 50, '2021-04-05'),
      observedAs({ noData }, '2021-07-05'),
    ];
    const before = { ...row, observations: [march], withoutData: [without], latest: march };
    const restates = { observationId, because: sealedText('found') };
    const found = { ...observation('2021-06-30', 40, '2021-08-01', 2), restates };
    return Promise.all([
      given(measureRegister, events).then(measureId, { ...before, noData: without, revision: 1 }),
      given(measureRegister, [
        ...events,
        observed('2021-06-30', 40, '2021-08-01', { restates }),
      ]).then(measureId, {
        ...before,
        observations: [march, found],
        restatements: [
          {
            periodEnd: plainDate('2021-06-30'),
            replaced: observationId,
            by: observationId,
            because: restates.because,
          },
        ],
        latest: found,
        previous: march,
        revision: 2,
      }),
    ]);
  });

  it('takes the judgement of who found something in words', () => {
    const finding = sealedText('finding');
    const said = { finding, movement: 'improving', dataQuality: 'partial' } as const;
    const givenBy = { capacity: 'member' as const };
    const only: Observation = {
      observationId,
      periodEnd: plainDate('2021-06-30'),
      ...said,
      givenBy,
      ...entryIn(MEASURE, 0, { effectiveAt: '2021-07-05' }),
    };
    return given(measureRegister, [defined(), observedAs({ ...said, givenBy }, '2021-07-05')]).then(
      measureId,
      {
        ...row,
        observations: [only],
        latest: only,
        sincePrevious: 'improving',
        sinceBaseline: 'improving',
        revision: 0,
      },
    );
  });

  it('makes no row where the definition was cut away', () =>
    given(measureRegister, [observed('2021-06-30', 40, '2021-07-05')]).thenNothing(measureId));
});
