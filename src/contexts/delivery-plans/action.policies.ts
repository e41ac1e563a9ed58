import type { PlainDate } from '../../kernel/plain-date.js';
import { type Refusal, rule } from '../../kernel/refusal.js';
import type { OfAction, ProposeCompletion } from './action.commands.js';
import {
  type Action,
  type ActionInHand,
  type CompletionProposal,
  moveAwaitingAgreement,
} from './action.stages.js';
import type { Evidence } from './events.js';
import { isAheadOfApproval, type Plan, plannedAction } from './plan.stages.js';

export const actionIsOfThePlan = rule<{
  readonly action: Action;
  readonly plan: Plan;
  readonly data: OfAction;
}>({
  code: 'ACTION.NOT_FOUND',
  statement: 'The action must be one of the delivery plan that is named with it.',
  source: 'S4:178',
  kind: 'source',
  concerns: 'existence',
  holds: ({ action, plan, data }) =>
    plannedAction(plan, data.actionId) !== undefined &&
    (action.stage === 'none' || action.planId === data.planId),
});

/** What is told of an action that is not there. */
export const actionIsNotThere: Refusal = {
  code: actionIsOfThePlan.code,
  message: actionIsOfThePlan.statement,
  source: actionIsOfThePlan.source,
  kind: actionIsOfThePlan.kind,
  concerns: actionIsOfThePlan.concerns,
};

type Live = Pick<ActionInHand, 'plan' | 'planned'>;

export const planOfActionIsApproved = rule<Live>({
  code: 'ACTION.PLAN_NOT_APPROVED',
  statement:
    'Actions are carried out and reported on once the Board has approved their plan, or once their work began ahead of that.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'stage',
  holds: ({ plan, planned }) =>
    plan.stage === 'approved' || isAheadOfApproval(plan, planned.actionId),
});

export const actionIsNotWithdrawn = rule<Live>({
  code: 'ACTION.IS_WITHDRAWN',
  statement: 'An action that was withdrawn has ended: nothing more is recorded of it.',
  source: 'Domain, register 3: withdrawn',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, planned }) => !plan.withdrawn.includes(planned.actionId),
});

export const actionIsNotRolledForward = rule<Live>({
  code: 'ACTION.IS_ROLLED_FORWARD',
  statement:
    'An action that was rolled forward goes on in the next plan: what becomes of it is recorded there.',
  source: 'Domain, register 3: rolled forward into the next plan with a link',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, planned }) => !plan.rolledForward.includes(planned.actionId),
});

/** What must be so before anything is recorded of an action. */
export const actionIsLive = [
  planOfActionIsApproved,
  actionIsNotWithdrawn,
  actionIsNotRolledForward,
];

export const completionWaitsForApproval = rule<Live>({
  code: 'ACTION.IS_AHEAD_OF_APPROVAL',
  statement:
    'Work that began ahead of approval is reported on; its completion is proposed once the Board has approved it.',
  source: 'Domain, register 3: new work may begin ahead of approval, and is flagged so',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, planned }) => !isAheadOfApproval(plan, planned.actionId),
});

export const leadAgencyHasAccepted = rule<Live>({
  code: 'ACTION.NOT_ACCEPTED',
  statement: 'Completion is proposed once the lead agency, a new one too, has accepted the action.',
  source: 'S4:275',
  kind: 'source',
  concerns: 'stage',
  holds: ({ plan, planned }) => plan.accepted.includes(planned.actionId),
});

type Staged = Pick<ActionInHand, 'action'>;

export const actionIsNotCompleted = rule<Staged>({
  code: 'ACTION.IS_COMPLETED',
  statement:
    'An action whose completion was agreed, and verified where that is required, is completed: it is reopened before anything else is recorded of it.',
  source: 'Domain, register 3: completion is proposed, then agreed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => action.stage !== 'completed',
});

export const noCompletionIsProposed = rule<Staged>({
  code: 'ACTION.COMPLETION_IS_PROPOSED',
  statement:
    'While a proposed completion waits to be agreed or verified, that is done, or it is rejected, first.',
  source: 'Domain, register 3: completion is proposed, then agreed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) =>
    action.stage !== 'completion-proposed' && action.stage !== 'completion-agreed',
});

