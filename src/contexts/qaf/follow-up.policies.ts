import { assertNever } from '../../kernel/assert-never.js';
import { rule } from '../../kernel/refusal.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { AgencyId } from '../bodies/contract.js';
import { type Decision, stands, takenBy, wasTaken } from '../decisions/contract.js';
import { plannedAction } from '../delivery-plans/contract.js';
import type { CycleContext, DisposeRecommendation, GivenDisposition } from './cycle.commands.js';
import type { Disposition } from './cycle.events.js';
import {
  type CycleRecord,
  type Finding,
  type OpenedCycle,
  type Recommendation,
  recommendationsOf,
  takesPart,
} from './cycle.stages.js';
import type { FindingId } from './ids.js';
import type { Attempt } from './cycle.authority.js';

const DISPOSITION = 'Domain, register 5: issues and recommendations each get a disposition';

export const findingConcernsWhoTakesPart = rule<{
  readonly cycle: CycleRecord;
  readonly agencyIds: readonly AgencyId[];
}>({
  code: 'QAF_FINDING.AGENCY_DOES_NOT_TAKE_PART',
  statement: 'A finding concerns agencies that take part, or all of them.',
  source: 'S4:378-381',
  kind: 'source',
  concerns: 'content',
  holds: ({ cycle, agencyIds }) => agencyIds.every((each) => takesPart(cycle.agencies.get(each))),
});

interface NamingFindings {
  readonly cycle: CycleRecord;
  readonly findingIds: readonly FindingId[];
}

export const findingsAreOfTheCycle = rule<NamingFindings>({
  code: 'QAF_FINDING.NOT_FOUND',
  statement: 'The findings named were raised in this cycle.',
  source: 'S4:381',
  kind: 'source',
  concerns: 'existence',
  holds: ({ cycle, findingIds }) => findingIds.every((each) => cycle.findings.has(each)),
});

export const findingsAreOpen = rule<NamingFindings>({
  code: 'QAF_FINDING.CLOSED',
  statement: 'A closed finding is closed for good: nothing further is recommended on it.',
  source: 'Design: what is closed stays closed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ cycle, findingIds }) => findingIds.every((each) => !cycle.findings.get(each)?.closed),
});

export const recommendationIsKnown = rule<{
  readonly recommendation: Recommendation | undefined;
}>({
  code: 'QAF_RECOMMENDATION.NOT_FOUND',
  statement: 'The recommendation was made in this cycle.',
  source: 'S4:381',
  kind: 'source',
  concerns: 'existence',
  holds: ({ recommendation }) => recommendation !== undefined,
});

const isSaid = (member: unknown): boolean => member !== undefined;

/** What is to carry a recommendation, where just the members of its kind are given; else nothing. */
export const dispositionOf = (given: GivenDisposition): Disposition | undefined => {
  const { kind, because, planId, actionId, ...alone } = given;
  const inPlan = [planId, actionId].some(isSaid);
  const single = Object.values(alone).some(isSaid);
  switch (kind) {
    case 'new-action':
    case 'existing-action':
      return planId && actionId && !single && !because ? { kind, planId, actionId } : undefined;
    case 'single-agency-action':
      return inPlan || because ? undefined : singleAgencyAction(alone);
    case 'not-accepted':
      return because && !inPlan && !single ? { kind, because } : undefined;
    default:
      return assertNever(kind);
  }
};

const singleAgencyAction = ({
  agencyId,
  owner,
  ownerId,
  due,
  action,
}: Omit<GivenDisposition, 'kind'>): Disposition | undefined =>
  agencyId && owner && due && action
    ? {
        kind: 'single-agency-action',
        agencyId,
        owner,
        ...(ownerId && { ownerId }),
        due,
        action,
      }
    : undefined;

interface Disposing {
  readonly cycle: OpenedCycle;
  readonly data: DisposeRecommendation;
  readonly recommendation: Recommendation;
  readonly plan: CycleContext['plan'];
  readonly line: CycleContext['line'];
  /** Where one is named. */
  readonly decision: Decision | undefined;
  readonly metadata: Attempt['metadata'];
}

const isPlanned = ({ data: { disposition } }: Disposing): boolean =>
  disposition.planId !== undefined && disposition.actionId !== undefined;

const plannedIn = ({ plan, data: { disposition } }: Disposing) =>
  disposition.actionId && plannedAction(plan, disposition.actionId);

export const notAcceptedHasAReason = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.NOT_ACCEPTED_WITHOUT_REASON',
  statement: 'That a recommendation is not accepted is said with the reason.',
  source: DISPOSITION,
  kind: 'ours',
  concerns: 'content',
  holds: ({ data: { disposition } }) =>
    disposition.kind !== 'not-accepted' || disposition.because !== undefined,
});

export const dispositionIsOfItsKind = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.DISPOSITION_NOT_OF_ITS_KIND',
  statement:
    "An action of a group's plan is named by plan and action; a single agency's by agency, owner, date and what is to be done; what is not accepted names none.",
  source: DISPOSITION,
  kind: 'ours',
  concerns: 'content',
  holds: ({ data: { disposition } }) =>
    dispositionOf(disposition) !== undefined ||
    (disposition.kind === 'not-accepted' && disposition.because === undefined),
});

