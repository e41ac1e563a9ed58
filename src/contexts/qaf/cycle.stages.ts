import type { Actor } from '../../kernel/actor.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { DecisionId } from '../decisions/contract.js';
import type { Disposition, Rating } from './cycle.events.js';
import type { CycleId, FindingId, FrameworkId, RecommendationId, RequirementCode } from './ids.js';

/** Where a fact that may be recorded late stands among its like: by its date, then by its revision. */
export interface Said {
  readonly effectiveAt: PlainDate;
  readonly revision: number;
}

/** Whether an agency takes part, as was said last: the greatest date, then the greatest revision. */
export interface Participation extends Said {
  readonly takesPart: boolean;
}

/** How an agency rates itself on a requirement, and who said so for it. */
export interface SelfAssessment extends Said {
  readonly rating: Rating;
  readonly by: Pick<Actor, 'id' | 'onBehalfOf'>;
}

/** What an agency said, and what was said of it. */
export interface AgencyInCycle {
  readonly agencyId: AgencyId;
  readonly participation?: Participation;
  readonly noReturn?: Said;
  readonly assessments: ReadonlyMap<RequirementCode, SelfAssessment>;
  readonly moderations: ReadonlyMap<RequirementCode, Said>;
}

export interface Finding {
  readonly findingId: FindingId;
  readonly number: number;
  readonly closed: boolean;
}

export interface Recommendation {
  readonly recommendationId: RecommendationId;
  readonly number: number;
  readonly findingIds: readonly FindingId[];
  readonly disposition?: Disposition;
}

export interface CycleRecord {
  readonly cycleId: CycleId;
  readonly boardId: BodyId;
  /** The group to which the Board devolved it. */
  readonly groupId?: BodyId;
  readonly year: number;
  readonly frameworkId: FrameworkId;
  readonly frameworkVersion: number;
  readonly openedOn: PlainDate;
  readonly assessmentsDue: PlainDate;
  readonly agencies: ReadonlyMap<AgencyId, AgencyInCycle>;
  readonly findings: ReadonlyMap<FindingId, Finding>;
  readonly recommendations: ReadonlyMap<RecommendationId, Recommendation>;
}

/** One year's assessment: every criminal justice agency rates itself, another moderates, and what follows is seen to. */
export type Cycle =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'open' } & CycleRecord)
  | ({ readonly stage: 'reported'; readonly decisionId: DecisionId } & CycleRecord)
  | ({ readonly stage: 'closed'; readonly decisionId: DecisionId } & CycleRecord);
export type OpenedCycle = Exclude<Cycle, { stage: 'none' }>;

/** What every event of a cycle carries. */
export const identityOf = ({ cycleId, boardId, year }: CycleRecord) => ({ cycleId, boardId, year });

export const takesPart = (agency: AgencyInCycle | undefined): boolean =>
  agency?.participation?.takesPart ?? false;

/** Asked, and it was neither said that it takes part nor that this is not relevant to it. */
export const hasNotSaid = ({ participation, noReturn }: AgencyInCycle): boolean =>
  participation === undefined && noReturn === undefined;

/** Takes part, assessed nothing, and was not recorded as having returned nothing. */
export const isOutstanding = (agency: AgencyInCycle): boolean =>
  takesPart(agency) && agency.assessments.size === 0 && agency.noReturn === undefined;

export const recommendationsOf = (
  { recommendations }: CycleRecord,
  findingId: FindingId,
): readonly Recommendation[] =>
  [...recommendations.values()].filter(({ findingIds }) => findingIds.includes(findingId));
