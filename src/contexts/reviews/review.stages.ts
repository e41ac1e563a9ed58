import { assertNever } from '../../kernel/assert-never.js';
import type { Fact } from '../../kernel/decider.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { BodyId } from '../bodies/contract.js';
import type { ActionId, PlanYear } from '../delivery-plans/contract.js';
import type {
  ChallengeId,
  GroupUnderReview,
  ISSUED_KINDS,
  REVIEW_POINTS,
  ReviewEvent,
  ReviewId,
} from './events.js';

/**
 * Returns close, then the position is taken, then the Board meets: the position rests on what the groups
 * confirmed, and the pack is made from the position before the meeting. Neighbouring dates may be one day.
 */
export interface Timetable {
  readonly returnsClose: PlainDate;
  readonly positionDate: PlainDate;
  readonly meetingDate: PlainDate;
}

export interface UnderReview extends Timetable {
  readonly reviewId: ReviewId;
  readonly boardId: BodyId;
  readonly planYear: PlanYear;
  readonly title: string;
  readonly point: (typeof REVIEW_POINTS)[number];
  readonly groups: readonly GroupUnderReview[];
  /** Groups whose return was confirmed. */
  readonly returned: readonly BodyId[];
}

export interface Challenge {
  readonly challengeId: ChallengeId;
  readonly bodyId: BodyId;
  readonly actionId?: ActionId;
  readonly answered: boolean;
}

interface Fixed extends UnderReview {
  readonly packFormat: number;
  readonly challenges: readonly Challenge[];
  readonly judged: readonly BodyId[];
  /** The last version of each kind; 0 before the first. */
  readonly issued: Readonly<Record<(typeof ISSUED_KINDS)[number], number>>;
}

/** The Board holds each group to account, mid and end of year: on a position that nothing changes once it is frozen. */
export type Review =
  | { readonly stage: 'none' }
  | (UnderReview & { readonly stage: 'open' })
  | (Fixed & { readonly stage: 'frozen' })
  | (Fixed & { readonly stage: 'closed' });
export type OpenedReview = Extract<Review, { stage: 'open' }>;
export type FrozenReview = Extract<Review, { stage: 'frozen' }>;
export type ClosedReview = Extract<Review, { stage: 'closed' }>;

/** The group as it was asked for its return, with the plan it is held to. */
export const groupUnderReview = (
  { groups }: UnderReview,
  bodyId: BodyId,
): GroupUnderReview | undefined => groups.find((each) => each.bodyId === bodyId);

/** The challenge of that id, where one was raised. */
export const challengeOf = (review: Review, challengeId: ChallengeId): Challenge | undefined =>
  review.stage === 'frozen' || review.stage === 'closed'
    ? review.challenges.find((each) => each.challengeId === challengeId)
    : undefined;

/** The fact added to what is known of a review; a fact whose predecessor is missing adds nothing. */
export const evolveReview = (review: Review, event: Fact<ReviewEvent>): Review => {
  if (event.type === 'review-opened.v1') {
    return { stage: 'open', ...event.data, groups: [], returned: [] };
  }
  switch (review.stage) {
    case 'none':
      return review;
    case 'open':
      return evolveOpen(review, event);
    case 'frozen':
    case 'closed':
      return evolveFixed(review, event);
    default:
      return assertNever(review);
  }
};

type LaterEvent = Exclude<ReviewEvent, { type: 'review-opened.v1' }>;

const evolveOpen = (review: OpenedReview, event: LaterEvent): Review => {
  switch (event.type) {
    case 'returns-requested.v1':
      return { ...review, groups: [...review.groups, ...event.data.groups] };
    case 'return-confirmed.v1':
      return { ...review, returned: [...review.returned, event.data.bodyId] };
    case 'position-frozen.v1':
      return {
        ...review,
        stage: 'frozen',
        packFormat: event.data.packFormat,
        challenges: [],
        judged: [],
        issued: { pack: 0, record: 0 },
      };
    case 'pack-issued.v1':
    case 'challenge-raised.v1':
    case 'challenge-answered.v1':
    case 'group-judged.v1':
    case 'review-closed.v1':
      return review;
    default:
      return assertNever(event);
  }
};

const evolveFixed = (review: FrozenReview | ClosedReview, event: LaterEvent): Review => {
  switch (event.type) {
    case 'pack-issued.v1': {
      const { kind, version } = event.data;
      return { ...review, issued: { ...review.issued, [kind]: version } };
    }
    case 'challenge-raised.v1': {
      const { challengeId, bodyId, actionId } = event.data;
      const raised = { challengeId, bodyId, ...(actionId && { actionId }), answered: false };
      return { ...review, challenges: [...review.challenges, raised] };
    }
    case 'challenge-answered.v1': {
      const { challengeId } = event.data;
      const answered = (each: Challenge) =>
        each.challengeId === challengeId ? { ...each, answered: true } : each;
      return { ...review, challenges: review.challenges.map(answered) };
    }
    case 'group-judged.v1':
      return { ...review, judged: [...review.judged, event.data.bodyId] };
    case 'review-closed.v1':
      return { ...review, stage: 'closed' };
    case 'returns-requested.v1':
    case 'return-confirmed.v1':
    case 'position-frozen.v1':
      return review;
    default:
      return assertNever(event);
  }
};
