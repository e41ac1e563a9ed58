import {
  type Measure,
  type MeasureEvent,
  movementBetween,
  observationIdOf,
  type PlanEvent,
  standing,
} from '../../src/contexts/delivery-plans/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, basesAfter, byEffect, entryOf } from '../register-entry.js';
import type {
  MeasureRow,
  Observation,
  Observed,
  OutcomeRating,
  Restatement,
  WithoutData,
} from './measure-row.js';

export type * from './measure-row.js';

type DefiningEvent = Extract<PlanEvent, { type: 'measure-set.v1' | 'measure-changed.v1' }>;
type DroppingEvent = Extract<PlanEvent, { type: 'measure-dropped.v1' }>;
type MeasureRowEvent = DefiningEvent | DroppingEvent | MeasureEvent;

const byPeriod = (one: Observed, other: Observed): number => {
  if (one.periodEnd === other.periodEnd) return byEffect(one, other);
  return one.periodEnd < other.periodEnd ? -1 : 1;
};

const observedIn = (event: Recorded<MeasureEvent>): Observed => {
  const { periodStart, periodEnd, source, restates, nextExpected, givenBy } = event.data;
  return {
    observationId: observationIdOf(event),
    ...(periodStart && { periodStart }),
    periodEnd,
    ...(source && { source }),
    ...(restates && { restates }),
    ...(nextExpected && { nextExpected }),
    ...(givenBy && { givenBy }),
    ...entryOf(event),
  };
};

const observationIn = (event: Recorded<MeasureEvent>): Observation | undefined => {
  const { figure, finding, movement, dataQuality, status } = event.data;
  return (
    dataQuality && {
      ...(figure && { figure }),
      ...(finding && { finding }),
      ...(movement && { movement }),
      dataQuality,
      ...(status && { status }),
      ...observedIn(event),
    }
  );
};

type Everything = Pick<MeasureRow, 'observations' | 'withoutData'>;

const withObservation = (row: Everything, event: Recorded<MeasureEvent>): Everything => {
  const { noData } = event.data;
  const observation = observationIn(event);
  const without = noData && { ...noData, ...observedIn(event) };
  return {
    observations: observation
      ? [...row.observations, observation].toSorted(byPeriod)
      : row.observations,
    withoutData: without ? [...row.withoutData, without].toSorted(byPeriod) : row.withoutData,
  };
};

const isWithData = (each: Observation | WithoutData): each is Observation => 'dataQuality' in each;

const restatementsIn = (ordered: readonly Observed[]): readonly Restatement[] =>
  ordered.flatMap((each, index) => {
    const before = ordered[index - 1];
    if (before?.periodEnd !== each.periodEnd) return [];
    return {
      periodEnd: each.periodEnd,
      replaced: before.observationId,
      by: each.observationId,
      ...(each.restates && { because: each.restates.because }),
    };
  });

const rated = (
  { direction }: Measure,
  from: Measure['baseline'],
  latest: Observation | undefined,
): OutcomeRating =>
  latest?.movement ?? movementBetween(from, latest?.figure, direction) ?? 'no-data';

type Derived = Pick<
  MeasureRow,
  'restatements' | 'latest' | 'previous' | 'noData' | 'sincePrevious' | 'sinceBaseline'
>;

/** What follows from everything that was observed, whatever arrived when. */
const derived = (measure: Measure, { observations, withoutData }: Everything): Derived => {
  const ordered = [...observations, ...withoutData].toSorted(byPeriod);
  const [latest, previous] = standing(ordered).filter(isWithData).toReversed();
  const last = ordered.at(-1);
  return {
    restatements: restatementsIn(ordered),
    ...(latest && { latest }),
    ...(previous && { previous }),
    ...(last && !isWithData(last) && { noData: last }),
    sincePrevious: rated(measure, previous?.figure, latest),
    sinceBaseline: rated(measure, measure.baseline, latest),
  };
};

const NOTHING: Everything = { observations: [], withoutData: [] };

const defined = (
  row: MeasureRow | null,
  event: Recorded<DefiningEvent>,
  measure: Measure,
): MeasureRow => {
  const { planId, bodyId, planYear } = event.data;
  const { observations, withoutData } = row ?? NOTHING;
  return {
    planId,
    bodyId,
    planYear,
    ...measure,
    defined: entryOf(event),
    observations,
    withoutData,
    ...derived(measure, { observations, withoutData }),
    ...(row?.revision !== undefined && { revision: row.revision }),
    ...basesAfter(row, event),
  };
};

export const measureRegister = projection<MeasureRow, MeasureRowEvent>({
  name: 'measure-register',
  version: 2,
  key: ({ data }) => {
    if ('measure' in data) return data.measure.measureId;
    return 'to' in data ? data.to.measureId : data.measureId;
  },
  on: {
    // A second definition replaces the first; what was observed stays.
    'measure-set.v1': (row, event) => defined(row, event, event.data.measure),
    // Within the year; what it was before is in the plan's history.
    'measure-changed.v1': (row, event) => defined(row, event, event.data.to),
    // It stands in the plan no more; what was observed of it stays in the log.
    'measure-dropped.v1': () => null,
    'measure-observed.v2': (row, event) => {
      if (!row) return null;
      const { latest: _l, previous: _p, noData: _n, ...before } = row;
      const everything = withObservation(row, event);
      return amend<MeasureRow>(
        { ...before, ...everything, ...derived(row, everything) },
        event,
        () => ({}),
      );
    },
  },
  indexes: [['bodyId', 'planYear'], ['planId'], ['outcomeId']],
});
