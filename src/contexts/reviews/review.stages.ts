import type { PlainDate } from '../../kernel/plain-date.js';
import type { BodyId } from '../bodies/contract.js';
import type { DecisionId } from '../decisions/contract.js';
import type { ActionId, PlanId, PlanYear } from '../delivery-plans/contract.js';
import type {
  ChallengeId,
  GroupUnderReview,
  JudgementGrade,
  LogPosition,
  PackPart,
  PlanYearCalendar,
  PublicationId,
  PUBLISHED_KINDS,
  REVIEW_POINTS,
  ReviewId,
  TabledUpdateId,
} from './events.js';

/**
 * Returns open and close, then the position is taken, then the Board meets: the position rests on what the groups
 * confirmed, and the pack is made from the position before the meeting. Neighbouring dates may be one day.
 */
export interface Timetable {
  readonly returnsOpen?: PlainDate;
  readonly returnsClose: PlainDate;
  readonly positionDate: PlainDate;
  readonly packIssuedBy?: PlainDate;
  readonly meetingDate: PlainDate;
  readonly publishedBy?: PlainDate;
}

export interface UnderReview extends Timetable {
  readonly reviewId: ReviewId;
  readonly boardId: BodyId;
  readonly planYear: PlanYear;
  readonly title: string;
  readonly point: (typeof REVIEW_POINTS)[number];
  /** As it was configured when the review was opened; not known of the oldest ones. */
  readonly calendar?: PlanYearCalendar;
  readonly groups: readonly GroupUnderReview[];
  /** Groups whose return is confirmed, and not withdrawn. */
  readonly returned: readonly BodyId[];
}

export interface Challenge {
  readonly challengeId: ChallengeId;
  readonly bodyId: BodyId;
  readonly actionId?: ActionId;
  readonly answered: boolean;
}

/** What the Board concludes of a group, as it stands. */
export interface GroupJudged {
  readonly bodyId: BodyId;
  readonly outcomes: JudgementGrade;
  readonly impact: JudgementGrade;
}

/** A document that was issued: a pack or record, or an addendum. */
export interface IssuedDocument {
  readonly kind: (typeof PUBLISHED_KINDS)[number];
  readonly part: PackPart;
  readonly version: number;
  readonly digest: string;
  /** Of an addendum: the last position of the log that it takes in. */
  readonly upTo?: LogPosition;
}

export interface Publication extends IssuedDocument {
  readonly publicationId: PublicationId;
  readonly withdrawn: boolean;
}

interface Fixed extends UnderReview {
  readonly packFormat: number;
  /** 1 from the freeze on; one more with each correction. */
  readonly positionVersion: number;
  readonly challenges: readonly Challenge[];
  readonly tabled: readonly TabledUpdateId[];
  readonly judgements: readonly GroupJudged[];
  readonly decisions: readonly DecisionId[];
  readonly issued: readonly IssuedDocument[];
  readonly publications: readonly Publication[];
}

/** The Board holds each group to account, mid and end of year: on a position that nothing changes once it is frozen. */
export type Review =
  | { readonly stage: 'none' }
  | (UnderReview & { readonly stage: 'open' })
  | (Fixed & { readonly stage: 'frozen' })
  | (Fixed & {
      readonly stage: 'closed';
      readonly closedOn: PlainDate;
      /** The day on which the year's outturn was confirmed. */
      readonly outturnOn?: PlainDate;
    });
export type OpenedReview = Extract<Review, { stage: 'open' }>;
export type FrozenReview = Extract<Review, { stage: 'frozen' }>;
export type ClosedReview = Extract<Review, { stage: 'closed' }>;
/** One with a position. */
export type FixedReview = FrozenReview | ClosedReview;

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

/** The last version of a document that was issued; 0 before the first. */
export const lastVersion = (
  { issued }: FixedReview,
  { kind, part }: Pick<IssuedDocument, 'kind' | 'part'>,
): number =>
  Math.max(
    0,
    ...issued
      .filter((each) => each.kind === kind && each.part === part)
      .map(({ version }) => version),
  );

/**
 * Whether the chair of the plan's group confirmed its return, in a review whose position is not taken yet: what was
 * confirmed is changed by withdrawing the return first. Once the position is taken nothing changes it any more.
 */
export const isReturnConfirmed = (review: Review, planId: PlanId): boolean =>
  review.stage === 'open' &&
  review.groups.some((group) => group.planId === planId && review.returned.includes(group.bodyId));
