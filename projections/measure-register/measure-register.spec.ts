import { describe, it } from '@jest/globals';
import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  MeasureEvent,
  MeasureId,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import { plainDate } from '../../src/kernel/plain-date.js';
import { testId } from '../../test/support/decider-given.js';
import { entryIn, NO_BASES } from '../../test/support/entry-in.js';
import { given } from '../../test/support/projection-given.js';
import { recorderOf } from '../../test/support/recorded-event.js';
import { type MeasureRow, measureRegister, type Observation } from './measure-register.js';

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
const observed = (periodEnd: string, value: number, effectiveAt: string) =>
  recorderOf<MeasureEvent>()(
    'measure-observed.v1',
    {
      ...plan,
      boardId: testId<BodyId>('board'),
      measureId,
      periodEnd: plainDate(periodEnd),
      figure: { value },
      dataQuality: 'good',
    },
    { stream: MEASURE, effectiveAt },
  );
const observation = (
  periodEnd: string,
  value: number,
  effectiveAt: string,
  revision: number,
): Observation => ({
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
    ]).then(measureId, { ...row, observations: [march, june], latest: june, revision: 1 });
  });

  it('keeps what was restated beside the figure that stands', () => {
    const first = observation('2021-06-30', 40, '2021-07-05', 0);
    const restated = observation('2021-06-30', 42, '2021-07-05', 1);
    return given(measureRegister, [
      defined(),
      observed('2021-06-30', 40, '2021-07-05'),
      observed('2021-06-30', 42, '2021-07-05'),
    ]).then(measureId, { ...row, observations: [first, restated], latest: restated, revision: 1 });
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

  it('makes no row where the definition was cut away', () =>
    given(measureRegister, [observed('2021-06-30', 40, '2021-07-05')]).thenNothing(measureId));
});
