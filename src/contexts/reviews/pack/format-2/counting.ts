import type {
  ActionRating,
  ActionRow,
} from '../../../../../projections/action-register/action-row.js';
import { daysBetween } from '../../../../kernel/plain-date.js';

/** A percentage is never carried without what it was taken from. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** Every delivery rating, best first; *not assessed* is one of them. */
export const RATINGS = [
  'complete',
  'on-track',
  'at-risk',
  'off-track',
  'not-started',
  'not-assessed',
] as const satisfies readonly ActionRating[];

/** How many actions have each rating; together they are all actions. */
export type RatingCounts = Readonly<Record<ActionRating, number>>;

export const countBy = <Value extends string>(
  values: readonly Value[],
  all: readonly Value[],
): Readonly<Record<Value, number>> =>
  Object.fromEntries(
    all.map((value) => [value, values.filter((each) => each === value).length]),
  ) as Record<Value, number>;

export const ratingCounts = (actions: readonly ActionRow[]): RatingCounts =>
  countBy(
    actions.map(({ deliveryRating }) => deliveryRating),
    RATINGS,
  );

/** Target dates that are no longer the original ones. */
export interface DatesMoved {
  readonly actions: number;
  /** Days from original to current date, rounded up to whole days; absent where none moved. */
  readonly medianDays?: number;
}

const median = (numbers: readonly number[]): number | undefined => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : Math.ceil((lower + upper) / 2);
};

export const datesMoved = (actions: readonly ActionRow[]): DatesMoved => {
  const moved = actions.filter(
    ({ targetDate, originalTargetDate }) => targetDate !== originalTargetDate,
  );
  const medianDays = median(
    moved.map(({ originalTargetDate, targetDate }) => daysBetween(originalTargetDate, targetDate)),
  );
  return { actions: moved.length, ...(medianDays !== undefined && { medianDays }) };
};
