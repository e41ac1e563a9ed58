import type { CommandMetadata, CommandsOf } from '../../kernel/decider.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { Agency, AgencyId, Body, BodyId } from '../bodies/contract.js';
import type { Decision, DecisionId } from '../decisions/contract.js';
import type { ActionId, Plan, PlanId } from '../delivery-plans/contract.js';
import type { OpenedDhr } from './dhr.stages.js';
import type {
  COMPLETION_ANSWERS,
  DhrActionId,
  DhrEvidence,
  DhrId,
  DhrReference,
  MadeRecommendation,
  Matter,
  Milestone,
  MilestoneId,
  NationalAnswer,
  Party,
  PLAN_ANSWERS,
  PUBLISHED_MARKINGS,
  QualityAssuranceOutcome,
  RecommendationId,
  ReviewName,
} from './events.js';

export interface OpenDhr {
  readonly dhrId: DhrId;
  readonly reference: DhrReference;
  /** The district Community Safety Partnership that conducts it. */
  readonly cspId: BodyId;
  /** To which its actions come, as the County Strategy Group. */
  readonly boardId: BodyId;
  readonly name: ReviewName;
  readonly commissionedOn: PlainDate;
}

export interface RenameDhr {
  readonly name: ReviewName;
}

export interface RecordQualityAssurance {
  readonly outcome: QualityAssuranceOutcome;
  readonly note?: Sealed;
}

export interface PublishDhr {
  readonly marking: (typeof PUBLISHED_MARKINGS)[number];
  readonly decisionId?: DecisionId;
}

export interface Because {
  readonly because: Sealed;
}

export interface Noted {
  readonly note?: Sealed;
}

export interface OfRecommendation {
  readonly recommendationId: RecommendationId;
}

export interface RecordNationalAnswer extends OfRecommendation {
  readonly answer: NationalAnswer;
  readonly text?: Sealed;
}

export interface SetDhrAction extends OfRecommendation {
  readonly dhrActionId: DhrActionId;
  readonly text: Sealed;
  readonly leadAgencyId: AgencyId;
  readonly targetDate: PlainDate;
  readonly milestones: readonly Milestone[];
  /** The lead agency and the commissioning partnership, where none are named †. */
  readonly parties?: readonly Party[];
}

export interface OfDhrAction {
  readonly dhrActionId: DhrActionId;
}

export interface SetParties extends OfDhrAction, Because {
  readonly parties: readonly Party[];
}

export interface MoveDhrTargetDate extends OfDhrAction, Because {
  readonly to: PlainDate;
}

export interface ReachMilestone extends OfDhrAction, Noted {
  readonly milestoneId: MilestoneId;
}

export interface AddDhrEvidence extends OfDhrAction {
  readonly evidence: DhrEvidence;
}

export interface CarryDhrAction extends OfDhrAction {
  readonly planId: PlanId;
  readonly actionId: ActionId;
}

export interface AddressDhrAction extends OfDhrAction {
  readonly completedOn: PlainDate;
  readonly outcome: Sealed;
}

/** A party's answers to many actions of a review at once. */
export interface AnswerAsParty<Answer extends string> {
  readonly party: Party;
  readonly answers: readonly (OfDhrAction & {
    readonly answer: Answer;
    /** Why, where it is rejected. */
    readonly because?: Sealed;
  })[];
}

export interface OfParty extends OfDhrAction {
  readonly matter: Matter;
  readonly party: Party;
}

export type DhrCommand = CommandsOf<{
  OpenDhr: OpenDhr;
  RenameDhr: RenameDhr;
  RecordQualityAssurance: RecordQualityAssurance;
  PublishDhr: PublishDhr;
  WithdrawDhrPublication: Because;
  ConcludeDhr: Noted;
  ReopenDhr: Because;
  MakeRecommendation: MadeRecommendation;
  WithdrawRecommendation: OfRecommendation & Because;
  AcceptRecommendation: OfRecommendation & Noted;
  DoNotAcceptRecommendation: OfRecommendation & Partial<Because>;
  CloseRecommendation: OfRecommendation;
  ReopenRecommendation: OfRecommendation & Because;
  SendRecommendationOn: OfRecommendation;
  RecordNationalAnswer: RecordNationalAnswer;
  FeedAnswerBack: OfRecommendation;
  SetDhrAction: SetDhrAction;
  WithdrawDhrAction: OfDhrAction & Because;
  SetParties: SetParties;
  MoveDhrTargetDate: MoveDhrTargetDate;
  ReachMilestone: ReachMilestone;
  AddDhrEvidence: AddDhrEvidence;
  CarryDhrAction: CarryDhrAction;
  EndCarrying: OfDhrAction & Because;
  AddressDhrAction: AddressDhrAction;
  WithdrawAddressed: OfDhrAction & Because;
  AnswerPlan: AnswerAsParty<(typeof PLAN_ANSWERS)[number]>;
  AnswerCompletion: AnswerAsParty<(typeof COMPLETION_ANSWERS)[number]>;
  WithdrawAnswer: OfParty & Because;
  EscalateSilence: OfParty & Noted;
}>;

export type CommandOf<Type extends DhrCommand['type']> = Extract<DhrCommand, { type: Type }>;
export type LaterDhrCommand = Exclude<DhrCommand, { type: 'OpenDhr' }>;

/** What a review must know of other histories. */
export interface DhrContext {
  /** The partnership that commissioned it. */
  readonly csp: Body;
  readonly board: Body;
  /** Agencies that are named, and whoever may come to answer for them. */
  readonly agencies: ReadonlyMap<AgencyId, Agency & { readonly stage: 'registered' }>;
  /** Bodies that are named as parties. */
  readonly bodies: ReadonlyMap<BodyId, Body>;
  /** The plan whose action is to carry one of the review. */
  readonly plan: Plan;
  /** On which a publication rests. */
  readonly decision: Decision;
}

/** A review with who acts on it, and what that must be checked against. */
export interface DhrInHand extends DhrContext {
  readonly dhr: OpenedDhr;
  readonly metadata: CommandMetadata;
}
