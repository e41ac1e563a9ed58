import type { ActionTimeline } from '../../../../projections/action-timeline/action-timeline.js';
import { daysBetween, type PlainDate } from '../../../kernel/plain-date.js';
import { workingDaysBetween } from '../../../kernel/working-days.js';

/** How far a date is from another: later is positive, earlier negative. */
export interface Slip {
  readonly days: number;
  /** Of England and Wales. */
  readonly workingDays: number;
}

/** How far the target date of an action slipped since its plan was drafted. */
export interface Slippage extends Slip {
  readonly originalTargetDate: PlainDate;
  readonly targetDate: PlainDate;
  readonly moves: readonly (Slip & { readonly from: PlainDate; readonly to: PlainDate })[];
}

/** As much of a timeline as slippage follows from. */
interface DatedEntries extends Pick<ActionTimeline, 'originalTargetDate' | 'targetDate'> {
  readonly entries: readonly {
    readonly type: string;
    readonly from?: PlainDate | undefined;
    readonly to?: PlainDate | undefined;
  }[];
}

export const slipBetween = (from: PlainDate, to: PlainDate): Slip => ({
  days: daysBetween(from, to),
  workingDays: to >= from ? workingDaysBetween(from, to) : 0 - workingDaysBetween(to, from),
});

export const slippageOf = ({
  originalTargetDate,
  targetDate,
  entries,
}: DatedEntries): Slippage => ({
  originalTargetDate,
  targetDate,
  ...slipBetween(originalTargetDate, targetDate),
  moves: entries.flatMap(({ type, from, to }) =>
    type.startsWith('target-date-moved.') && from && to
      ? [{ from, to, ...slipBetween(from, to) }]
      : [],
  ),
});
