import {
  reviewRegister,
  type ReviewRow,
} from '../../../projections/review-register/review-register.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { foldToCut } from '../../platform/projection-runner/fold-to-cut.js';
import { Failure } from '../terminal.js';

/** Every review of a log, as it stands now, in the order of their opening. */
export const reviewsIn = async (store: EventStore): Promise<readonly ReviewRow[]> => {
  const { collection } = await foldToCut(reviewRegister, store, {});
  const reviews: ReviewRow[] = [];
  for await (const document of collection.all()) if (!document._removed) reviews.push(document);
  return reviews.toSorted((one, other) =>
    one.opened.recordedAt < other.opened.recordedAt ? -1 : 1,
  );
};

const frozenLast = (reviews: readonly ReviewRow[]): ReviewRow | undefined =>
  reviews
    .filter(({ freeze }) => freeze !== undefined)
    .toSorted((one, other) =>
      Number(BigInt(one.freeze?.position ?? 0) - BigInt(other.freeze?.position ?? 0)),
    )
    .at(-1);

/**
 * The review that a person means: by its id, its title, or `latest` for the one whose position was frozen last.
 * @throws Failure naming the reviews there are
 */
export const findReview = async (store: EventStore, asked: string): Promise<ReviewRow> => {
  const reviews = await reviewsIn(store);
  const found =
    asked === 'latest'
      ? [frozenLast(reviews)].filter((review) => review !== undefined)
      : reviews.filter(({ reviewId, title }) => reviewId === asked || title === asked);
  const [review, ...others] = found;
  if (review && others.length === 0) return review;
  throw new Failure(
    review ? `More than one review is named ${asked}: give its id` : `There is no review ${asked}`,
    reviews.map(({ reviewId, title, stage }) => `${reviewId} ${title} (${stage})`),
  );
};
