import type { CommandsOf } from '../../kernel/decider.js';
import type { ActorId } from '../../kernel/ids.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { AgencyId, Body, BodyId } from '../bodies/contract.js';
import type { Decision, DecisionId } from '../decisions/contract.js';
import type {
  ActionId,
  DeliveryRating,
  Plan,
  PlanId,
  PlanYear,
} from '../delivery-plans/contract.js';
import type { ItemId, Meeting, MeetingId } from '../meetings/contract.js';
import type {
  CHASER_MEANS,
  ChallengeId,
  GroupUnderReview,
  ISSUED_KINDS,
  JudgementGrade,
  LogPosition,
  PackFile,
  PackPart,
  PlanYearCalendar,
  PublicationId,
  PUBLISHED_KINDS,
  REVIEW_POINTS,
  ReviewId,
  TabledUpdateId,
  WITHOUT_RETURN,
} from './events.js';
import type { Timetable } from './review.stages.js';

export interface OpenReview extends Timetable {
  readonly reviewId: ReviewId;
  readonly boardId: BodyId;
  readonly planYear: PlanYear;
  readonly title: string;
  readonly point: (typeof REVIEW_POINTS)[number];
  /** Which months the plan year has its beginning and its reviews in; April to March unless told. */
  readonly calendar?: PlanYearCalendar;
}

/** The whole timetable as it is from now on. */
export interface ChangeTimetable extends Timetable {
  readonly because: Sealed;
}

export interface RequestReturns {
  readonly groups: readonly GroupUnderReview[];
}

export interface RecordChaser {
  readonly bodyId: BodyId;
  /** Where the agency that leads was chased, and not the group's chair. */
  readonly leadAgencyId?: AgencyId;
  readonly chased?: ActorId;
  readonly means: (typeof CHASER_MEANS)[number];
  readonly actionIds: readonly ActionId[];
}

export interface WithdrawReturn {
  readonly bodyId: BodyId;
  readonly because: Sealed;
}

export interface ConfirmReturn {
  readonly bodyId: BodyId;
  /** Every action of the group's plan, each once. */
  readonly actionIds: readonly ActionId[];
  /** At most 120 words; counted at the edge, for it is sealed. */
  readonly statement?: Sealed;
}

export type FreezePosition = Readonly<Record<string, never>>;

export interface CorrectPosition {
  /** What was wrong with the position, or with the pack that was folded from it. */
  readonly because: Sealed;
}

export interface IssuePack {
  readonly kind: (typeof ISSUED_KINDS)[number];
  readonly part: PackPart;
  readonly version: number;
  readonly packFormat: number;
  /** SHA-256 of the canonical JSON in its sealed form, hexadecimal. */
  readonly digest: string;
  /** In which it is handed out. */
  readonly files?: readonly PackFile[];
}

/** The Board's meeting at which something is said or decided, and its item. */
interface AtMeeting {
  readonly meetingId?: MeetingId;
  readonly itemId?: ItemId;
}

export interface RaiseChallenge extends AtMeeting {
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

export interface TableUpdate extends AtMeeting {
  readonly bodyId: BodyId;
  readonly tabledUpdateId: TabledUpdateId;
  /** Of the group's plan; none where the update is about the group. */
  readonly actionId?: ActionId;
  readonly deliveryRating?: DeliveryRating;
  readonly update: Sealed;
}

export interface JudgeGroup extends AtMeeting {
  readonly bodyId: BodyId;
  readonly outcomes: JudgementGrade;
  readonly impact: JudgementGrade;
  readonly judgement: Sealed;
}

export interface ChangeJudgement extends JudgeGroup {
  readonly because: Sealed;
}

export interface LinkDecision {
  readonly decisionId: DecisionId;
  /** The group that it follows from; none where it follows from the review as a whole. */
  readonly bodyId?: BodyId;
}

export interface CloseReview {
  readonly withoutReturn: readonly {
    readonly bodyId: BodyId;
    readonly standing: (typeof WITHOUT_RETURN)[number];
  }[];
}

export interface IssueAddendum {
  readonly part: PackPart;
  readonly format: number;
  /** The last position of the log that it takes in. */
  readonly upTo: LogPosition;
  readonly facts: number;
  /** SHA-256 of the canonical JSON in its sealed form, hexadecimal. */
  readonly digest: string;
}

export interface ConfirmOutturn {
  readonly meetingId: MeetingId;
  readonly decisionId: DecisionId;
  readonly upTo: LogPosition;
  readonly format: number;
  /** How many differences there are between the provisional position and the outturn. */
  readonly changes: number;
  /** SHA-256 of the canonical JSON in its sealed form, hexadecimal. */
  readonly digest: string;
}

export interface ApprovePublication {
  readonly publicationId: PublicationId;
  readonly decisionId: DecisionId;
  readonly kind: (typeof PUBLISHED_KINDS)[number];
  readonly part: PackPart;
  readonly version: number;
  readonly title: string;
}

export interface WithdrawPublication {
  readonly publicationId: PublicationId;
  readonly decisionId?: DecisionId;
  readonly because: Sealed;
}

export type ReviewCommand = CommandsOf<{
  OpenReview: OpenReview;
  ChangeTimetable: ChangeTimetable;
  RequestReturns: RequestReturns;
  RecordChaser: RecordChaser;
  WithdrawReturn: WithdrawReturn;
  ConfirmReturn: ConfirmReturn;
  FreezePosition: FreezePosition;
  CorrectPosition: CorrectPosition;
  IssuePack: IssuePack;
  RaiseChallenge: RaiseChallenge;
  AnswerChallenge: AnswerChallenge;
  TableUpdate: TableUpdate;
  JudgeGroup: JudgeGroup;
  ChangeJudgement: ChangeJudgement;
  LinkDecision: LinkDecision;
  CloseReview: CloseReview;
  IssueAddendum: IssueAddendum;
  ConfirmOutturn: ConfirmOutturn;
  ApprovePublication: ApprovePublication;
  WithdrawPublication: WithdrawPublication;
}>;

/** What a review must know of other histories. */
export interface ReviewContext {
  /** The Board that holds to account. */
  readonly board: Body;
  /** The groups that the command speaks of. */
  readonly groups: ReadonlyMap<BodyId, Body>;
  /** The plans that the command speaks of. */
  readonly plans: ReadonlyMap<PlanId, Plan>;
  /** The meetings that the command names. */
  readonly meetings: ReadonlyMap<MeetingId, Meeting>;
  /** The decisions that the command rests on. */
  readonly decisions: ReadonlyMap<DecisionId, Decision>;
}

/** Who sends a command, whatever stage the review is at. */
export type By<Type extends ReviewCommand['type']> = Omit<Attempt<Type, unknown>, 'review'>;

/** A command and what it is decided on. */
export interface Attempt<Type extends ReviewCommand['type'], Stage> {
  readonly command: Extract<ReviewCommand, { type: Type }>;
  readonly review: Stage;
  readonly context: ReviewContext;
}
