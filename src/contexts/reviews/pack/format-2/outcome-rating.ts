import type {
  MeasureRow,
  Observation,
} from '../../../../../projections/measure-register/measure-register.js';
import type { PlainDate } from '../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../kernel/sealed.js';
import type {
  Figure,
  Measure,
  MeasureId,
  Outcome,
  OutcomeId,
} from '../../../delivery-plans/contract.js';
import { byText } from './in-words.js';
import type { ReviewedGroup } from './position-as-at.js';
import type { Names } from './names.js';

export const OUTCOME_RATINGS = ['improving', 'static', 'worsening', 'no-data'] as const;
/** Where an outcome or measure goes from its baseline: a fact of the figures, apart from how delivery goes. */
export type OutcomeRating = (typeof OUTCOME_RATINGS)[number];

/** A measure with the figure that stands for its latest period. */
export interface MeasureLine {
  readonly measureId: MeasureId;
  readonly title: string;
  readonly kind: Measure['kind'];
  readonly unit?: string;
  readonly direction?: Measure['direction'];
  readonly baseline?: Figure;
  readonly target?: Figure;
  readonly latest?: {
    /** Absent where it was reported in words. */
    readonly figure?: Figure;
    readonly periodEnd: PlainDate;
    readonly dataQuality: Observation['dataQuality'];
    /** What was found, where it was reported in words. */
    readonly finding?: Sealed;
    readonly provisional: boolean;
    /** An earlier figure for the same period was replaced by this one. */
    readonly restated: boolean;
  };
  /** That there is no figure for a period later than that, and why. */
  readonly noData?: { readonly periodEnd: PlainDate; readonly because: Sealed };
  /** By when the next figure is expected. */
  readonly nextExpected?: PlainDate;
  readonly rating: OutcomeRating;
  /** Absent where there is no target, no figure, or the two cannot be compared. */
  readonly targetMet?: boolean;
  readonly nationalIndicator: boolean;
  /** What stands for each period, oldest first; figures only. */
  readonly series: readonly { readonly periodEnd: PlainDate; readonly figure: Figure }[];
}

export interface OutcomeLine {
  readonly outcomeId: OutcomeId;
  readonly title: string;
  readonly priority?: string;
  readonly rating: OutcomeRating;
  readonly measures: readonly MeasureLine[];
}

/** Above 0 where the first is the greater; undefined where one is a share and the other is not. */
const compared = (one: Figure, other: Figure): number | undefined => {
  if ((one.denominator === undefined) !== (other.denominator === undefined)) return undefined;
  const difference =
    BigInt(one.value) * BigInt(other.denominator ?? 1) -
    BigInt(other.value) * BigInt(one.denominator ?? 1);
  return Number(difference > 0n) - Number(difference < 0n);
};

/** Above 0 where the first is the better; undefined where nobody said which way is better. */
const better = (
  one: Figure,
  other: Figure,
  direction: Measure['direction'],
): number | undefined => {
  const order = compared(one, other);
  if (order === undefined || direction === undefined) return undefined;
  return direction === 'higher-is-better' ? order : 0 - order;
};

/**
 * As was judged of a finding; of figures the latest against the baseline. No margin is allowed for: any difference
 * counts.
 */
const measureRating = ({ latest, baseline, direction }: MeasureRow): OutcomeRating => {
  if (latest?.movement) return latest.movement;
  const change = latest?.figure && baseline && better(latest.figure, baseline, direction);
  if (change === undefined) return 'no-data';
  return change > 0 ? 'improving' : change < 0 ? 'worsening' : 'static';
};

/** One measure that worsens is not made good by another that improves. */
const together = (ratings: readonly OutcomeRating[]): OutcomeRating =>
  (['worsening', 'improving', 'static'] as const).find((rating) => ratings.includes(rating)) ??
  'no-data';

const latestOf = ({ latest, observations }: MeasureRow): Pick<MeasureLine, 'latest'> => {
  if (!latest) return {};
  const { figure, finding, periodEnd, dataQuality, status } = latest;
  const ofThePeriod = observations.filter((each) => each.periodEnd === periodEnd);
  return {
    latest: {
      ...(figure && { figure }),
      ...(finding && { finding }),
      periodEnd,
      dataQuality,
      provisional: status === 'provisional',
      restated: ofThePeriod.length > 1,
    },
  };
};

/** The last figure given for each period. */
const seriesOf = ({ observations }: MeasureRow): MeasureLine['series'] =>
  observations
    .filter(({ periodEnd }, index) => observations[index + 1]?.periodEnd !== periodEnd)
    .flatMap(({ periodEnd, figure }) => (figure ? [{ periodEnd, figure }] : []));

export const measureLine = (measure: MeasureRow): MeasureLine => {
  const { measureId, title, kind, unit, direction, baseline, target, latest, noData } = measure;
  const { nextExpected } = noData ?? latest ?? {};
  const margin = latest?.figure && target && better(latest.figure, target, direction);
  return {
    measureId,
    title,
    kind,
    ...(unit !== undefined && { unit }),
    ...(direction && { direction }),
    ...(baseline && { baseline }),
    ...(target && { target }),
    ...latestOf(measure),
    ...(noData && { noData: { periodEnd: noData.periodEnd, because: noData.because } }),
    ...(nextExpected && { nextExpected }),
    rating: measureRating(measure),
    ...(margin !== undefined && { targetMet: margin >= 0 }),
    nationalIndicator: measure.nationalIndicator,
    series: seriesOf(measure),
  };
};

const outcomeLine = (
  { outcomeId, title, priorityId }: Outcome,
  measures: readonly MeasureRow[],
  names: Names,
): OutcomeLine => {
  const lines = measures.filter((each) => each.outcomeId === outcomeId).map(measureLine);
  return {
    outcomeId,
    title,
    ...(priorityId && { priority: names.priority(priorityId) }),
    rating: together(lines.map(({ rating }) => rating)),
    measures: lines,
  };
};

/** The outcomes of a group's plan, by priority and title. */
export const outcomeLines = (
  { outcomes, measures }: ReviewedGroup,
  names: Names,
): readonly OutcomeLine[] =>
  outcomes
    .map((outcome) => outcomeLine(outcome, measures, names))
    .toSorted(
      (one, other) =>
        byText(one.priority ?? '~', other.priority ?? '~') || byText(one.title, other.title),
    );

/** Measures that serve no outcome of the plan. */
export const otherMeasureLines = ({ outcomes, measures }: ReviewedGroup): readonly MeasureLine[] =>
  measures
    .filter((measure) => !outcomes.some((outcome) => outcome.outcomeId === measure.outcomeId))
    .map(measureLine);
