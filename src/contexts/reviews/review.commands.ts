import type { CommandsOf } from '../../kernel/decider.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { Body, BodyId } from '../bodies/contract.js';
import type { ActionId, Plan, PlanId, PlanYear } from '../delivery-plans/contract.js';
import type {
  ChallengeId,
  GroupUnderReview,
  ISSUED_KINDS,
  JudgementGrade,
  REVIEW_POINTS,
  ReviewId,
  WITHOUT_RETURN,
} from './events.js';
import type { Timetable } from './review.stages.js';

export interface OpenReview extends Timetable {
  readonly reviewId: ReviewId;
  readonly boardId: BodyId;
  readonly planYear: PlanYear;
  readonly title: string;
  readonly point: (typeof REVIEW_POINTS)[number];
}

export interface RequestReturns {
  readonly groups: readonly GroupUnderReview[];
}

export interface ConfirmReturn {
  readonly bodyId: BodyId;
  /** Every action of the group's plan, each once. */
  readonly actionIds: readonly ActionId[];
  /** At most 120 words; counted at the edge, for it is sealed. */
  readonly statement?: Sealed;
}

export type FreezePosition = Readonly<Record<string, never>>;

export interface IssuePack {
  readonly kind: (typeof ISSUED_KINDS)[number];
  readonly version: number;
  readonly packFormat: number;
  /** SHA-256 of the canonical JSON in its sealed form, hexadecimal. */
  readonly digest: string;
}

export interface RaiseChallenge {
  readonly bodyId: BodyId;
  readonly challengeId: ChallengeId;
  /** Of the group's plan; none where the question is about the group. */
  readonly actionId?: ActionId;
  readonly question: Sealed;
}

export interface AnswerChallenge {
  readonly challengeId: ChallengeId;
  readonly answer: Sealed;
}

export interface JudgeGroup {
  readonly bodyId: BodyId;
  readonly outcomes: JudgementGrade;
  readonly impact: JudgementGrade;
  readonly judgement: Sealed;
}

export interface CloseReview {
  readonly withoutReturn: readonly {
    readonly bodyId: BodyId;
    readonly standing: (typeof WITHOUT_RETURN)[number];
  }[];
}

export type ReviewCommand = CommandsOf<{
  OpenReview: OpenReview;
  RequestReturns: RequestReturns;
  ConfirmReturn: ConfirmReturn;
  FreezePosition: FreezePosition;
  IssuePack: IssuePack;
  RaiseChallenge: RaiseChallenge;
  AnswerChallenge: AnswerChallenge;
  JudgeGroup: JudgeGroup;
  CloseReview: CloseReview;
}>;

/** What a review must know of other histories. */
export interface ReviewContext {
  /** The Board that holds to account. */
  readonly board: Body;
  /** The groups that the command speaks of. */
  readonly groups: ReadonlyMap<BodyId, Body>;
  /** The plans that the command speaks of. */
  readonly plans: ReadonlyMap<PlanId, Plan>;
}

/** A command and what it is decided on. */
export interface Attempt<Type extends ReviewCommand['type'], Stage> {
  readonly command: Extract<ReviewCommand, { type: Type }>;
  readonly review: Stage;
  readonly context: ReviewContext;
}
