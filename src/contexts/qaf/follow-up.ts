import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision as Decided, refused } from '../../kernel/decider.js';
import { broken, refuse } from '../../kernel/refusal.js';
import { asRecorded } from './answers.js';
import { evidenceRules, requirementIsKnown } from './assessment.policies.js';
import type { CycleContext, FollowUpCommand, Of } from './cycle.commands.js';
import type { CycleEvent } from './cycle.events.js';
import { cycleIsNotClosed, runByThoseWhoMay } from './cycle.policies.js';
import { identityOf, type OpenedCycle, recommendationsOf } from './cycle.stages.js';
import {
  carriedBy,
  carryingActionIsPlanned,
  carryingAgencyIsRegistered,
  closedWithDispositions,
  closureIsShown,
  decidedByBoardOrGroup,
  disposedOnceDecided,
  dispositionIsOfItsKind,
  dispositionOf,
  dispositionsDecisionStands,
  findingConcernsWhoTakesPart,
  findingsAreOfTheCycle,
  findingsAreOpen,
  newActionAnswersIt,
  notAcceptedHasAReason,
  otherDispositionHasAReason,
  planIsBeforeTheSameBoard,
  recommendationIsKnown,
} from './follow-up.policies.js';
import { requirementsIn } from './framework.js';

/** Decides what follows from the assessments: findings, recommendations, and what becomes of them. */
export const decideFollowUp = (
  command: FollowUpCommand,
  cycle: OpenedCycle,
  context: CycleContext,
): Decided<CycleEvent> => {
  switch (command.type) {
    case 'RaiseFinding':
      return raise(command, cycle, context);
    case 'MakeRecommendation':
      return recommend(command, cycle, context);
    case 'DisposeRecommendation':
      return dispose(command, cycle, context);
    case 'CloseFinding':
      return close(command, cycle, context);
    default:
      return assertNever(command);
  }
};

const raise = (
  { data, metadata }: Of<'RaiseFinding'>,
  cycle: OpenedCycle,
  context: CycleContext,
): Decided<CycleEvent> => {
  const requirements = requirementsIn(context.framework, cycle.frameworkVersion);
  return check(
    [runByThoseWhoMay, requirementIsKnown, cycleIsNotClosed, findingConcernsWhoTakesPart],
    {
      ...context,
      metadata,
      cycle,
      requirements,
      named: data.requirements,
      agencyIds: data.agencyIds,
    },
    () => [
      {
        type: 'qaf-finding-raised.v1',
        data: {
          ...identityOf(cycle),
          findingId: data.findingId,
          number: cycle.findings.size + 1,
          requirements: [...data.requirements],
          agencyIds: [...data.agencyIds],
          text: data.text,
        },
      },
    ],
  );
};

const recommend = (
  { data, metadata }: Of<'MakeRecommendation'>,
  cycle: OpenedCycle,
  context: CycleContext,
): Decided<CycleEvent> => {
  const { recommendationId, findingIds, text } = data;
  return check(
    [runByThoseWhoMay, findingsAreOfTheCycle, cycleIsNotClosed, findingsAreOpen],
    { ...context, metadata, cycle, findingIds },
    () => [
      {
        type: 'qaf-recommendation-made.v1',
        data: {
          ...identityOf(cycle),
          recommendationId,
          number: cycle.recommendations.size + 1,
          findingIds: [...findingIds],
          text,
        },
      },
    ],
  );
};

const DISPOSING = [
  runByThoseWhoMay,
  carryingActionIsPlanned,
  carryingAgencyIsRegistered,
  dispositionsDecisionStands,
  cycleIsNotClosed,
  notAcceptedHasAReason,
  dispositionIsOfItsKind,
  planIsBeforeTheSameBoard,
  newActionAnswersIt,
  otherDispositionHasAReason,
  decidedByBoardOrGroup,
  disposedOnceDecided,
];

const dispose = (
  { data, metadata }: Of<'DisposeRecommendation'>,
  cycle: OpenedCycle,
  context: CycleContext,
): Decided<CycleEvent> => {
  const recommendation = cycle.recommendations.get(data.recommendationId);
  if (!recommendation) return refused(refuse(recommendationIsKnown, { recommendation }));
  const { recommendationId, findingIds } = recommendation;
  const { decisionId, because } = data;
  const decision = decisionId && context.decision;
  return check(DISPOSING, { ...context, metadata, cycle, data, recommendation, decision }, () => {
    const disposition = dispositionOf(data.disposition);
    return disposition
      ? [
          {
            type: 'qaf-recommendation-disposed.v1',
            data: {
              ...identityOf(cycle),
              recommendationId,
              findingIds: [...findingIds],
              disposition,
              ...(decisionId && { decisionId }),
              ...(because && { because }),
            },
          },
        ]
      : [];
  });
};

const close = (
  { data, metadata }: Of<'CloseFinding'>,
  cycle: OpenedCycle,
  context: CycleContext,
): Decided<CycleEvent> => {
  const { findingId, statement, evidence } = data;
  const named = { ...context, metadata, cycle, findingIds: [findingId] };
  const finding = cycle.findings.get(findingId);
  if (!finding) return { ok: false, error: broken([findingsAreOfTheCycle], named) };
  const closing = { ...named, finding, statement, evidence };
  return check(
    [runByThoseWhoMay, findingsAreOpen, closedWithDispositions, closureIsShown, ...evidenceRules],
    closing,
    () => [
      {
        type: 'qaf-finding-closed.v1',
        data: {
          ...identityOf(cycle),
          findingId,
          shownBy: statement ? 'statement' : 'completed-actions',
          actions: statement ? [] : carryingActions(cycle, findingId),
          ...(statement && { statement }),
          evidence: evidence.map((each) => asRecorded(each)),
        },
      },
    ],
  );
};

const carryingActions = (cycle: OpenedCycle, findingId: Of<'CloseFinding'>['data']['findingId']) =>
  recommendationsOf(cycle, findingId).flatMap((recommendation) => {
    const carrying = carriedBy(recommendation);
    const { recommendationId } = recommendation;
    return carrying
      ? [{ recommendationId, planId: carrying.planId, actionId: carrying.actionId }]
      : [];
  });
