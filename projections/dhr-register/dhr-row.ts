import type { AgencyId, BodyId, Office } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type { ActionId, PlanId, PlanYear } from '../../src/contexts/delivery-plans/contract.js';
import type {
  DhrActionId,
  DhrEvidence,
  DhrEvidenceId,
  DhrId,
  DhrReference,
  Matter,
  Milestone,
  NationalAnswer,
  Party,
  PartyAnswer,
  PUBLISHED_MARKINGS,
  QualityAssuranceOutcome,
  RecommendationId,
  RecommendationScope,
  ReviewName,
  StandingFacts,
  Theme,
} from '../../src/contexts/dhr/contract.js';
import type { Marking } from '../../src/kernel/marking.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import type { Entry, Row } from '../register-entry.js';

/** As whom somebody gave what the secretariat entered. */
interface Given extends Entry {
  readonly givenBy?: { readonly capacity: Office; readonly organisation: AgencyId };
}

interface Reasoned extends Entry {
  readonly because: Sealed;
}

interface Noted extends Entry {
  readonly note?: Sealed;
}

export interface MilestoneItem extends Milestone {
  readonly reached?: Noted & Given;
}

export interface EvidenceItem extends DhrEvidence, Given {}

export interface AnswerItem extends Given {
  readonly matter: Matter;
  readonly party: Party;
  /** The party itself, or who had come to answer for it. */
  readonly answeredBy: Party;
  readonly answer: PartyAnswer;
  readonly because?: Sealed;
}

/** That a party took back what it had answered. */
export interface AnswerWithdrawn extends Reasoned {
  readonly matter: Matter;
  readonly party: Party;
  readonly formerly: readonly AnswerItem[];
}

export interface EscalationItem extends Noted {
  readonly matter: Matter;
  readonly party: Party;
  readonly awaitedSince: PlainDate;
  readonly workingDays: number;
}

export interface Carrier extends Entry {
  readonly planId: PlanId;
  readonly actionId: ActionId;
  /** The group whose plan it is. */
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
}

/** What answers a recommendation, and three facts about it, each with its own day. */
export interface DhrActionItem extends StandingFacts {
  readonly dhrActionId: DhrActionId;
  readonly number: number;
  readonly text: Sealed;
  readonly leadAgencyId: AgencyId;
  readonly targetDate: PlainDate;
  readonly originalTargetDate: PlainDate;
  readonly milestones: readonly MilestoneItem[];
  readonly set: Entry;
  readonly parties: readonly { readonly party: Party; readonly since: Entry }[];
  readonly partiesSet: readonly Reasoned[];
  readonly moves: readonly (Reasoned & { readonly from: PlainDate; readonly to: PlainDate })[];
  readonly evidence: readonly EvidenceItem[];
  readonly addressed?: Given & {
    readonly completedOn: PlainDate;
    readonly outcome: Sealed;
    readonly evidenceIds: readonly DhrEvidenceId[];
  };
  readonly addressedWithdrawn: readonly Reasoned[];
  readonly answers: readonly AnswerItem[];
  readonly answersWithdrawn: readonly AnswerWithdrawn[];
  readonly escalations: readonly EscalationItem[];
  readonly carriedBy?: Carrier;
  readonly carriedBefore: readonly (Carrier & { readonly ended: Reasoned })[];
  readonly withdrawn?: Reasoned;
  /** The day on which it was recorded as addressed. */
  readonly addressedOn?: PlainDate;
  /** The day on which the last relevant party agreed to it. */
  readonly agreedOn?: PlainDate;
  /** The day on which the last relevant party signed it off. */
  readonly signedOffOn?: PlainDate;
}

export interface Disposition extends Noted {
  readonly as: 'accepted' | 'not-accepted';
  readonly because?: Sealed;
}

export interface NationalAnswerItem extends Entry {
  readonly answer: NationalAnswer;
  readonly text?: Sealed;
}

export interface RecommendationItem {
  readonly recommendationId: RecommendationId;
  readonly number: number;
  readonly scope: RecommendationScope;
  readonly themes: readonly Theme[];
  readonly text: Sealed;
  readonly addressee?: string;
  readonly made: Entry;
  readonly disposition?: Disposition['as'];
  /** Each time that somebody accepted it, or did not. */
  readonly disposed: readonly Disposition[];
  readonly sentOn?: Entry;
  /** Of its addressee, the earliest first. */
  readonly answers: readonly NationalAnswerItem[];
  readonly fedBack: readonly (Entry & { readonly answer?: NationalAnswer })[];
  readonly closed?: Entry;
  readonly reopened: readonly Reasoned[];
  readonly withdrawn?: Reasoned;
  readonly actions: readonly DhrActionItem[];
}

/** A homicide review with all that follows from it: its action plan. */
export interface DhrRow extends Row {
  readonly dhrId: DhrId;
  readonly reference: DhrReference;
  readonly cspId: BodyId;
  readonly boardId: BodyId;
  readonly commissionedOn: PlainDate;
  /** What it is called now. */
  readonly name: ReviewName;
  /** Everything that it was called, the earliest first. */
  readonly names: readonly (ReviewName & Entry)[];
  /** Restricted, until it is published. */
  readonly marking: Marking;
  readonly isConcluded: boolean;
  readonly opened: Entry;
  readonly qualityAssurance: readonly (Noted & { readonly outcome: QualityAssuranceOutcome })[];
  readonly published?: Entry & {
    readonly marking: (typeof PUBLISHED_MARKINGS)[number];
    readonly qualityAssuredOn: PlainDate;
    readonly decisionId?: DecisionId;
  };
  readonly publicationsWithdrawn: readonly Reasoned[];
  readonly concluded?: Noted;
  readonly reopened: readonly Reasoned[];
  readonly recommendations: readonly RecommendationItem[];
}