export const completionIsProposed = rule<Staged>({
  code: 'ACTION.COMPLETION_NOT_PROPOSED',
  statement: 'Only a completion that somebody proposed is agreed, verified or rejected.',
  source: 'Domain, register 3: completion is proposed, then agreed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) =>
    action.stage === 'completion-proposed' || action.stage === 'completion-agreed',
});

export const actionIsCompleted = rule<Staged>({
  code: 'ACTION.NOT_COMPLETED',
  statement: 'Only an action that is completed is reopened.',
  source: 'Domain, register 3: reopened',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => action.stage === 'completed',
});

export const aMoveAwaitsAgreement = rule<Staged>({
  code: 'TARGET_DATE.NOTHING_TO_AGREE',
  statement: 'What is agreed is the last move of a target date, while it waits for that.',
  source: 'Domain, register 3: minor changes are agreed by the chair',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => moveAwaitingAgreement(action) !== undefined,
});

interface Moving extends ActionInHand {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export const movedTargetDiffers = rule<Moving>({
  code: 'TARGET_DATE.UNCHANGED',
  statement: 'Moving a target date gives another date.',
  source: 'Domain, register 3: a target date changes with a reason',
  kind: 'ours',
  concerns: 'content',
  holds: ({ from, to }) => from !== to,
  explain: ({ to }) => `The target date is ${to} already.`,
});

export const movedTargetIsNotBeforeTheStart = rule<Moving>({
  code: 'TARGET_DATE.BEFORE_START',
  statement: 'A target date does not move to before the day on which the action starts.',
  source: 'Domain, register 3: start, target date',
  kind: 'ours',
  concerns: 'content',
  holds: ({ planned, to }) => planned.starts <= to,
  explain: ({ planned, to }) =>
    `The action starts on ${planned.starts}: its target date cannot be ${to}.`,
});

interface ProposingCompletion extends ActionInHand {
  readonly data: ProposeCompletion;
}

interface GivingEvidence extends ActionInHand {
  readonly evidence: readonly Evidence[];
}

export const evidenceIsGiven = rule<ProposingCompletion>({
  code: 'ACTION.EVIDENCE_MISSING',
  statement: 'Whoever proposes completion shows it: with at least one piece of evidence.',
  source: 'Domain, register 3: somebody other than the proposer verifies, with evidence',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data }) => data.evidence.length > 0,
});

export const evidenceIsNotFromTheFuture = rule<GivingEvidence>({
  code: 'ACTION.EVIDENCE_FROM_THE_FUTURE',
  statement: 'Evidence speaks of a day no later than the one on which it is given.',
  source: 'Domain, register 3: evidence has the date it is effective',
  kind: 'ours',
  concerns: 'content',
  holds: ({ evidence, metadata }) =>
    evidence.every(({ effectiveOn }) => effectiveOn <= metadata.effectiveAt),
});

export const completedByThen = rule<ProposingCompletion>({
  code: 'ACTION.COMPLETED_IN_THE_FUTURE',
  statement: 'Completion is proposed once the action is done: on that day or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, metadata }) => data.completedOn <= metadata.effectiveAt,
  explain: ({ data, metadata }) =>
    `On ${metadata.effectiveAt} nothing can have been completed on ${data.completedOn}.`,
});

export const completedOnceStarted = rule<ProposingCompletion>({
  code: 'ACTION.COMPLETED_BEFORE_START',
  statement: 'An action is not completed before the day on which it starts.',
  source: 'Domain, register 3: start, target date',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, planned }) => planned.starts <= data.completedOn,
  explain: ({ data, planned }) =>
    `The action starts on ${planned.starts}: it cannot have been completed on ${data.completedOn}.`,
});

export const evidenceWasGiven = rule<{ readonly proposal: CompletionProposal }>({
  code: 'ACTION.VERIFIED_WITHOUT_EVIDENCE',
  statement: 'A completion is verified on the evidence that was given for it.',
  source: 'Domain, register 3: somebody other than the proposer verifies, with evidence',
  kind: 'ours',
  concerns: 'content',
  holds: ({ proposal }) => proposal.evidence.length > 0,
});
