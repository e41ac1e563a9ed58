import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  DATA_QUALITIES,
  Figure,
  FIGURE_STATUSES,
  Giver,
  Measure,
  Movement,
  ObservationId,
  PlanId,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import type { Entry, Row } from '../register-entry.js';

/** What every observation of a period says, also that there is no data. */
export interface Observed extends Entry {
  readonly observationId: ObservationId;
  /** First and last day of the period that it covers. */
  readonly periodStart?: PlainDate;
  readonly periodEnd: PlainDate;
  /** Where it was taken from. */
  readonly source?: string;
  /** In whose place it stands, and why. */
  readonly restates?: { readonly observationId: ObservationId; readonly because: Sealed };
  /** By when the next one is expected. */
  readonly nextExpected?: PlainDate;
  readonly givenBy?: Giver;
}

export interface Observation extends Observed {
  /** Of a quantitative measure. */
  readonly figure?: Figure;
  /** Of a qualitative measure or an end product. */
  readonly finding?: Sealed;
  /** Which way a finding points, as whoever observed it judged. */
  readonly movement?: Movement;
  readonly dataQuality: (typeof DATA_QUALITIES)[number];
  readonly status?: (typeof FIGURE_STATUSES)[number];
}

/** Neither figure nor finding for a period: a fact of its own, never a gap. */
export interface WithoutData extends Observed {
  readonly because: Sealed;
}

/** One observation that took the place of another of the same period. */
export interface Restatement {
  readonly periodEnd: PlainDate;
  readonly replaced: ObservationId;
  readonly by: ObservationId;
  /** Absent where it was given before restatements had to say so. */
  readonly because?: Sealed;
}

/** Which way a measure goes: apart from how delivery goes. */
export type OutcomeRating = Movement | 'no-data';

/** A measure with everything ever observed of it: what was restated is kept beside what stands. */
export interface MeasureRow extends Row, Measure {
  readonly planId: PlanId;
  /** The group whose plan it stands in. */
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
  readonly defined: Entry;
  /** Figures and findings, by (periodEnd, effectiveAt, revision), not by arrival. */
  readonly observations: readonly Observation[];
  /** Periods without data, in the same order. */
  readonly withoutData: readonly WithoutData[];
  readonly restatements: readonly Restatement[];
  /** What stands for the latest period with data. */
  readonly latest?: Observation;
  /** What stands for the period with data before it. */
  readonly previous?: Observation;
  /** That there is no data for a period later than `latest`. */
  readonly noData?: WithoutData;
  /** Since the previous period, as figures tell or as was judged of a finding. */
  readonly sincePrevious: OutcomeRating;
  /** Since the baseline, as figures tell or as was judged of a finding. */
  readonly sinceBaseline: OutcomeRating;
}
