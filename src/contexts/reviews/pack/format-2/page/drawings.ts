import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Figure } from '../../../../delivery-plans/contract.js';

/** A drawing in a cell. What it shows is said in words beside it, and in `inWords` for who cannot see it. */
export type Drawing = SlippageDrawing | SparkLine;

/** From the original date to the current one, on a scale that all rows share; each place from 0 to 1000. */
export interface SlippageDrawing {
  readonly draws: 'slippage';
  readonly original: number;
  readonly current: number;
  readonly today: number;
  readonly inWords: string;
}

/** Figures in their order; each place from 0 to 1000, upwards as the figure grows. */
export interface SparkLine {
  readonly draws: 'spark-line';
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly target?: number;
  readonly inWords: string;
}

const SCALE = 1_000;

/** The days that a set of slippage drawings spans: one scale for all of them. */
export interface Days {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export const daysSpanned = (dates: readonly PlainDate[], today: PlainDate): Days => {
  const all = [today, ...dates].toSorted();
  return { from: all[0] ?? today, to: all.at(-1) ?? today };
};

export const slippageDrawing = (
  { original, current }: { readonly original: PlainDate; readonly current: PlainDate },
  days: Days,
  today: PlainDate,
  inWords: string,
): SlippageDrawing => {
  const length = Math.max(1, daysBetween(days.from, days.to));
  const place = (date: PlainDate): number =>
    Math.round((SCALE * daysBetween(days.from, date)) / length);
  return {
    draws: 'slippage',
    original: place(original),
    current: place(current),
    today: place(today),
    inWords,
  };
};

/** Two figures say no more than a sentence does. */
const FEWEST_POINTS = 3;

const ratio = ({ value, denominator }: Figure): number => value / (denominator ?? 1);

/** A line through figures of one kind; none where they are fewer than three, or of two kinds. */
export const sparkLine = (
  figures: readonly Figure[],
  target: Figure | undefined,
  inWords: string,
): SparkLine | undefined => {
  const isShare = ({ denominator }: Figure): boolean => denominator !== undefined;
  const [first] = figures;
  if (!first || figures.length < FEWEST_POINTS) return undefined;
  if (figures.some((figure) => isShare(figure) !== isShare(first))) return undefined;
  const aim = target && isShare(target) === isShare(first) ? ratio(target) : undefined;
  const values = figures.map(ratio);
  const all = aim === undefined ? values : [...values, aim];
  const low = Math.min(...all);
  const height = Math.max(...all) - low;
  const y = (value: number): number =>
    height === 0 ? SCALE / 2 : Math.round((SCALE * (value - low)) / height);
  return {
    draws: 'spark-line',
    points: values.map((value, index) => ({
      x: Math.round((SCALE * index) / (values.length - 1)),
      y: y(value),
    })),
    ...(aim !== undefined && { target: y(aim) }),
    inWords,
  };
};
