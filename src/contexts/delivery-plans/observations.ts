import type { Fact } from '../../kernel/decider.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import { assertNever } from '../../kernel/assert-never.js';
import type {
  DATA_QUALITIES,
  Figure,
  FIGURE_STATUSES,
  Measure,
  MeasureEvent,
  Movement,
  ObservationId,
} from './events.js';

/** What was counted or found for the period that ends on a day, or that there is nothing for it and why. */
export interface Observation {
  readonly observationId: ObservationId;
  readonly periodStart?: PlainDate;
  readonly periodEnd: PlainDate;
  readonly figure?: Figure;
  readonly finding?: Sealed;
  readonly movement?: Movement;
  readonly noData?: { readonly because: Sealed };
  readonly dataQuality?: (typeof DATA_QUALITIES)[number];
  readonly status?: (typeof FIGURE_STATUSES)[number];
  /** In whose place it stands. */
  readonly restates?: { readonly observationId: ObservationId; readonly because: Sealed };
  readonly effectiveAt: PlainDate;
  readonly revision: number;
}

/** The id by which an observation is restated: of one recorded before observations had ids, that of its command. */
export const observationIdOf = ({
  data,
  metadata,
}: Pick<Fact<MeasureEvent>, 'data' | 'metadata'>): ObservationId =>
  data.observationId ?? (metadata.commandId as string as ObservationId);

export const observationOf = (event: Fact<MeasureEvent>): Observation => {
  const { data, metadata, revision } = event;
  const { periodStart, periodEnd, figure, finding, movement, noData } = data;
  const { dataQuality, status, restates } = data;
  return {
    observationId: observationIdOf(event),
    ...(periodStart && { periodStart }),
    periodEnd,
    ...(figure && { figure }),
    ...(finding && { finding }),
    ...(movement && { movement }),
    ...(noData && { noData }),
    ...(dataQuality && { dataQuality }),
    ...(status && { status }),
    ...(restates && { restates }),
    effectiveAt: metadata.effectiveAt,
    revision,
  };
};

type Placed = Pick<Observation, 'periodEnd' | 'effectiveAt' | 'revision'>;

/** By period, each period's restatements by date and revision: the same whatever arrived when. */
export const byPeriod = (one: Placed, other: Placed): number =>
  one.periodEnd.localeCompare(other.periodEnd) ||
  one.effectiveAt.localeCompare(other.effectiveAt) ||
  one.revision - other.revision;

/** What stands for each period: of observations in the order of `byPeriod`, the last of each. */
export const standing = <Each extends Placed>(ordered: readonly Each[]): readonly Each[] =>
  ordered.filter(({ periodEnd }, index) => ordered[index + 1]?.periodEnd !== periodEnd);

/** Above 0 where the first is the greater; undefined where one is a share and the other is not. */
const compared = (one: Figure, other: Figure): number | undefined => {
  if ((one.denominator === undefined) !== (other.denominator === undefined)) return undefined;
  const difference =
    BigInt(one.value) * BigInt(other.denominator ?? 1) -
    BigInt(other.value) * BigInt(one.denominator ?? 1);
  return Number(difference > 0n) - Number(difference < 0n);
};

/**
 * Which way figures went; undefined where the two cannot be compared or nobody said which way is better. No margin
 * is allowed for: any difference counts.
 */
export const movementBetween = (
  from: Figure | undefined,
  to: Figure | undefined,
  direction: Measure['direction'],
): Movement | undefined => {
  const order = from && to && compared(to, from);
  if (order === undefined || direction === undefined) return undefined;
  if (order === 0) return 'static';
  switch (direction) {
    case 'higher-is-better':
      return order > 0 ? 'improving' : 'worsening';
    case 'lower-is-better':
      return order < 0 ? 'improving' : 'worsening';
    default:
      return assertNever(direction);
  }
};
