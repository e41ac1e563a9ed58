import type { ReviewEvent } from '../../src/contexts/reviews/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { Projection } from '../../src/kernel/projection.js';
import type { ReviewRow } from './review-row.js';

export type EventOf<Type extends ReviewEvent['type']> = Recorded<
  Extract<ReviewEvent, { type: Type }>
>;

/** What becomes of a row with each fact, or with some of them. */
export type Steps = Projection<ReviewRow, ReviewEvent>['on'];
