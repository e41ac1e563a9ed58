/** What other contexts and the views may know of reviews. */
export * from './events.js';
export { PACK_FORMAT, reviewReader } from './review.js';
export type { ClosedReview, FrozenReview, OpenedReview, Review } from './review.stages.js';
