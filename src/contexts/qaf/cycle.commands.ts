import type { CommandsOf } from '../../kernel/decider.js';
import type { ActorId } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { AgencyId, Body, BodyId, RegisteredAgency } from '../bodies/contract.js';
import type { Decision, DecisionId } from '../decisions/contract.js';
import type { Action, ActionId, Plan, PlanId } from '../delivery-plans/contract.js';
import type { CycleEvidence, DISPOSITIONS, Rating } from './cycle.events.js';
import type { Framework } from './framework.js';
import type { CycleId, FindingId, FrameworkId, RecommendationId, RequirementCode } from './ids.js';

export interface OpenCycle {
  readonly cycleId: CycleId;
  readonly boardId: BodyId;
  /** The group to which the Board devolved it. */
  readonly groupId?: BodyId;
  readonly year: number;
  readonly frameworkId: FrameworkId;
  readonly frameworkVersion: number;
  readonly agencyIds: readonly AgencyId[];
  readonly assessmentsDue: PlainDate;
  readonly moderationDue: PlainDate;
  readonly reportDue: PlainDate;
}

interface OfAgency {
  readonly agencyId: AgencyId;
}

export interface FindNotRelevant extends OfAgency {
  readonly because?: Sealed;
}

/** Evidence as it is given: kept by the agency and read in the partnership, where nothing else is said. */
export type GivenEvidence = Omit<CycleEvidence, 'marking'> &
  Partial<Pick<CycleEvidence, 'marking'>>;

export interface AssessRequirement extends OfAgency {
  readonly requirement: RequirementCode;
  readonly rating: Rating;
  readonly because?: Sealed;
  readonly evidence: readonly GivenEvidence[];
}

export interface ModerateAssessment extends OfAgency {
  readonly requirement: RequirementCode;
  /** The agency that moderates. */
  readonly moderatorId: AgencyId;
  /** As the moderator sees it; as the agency does, unless given. */
  readonly rating?: Rating;
  readonly because?: Sealed;
}

export interface RaiseFinding {
  readonly findingId: FindingId;
  readonly requirements: readonly RequirementCode[];
  readonly agencyIds: readonly AgencyId[];
  readonly text: Sealed;
}

export interface MakeRecommendation {
  readonly recommendationId: RecommendationId;
  readonly findingIds: readonly FindingId[];
  readonly text: Sealed;
}

/** What is to carry a recommendation, as it is given: which members belong to which kind is a rule. */
export interface GivenDisposition {
  readonly kind: (typeof DISPOSITIONS)[number];
  readonly planId?: PlanId;
  readonly actionId?: ActionId;
  readonly agencyId?: AgencyId;
  readonly owner?: string;
  readonly ownerId?: ActorId;
  readonly due?: PlainDate;
  readonly action?: Sealed;
  /** Why it is not accepted. */
  readonly because?: Sealed;
}

export interface DisposeRecommendation {
  readonly recommendationId: RecommendationId;
  readonly disposition: GivenDisposition;
  readonly decisionId?: DecisionId;
  /** Why, where it takes the place of another one. */
  readonly because?: Sealed;
}

export interface CloseFinding {
  readonly findingId: FindingId;
  /** What was done, where no verified action shows it. */
  readonly statement?: Sealed;
  readonly evidence: readonly GivenEvidence[];
}

export interface ReportCycle {
  readonly decisionId: DecisionId;
}

/** What agencies say, and what is said of them. */
export type AnswerCommand = CommandsOf<{
  AskAgency: OfAgency;
  TakePart: OfAgency;
  FindNotRelevant: FindNotRelevant;
  RecordNoReturn: FindNotRelevant;
  AssessRequirement: AssessRequirement;
  ModerateAssessment: ModerateAssessment;
}>;

/** What follows from the assessments. */
export type FollowUpCommand = CommandsOf<{
  RaiseFinding: RaiseFinding;
  MakeRecommendation: MakeRecommendation;
  DisposeRecommendation: DisposeRecommendation;
  CloseFinding: CloseFinding;
}>;

export type CycleCommand =
  | CommandsOf<{ OpenCycle: OpenCycle; ReportCycle: ReportCycle; CloseCycle: object }>
  | AnswerCommand
  | FollowUpCommand;

/** A command of that type. */
export type Of<Type extends CycleCommand['type']> = Extract<CycleCommand, { type: Type }>;

/** What a cycle must know of other histories. */
export interface CycleContext {
  readonly board: Body;
  /** None where the cycle was devolved to no group. */
  readonly group: Body;
  readonly framework: Framework;
  /** The agencies that a command is about, and whoever answers for them by now. */
  readonly line: ReadonlyMap<AgencyId, RegisteredAgency>;
  readonly decision: Decision;
  /** The plan and the state of each plan action that carries, or is to carry, a recommendation. */
  readonly plan: Plan;
  readonly actions: ReadonlyMap<ActionId, Action>;
}