export const carryingActionIsPlanned = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.ACTION_NOT_FOUND',
  statement: "The action that carries a recommendation stands in the group's plan named with it.",
  source: 'S4:381',
  kind: 'source',
  concerns: 'existence',
  holds: (disposing) => !isPlanned(disposing) || plannedIn(disposing) !== undefined,
});

export const planIsBeforeTheSameBoard = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.PLAN_OF_ANOTHER_BOARD',
  statement: 'The plan that carries a recommendation is approved by the Board that is reported to.',
  source: 'S4:381',
  kind: 'source',
  concerns: 'content',
  holds: ({ plan, cycle }) => plan.stage === 'none' || plan.boardId === cycle.boardId,
});

export const newActionAnswersIt = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.ACTION_ANSWERS_ANOTHER',
  statement: 'A new action says of itself that it came from this recommendation.',
  source: 'Domain, register 3: each action has an origin',
  kind: 'ours',
  concerns: 'content',
  holds: (disposing) => {
    const { kind } = disposing.data.disposition;
    const planned = plannedIn(disposing);
    return (
      kind !== 'new-action' ||
      !planned ||
      (planned.origin === 'qaf-recommendation' &&
        planned.originId === disposing.data.recommendationId)
    );
  },
});

export const carryingAgencyIsRegistered = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.AGENCY_NOT_FOUND',
  statement: 'The agency that carries a recommendation alone is a registered one.',
  source: DISPOSITION,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ data: { disposition }, line }) =>
    disposition.agencyId === undefined || line.has(disposition.agencyId),
});

export const otherDispositionHasAReason = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.CHANGED_WITHOUT_REASON',
  statement: 'A disposition that takes the place of another one says why.',
  source: DISPOSITION,
  kind: 'ours',
  concerns: 'content',
  holds: ({ recommendation, data }) =>
    recommendation.disposition === undefined || data.because !== undefined,
});

export const dispositionsDecisionStands = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.DECISION_NOT_FOUND',
  statement: 'A decision by which a recommendation was disposed of was recorded, and still stands.',
  source: 'Domain, register 2: what a decision concerns',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ decision }) => decision === undefined || stands(decision),
});

export const decidedByBoardOrGroup = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.DECIDED_BY_ANOTHER_BODY',
  statement: 'A recommendation is disposed of by the Board, or by the group that follows it up.',
  source: 'S4:381',
  kind: 'source',
  concerns: 'content',
  holds: ({ decision, cycle: { boardId, groupId } }) =>
    decision === undefined ||
    !wasTaken(decision) ||
    takenBy(decision, boardId) ||
    (groupId !== undefined && takenBy(decision, groupId)),
});

export const disposedOnceDecided = rule<Disposing>({
  code: 'QAF_RECOMMENDATION.DECIDED_LATER',
  statement: 'What rests on a decision takes effect on the day it was taken, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, metadata }) =>
    decision === undefined || !wasTaken(decision) || decision.takenOn <= metadata.effectiveAt,
});

interface ClosingFinding {
  readonly cycle: CycleRecord;
  readonly finding: Finding;
  readonly statement: Sealed | undefined;
  readonly actions: CycleContext['actions'];
}

const undisposed = ({ cycle, finding }: ClosingFinding) =>
  recommendationsOf(cycle, finding.findingId).filter(
    ({ disposition }) => disposition === undefined,
  );

export const closedWithDispositions = rule<ClosingFinding>({
  code: 'QAF_FINDING.RECOMMENDATION_WITHOUT_DISPOSITION',
  statement: 'No recommendation, and no finding with one, is closed without its disposition.',
  source: DISPOSITION,
  kind: 'ours',
  concerns: 'stage',
  holds: (closing) => undisposed(closing).length === 0,
  explain: (closing) =>
    `Without disposition: ${undisposed(closing)
      .map(({ number }) => `recommendation ${number}`)
      .join(', ')}.`,
});

/** The plan action that carries a recommendation. */
export const carriedBy = ({ disposition }: Recommendation) =>
  disposition?.kind === 'new-action' || disposition?.kind === 'existing-action'
    ? disposition
    : undefined;

export const closureIsShown = rule<ClosingFinding>({
  code: 'QAF_FINDING.CLOSURE_NOT_SHOWN',
  statement:
    'A finding is closed when the actions that carry its recommendations are completed, with verification where that is required, or by a statement of what was done.',
  source: 'Domain, register 3: somebody other than the proposer verifies, with evidence',
  kind: 'ours',
  concerns: 'content',
  holds: ({ cycle, finding, statement, actions }) => {
    if (statement !== undefined) return true;
    const made = recommendationsOf(cycle, finding.findingId);
    const verified = (recommendation: Recommendation): boolean => {
      const carrying = carriedBy(recommendation);
      return carrying !== undefined && actions.get(carrying.actionId)?.stage === 'completed';
    };
    return made.length > 0 && made.every(verified);
  },
});
