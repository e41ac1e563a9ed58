import type { DhrRow } from '../../../../../../projections/dhr-register/dhr-row.js';
import { type FollowUp, followUpOf } from '../dhr-figures.js';
import { waitsOf } from '../dhr-standing.js';
import type { PackBasis } from '../pack-basis.js';
import type { PositionAsAt } from '../position-as-at.js';
import {
  carriedLines,
  type CarriedLine,
  nationalLines,
  type NationalLine,
  recurringThemes,
  type ThemeLine,
} from './homicide-review-answers.js';
import {
  agencyLines,
  type AgencyLine,
  reviewLine,
  type ReviewLine,
  waitLine,
  type WaitLine,
} from './homicide-review-lines.js';

/** What follows from homicide reviews, in counts and by pseudonyms: no word that was written of a case. */
export interface HomicideReviews {
  readonly standing: FollowUp;
  /** At the last review's freeze, of those that stood in this part then. */
  readonly last?: FollowUp;
  /** Part 2 only: the published ones of Part 1 counted in. */
  readonly withPublished?: FollowUp;
  readonly reviews: readonly ReviewLine[];
  /** Every agency that leads an action, the most overdue first. */
  readonly agencies: readonly AgencyLine[];
  readonly waits: {
    readonly all: number;
    readonly tooLong: number;
    /** Ten at most, the longest first. */
    readonly longest: readonly WaitLine[];
  };
  readonly national: readonly NationalLine[];
  /** Part 2: over all reviews, published or not. */
  readonly themes: readonly ThemeLine[];
  readonly carried: readonly CarriedLine[];
}

const WAITS_SHOWN = 10;

/** Of all homicide reviews of this Board, whatever is published. */
const everyReview = ({ registers, review }: PositionAsAt): readonly DhrRow[] =>
  registers.homicideReviews.filter(({ boardId }) => boardId === review.boardId);

/** Part 7. Absent where no homicide review stands in this part. */
export const composeHomicideReviews = ({
  position,
  last,
  names,
}: PackBasis): HomicideReviews | undefined => {
  const { homicideReviews: reviews, today, part } = position;
  if (reviews.length === 0) return undefined;
  const all = everyReview(position);
  const waits = waitsOf(reviews, today);
  return {
    standing: followUpOf(reviews, today),
    ...(last &&
      last.homicideReviews.length > 0 && { last: followUpOf(last.homicideReviews, last.today) }),
    ...(part === 2 && all.length > reviews.length && { withPublished: followUpOf(all, today) }),
    reviews: reviews.map((review) => reviewLine(review, today, names)),
    agencies: agencyLines(reviews, today, names),
    waits: {
      all: waits.length,
      tooLong: waits.filter(({ isTooLong }) => isTooLong).length,
      longest: waits.slice(0, WAITS_SHOWN).map((wait) => waitLine(wait, names)),
    },
    national: nationalLines(reviews, today),
    themes: recurringThemes(part === 2 ? all : reviews),
    carried: carriedLines(position, names),
  };
};
