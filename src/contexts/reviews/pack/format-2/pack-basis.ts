import type { Ledger } from '../../../../platform/ledger/ledger.js';
import type { PositionAsAt } from './position-as-at.js';
import type { Names } from './names.js';
import type { Registers } from '../registers.js';

/** Everything that a pack is composed from: the position, the one before it, and whose ledger it is. */
export interface PackBasis {
  readonly ledger: Ledger;
  readonly position: PositionAsAt;
  /** The position of the same Board's review before this one. */
  readonly last?: PositionAsAt;
  readonly names: Names;
  /** Of this kind of document for this review, as far as the log tells at the cut: counted from 1. */
  readonly version: number;
  /** All that was recorded before the freeze, whenever it happened: the review itself is read from this. */
  readonly recorded: Registers;
  /** Facts recorded before the freeze, other than the review's own, that happened after the position date. */
  readonly notYet: number;
}
