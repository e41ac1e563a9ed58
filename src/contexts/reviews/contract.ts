/** What other contexts and the views may know of reviews. */
export * from './events.js';
export { formerReviewEvents, reviewUpcasters } from './former-events.js';
export { PACK_FORMAT } from './pack-format.js';
export { reviewReader } from './review.js';
export {
  type ClosedReview,
  type FixedReview,
  type FrozenReview,
  isReturnConfirmed,
  type OpenedReview,
  type Review,
} from './review.stages.js';
export { reviewActs } from './acts.js';
