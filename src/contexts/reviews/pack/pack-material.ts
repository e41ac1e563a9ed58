import type { Freeze, ReviewRow } from '../../../../projections/review-register/review-row.js';
import type { Recorded } from '../../../kernel/envelope.js';
import type { Sealed } from '../../../kernel/sealed.js';
import type { Ledger } from '../../../platform/ledger/ledger.js';
import type { Registers } from './registers.js';

/** A review with the freeze or correction that a version of its position was cut at. */
export type FrozenReviewRow = ReviewRow & {
  readonly freeze: Freeze & {
    /** Why the version before was wrong. */
    readonly because?: Sealed;
  };
};
export type ClosedReviewRow = ReviewRow & { readonly closed: NonNullable<ReviewRow['closed']> };

/** A review that was frozen, and of what was recorded before its freeze that which had happened by its position date. */
export interface FrozenPosition {
  /** Its `freeze` is the one that this version of the position was cut at. */
  readonly review: FrozenReviewRow;
  /** The freeze made version 1, each correction the next. */
  readonly version: number;
  readonly registers: Registers;
}

/** The registers at the close, and every event between freeze and close. */
export interface Close {
  readonly review: ClosedReviewRow;
  readonly registers: Registers;
  readonly events: readonly Recorded[];
}

/** What the log gives for a pack of any format: folded before anything is composed, and nothing else goes into one. */
export interface PackMaterial {
  readonly ledger: Ledger;
  readonly position: FrozenPosition;
  /** Of the same Board's review before this one. */
  readonly last?: FrozenPosition;
  /** All that was recorded before the freeze, whenever it happened: the review itself is read from this. */
  readonly recorded: Registers;
  /** Facts recorded before the freeze, other than the review's own, that happened after the position date. */
  readonly notYet: number;
}
