import type { Ledger } from '../../../platform/ledger/ledger.js';
import type { PositionAsAt } from './position-as-at.js';
import type { Names } from './registers.js';

/** Everything that a pack is composed from: the position, the one before it, and whose ledger it is. */
export interface PackBasis {
  readonly ledger: Ledger;
  readonly position: PositionAsAt;
  /** The position of the same Board's review before this one. */
  readonly last?: PositionAsAt;
  readonly names: Names;
  /** Of this kind of document for this review, as far as the log tells at the cut: counted from 1. */
  readonly version: number;
  /** The views that were folded, with their versions. */
  readonly views: readonly { readonly name: string; readonly version: number }[];
}
