import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  DATA_QUALITIES,
  Figure,
  Measure,
  MeasureEvent,
  PlanEvent,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, basesAfter, byEffect, type Entry, entryOf, type Row } from '../register-entry.js';

export interface Observation extends Entry {
  /** First and last day of the period that it covers. */
  readonly periodStart?: PlainDate;
  readonly periodEnd: PlainDate;
  /** Of a quantitative measure. */
  readonly figure?: Figure;
  /** Of a qualitative measure or an end product. */
  readonly finding?: Sealed;
  readonly dataQuality: (typeof DATA_QUALITIES)[number];
}

/** A measure with everything ever observed of it: one period twice is a restatement, and the later stands. */
export interface MeasureRow extends Row, Measure {
  readonly planId: PlanId;
  /** The group whose plan it stands in. */
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
  readonly defined: Entry;
  /** By (periodEnd, effectiveAt, revision), not by arrival. */
  readonly observations: readonly Observation[];
  /** What stands for the latest period: the last of `observations`. */
  readonly latest?: Observation;
}

type MeasureRowEvent = Extract<PlanEvent, { type: 'measure-set.v1' }> | MeasureEvent;

const byPeriod = (one: Observation, other: Observation): number => {
  if (one.periodEnd === other.periodEnd) return byEffect(one, other);
  return one.periodEnd < other.periodEnd ? -1 : 1;
};

const observed = (
  { observations }: MeasureRow,
  observation: Observation,
): Pick<MeasureRow, 'observations' | 'latest'> => {
  const all = [...observations, observation].toSorted(byPeriod);
  return { observations: all, latest: all.at(-1) ?? observation };
};

export const measureRegister = projection<MeasureRow, MeasureRowEvent>({
  name: 'measure-register',
  version: 1,
  key: ({ data }) => ('measure' in data ? data.measure.measureId : data.measureId),
  on: {
    // A second definition replaces the first; what was observed stays.
    'measure-set.v1': (row, event) => {
      const { measure, ...plan } = event.data;
      return {
        ...plan,
        ...measure,
        defined: entryOf(event),
        observations: row?.observations ?? [],
        ...(row?.latest && { latest: row.latest }),
        ...(row?.revision !== undefined && { revision: row.revision }),
        ...basesAfter(row, event),
      };
    },
    'measure-observed.v1': (row, event) =>
      amend(row, event, (before) => {
        const { periodStart, periodEnd, figure, finding, dataQuality } = event.data;
        return observed(before, {
          ...(periodStart && { periodStart }),
          periodEnd,
          ...(figure && { figure }),
          ...(finding && { finding }),
          dataQuality,
          ...entryOf(event),
        });
      }),
  },
  indexes: [['bodyId', 'planYear'], ['planId'], ['outcomeId']],
});
