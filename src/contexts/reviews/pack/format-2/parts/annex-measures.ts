import type { Observation } from '../../../../../../projections/measure-register/measure-register.js';
import type { Instant, PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import type { Figure } from '../../../../delivery-plans/contract.js';
import { type MeasureLine, measureLine } from '../outcome-rating.js';
import type { PackBasis } from '../pack-basis.js';
import type { Names } from '../names.js';
import type { MeasureRow } from '../../../../../../projections/measure-register/measure-register.js';

export interface ObservedFigure {
  readonly periodEnd: PlainDate;
  readonly figure?: Figure;
  /** What was found, where it was reported in words. */
  readonly finding?: Sealed;
  readonly dataQuality: Observation['dataQuality'];
  readonly recordedAt: Instant;
  readonly provisional: boolean;
  /** Where it was taken from. */
  readonly source?: string;
  /** Why it stands in the place of an earlier one. */
  readonly restatedBecause?: Sealed;
  /** A later figure for the same period stands in its place; kept, never overwritten. */
  readonly replaced: boolean;
}

export interface MeasureInFull extends MeasureLine {
  readonly outcome?: string;
  readonly observations: readonly ObservedFigure[];
  /** Periods for which it was said that there is no data. */
  readonly withoutData: readonly {
    readonly periodEnd: PlainDate;
    readonly because: Sealed;
    readonly recordedAt: Instant;
  }[];
}

export interface AnnexOfMeasures {
  readonly groups: readonly {
    readonly group: string;
    readonly measures: readonly MeasureInFull[];
  }[];
}

const inFull = (measure: MeasureRow, names: Names): MeasureInFull => ({
  ...measureLine(measure),
  ...(measure.outcomeId && { outcome: names.outcome(measure.outcomeId) }),
  observations: measure.observations.map(
    (
      { periodEnd, figure, finding, dataQuality, recordedAt, status, source, restates },
      index,
      all,
    ) => ({
      periodEnd,
      ...(figure && { figure }),
      ...(finding && { finding }),
      dataQuality,
      recordedAt,
      provisional: status === 'provisional',
      ...(source !== undefined && { source }),
      ...(restates && { restatedBecause: restates.because }),
      replaced: all[index + 1]?.periodEnd === periodEnd,
    }),
  ),
  withoutData: measure.withoutData.map(({ periodEnd, because, recordedAt }) => ({
    periodEnd,
    because,
    recordedAt,
  })),
});

/** Annex B: every measure with its definition and every figure ever given for it. */
export const composeAnnexOfMeasures = ({ position, names }: PackBasis): AnnexOfMeasures => ({
  groups: position.groups.map(({ name, measures }) => ({
    group: name,
    measures: measures.map((measure) => inFull(measure, names)),
  })),
});
