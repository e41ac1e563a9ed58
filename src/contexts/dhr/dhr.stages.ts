import type { Actor } from '../../kernel/actor.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import type { ActionId, PlanId } from '../delivery-plans/contract.js';
import type {
  DhrActionId,
  DhrEvidenceId,
  DhrId,
  DhrReference,
  Matter,
  MilestoneId,
  NationalAnswer,
  Party,
  QualityAssuranceOutcome,
  RecommendationId,
  RecommendationScope,
  ReviewName,
} from './events.js';
import type { AnswerGiven, Dated, StandingFacts } from './standing.js';

type Person = Pick<Actor, 'id' | 'onBehalfOf'>;

export interface PersonsAnswer extends AnswerGiven {
  readonly by: Person;
}

/** That the secretariat took a party's silence further. */
export interface Escalation {
  readonly matter: Matter;
  readonly party: Party;
  readonly awaitedSince: PlainDate;
}

/** What answers a recommendation. Agreed, addressed and signed off are three facts, none of which follows from another. */
export interface DhrAction extends StandingFacts {
  readonly dhrActionId: DhrActionId;
  readonly leadAgencyId: AgencyId;
  readonly targetDate: PlainDate;
  readonly milestones: readonly { readonly milestoneId: MilestoneId; readonly reached: boolean }[];
  readonly evidence: readonly (Dated & {
    readonly evidenceId: DhrEvidenceId;
    readonly by: Person;
  })[];
  readonly answers: readonly PersonsAnswer[];
  readonly escalations: readonly Escalation[];
  readonly carriedBy?: { readonly planId: PlanId; readonly actionId: ActionId };
  readonly withdrawn: boolean;
}

/** A national recommendation on its way to its addressee and back. */
export interface SentOn {
  readonly on: PlainDate;
  readonly answer?: Dated & { readonly answer: NationalAnswer };
  /** What the author was told last; `nothing` where nobody had answered. */
  readonly fedBack?: NationalAnswer | 'nothing';
}

export interface Recommendation {
  readonly recommendationId: RecommendationId;
  readonly number: number;
  readonly scope: RecommendationScope;
  readonly addressee?: string;
  readonly disposition?: 'accepted' | 'not-accepted';
  readonly sentOn?: SentOn;
  readonly closed: boolean;
  readonly withdrawn: boolean;
  readonly actions: readonly DhrAction[];
}

/** A homicide review and what follows from it: commissioned by a district partnership, followed up for the Board. */
export type Dhr =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'open' | 'concluded';
      readonly dhrId: DhrId;
      readonly cspId: BodyId;
      readonly boardId: BodyId;
      readonly reference: DhrReference;
      readonly name: ReviewName;
      readonly commissionedOn: PlainDate;
      readonly qualityAssured?: {
        readonly outcome: QualityAssuranceOutcome;
        readonly on: PlainDate;
      };
      readonly published: boolean;
      readonly recommendations: readonly Recommendation[];
    };
export type OpenedDhr = Exclude<Dhr, { stage: 'none' }>;

/** The review with its ancestors: what each of its events carries. */
export const identityOf = ({ dhrId, cspId, boardId }: OpenedDhr) => ({ dhrId, cspId, boardId });

export const recommendationOf = (
  { recommendations }: OpenedDhr,
  recommendationId: RecommendationId,
): Recommendation | undefined =>
  recommendations.find((each) => each.recommendationId === recommendationId);

/** An action, and the recommendation that it answers. */
export interface ActionPlace {
  readonly recommendation: Recommendation;
  readonly action: DhrAction;
}

export const placeOf = (
  { recommendations }: OpenedDhr,
  dhrActionId: DhrActionId,
): ActionPlace | undefined =>
  recommendations
    .flatMap((recommendation) =>
      recommendation.actions.map((action) => ({ recommendation, action })),
    )
    .find(({ action }) => action.dhrActionId === dhrActionId);

/** Whether somebody said what becomes of it: accepted or not, or, of a national one, that it was sent on. */
export const isDisposedOf = ({ disposition, sentOn }: Recommendation): boolean =>
  disposition !== undefined || sentOn !== undefined;
