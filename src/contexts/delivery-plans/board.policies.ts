import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { Body, BodyId } from '../bodies/contract.js';
import { concerns, type Decision, stands, takenBy, wasTaken } from '../decisions/contract.js';
import { type Acting, isLedBy } from './authority.js';
import type { PlanId } from './events.js';

export const boardIsEstablished = rule<{ readonly board: Body }>({
  code: 'BOARD.NOT_FOUND',
  statement: 'It is the Board that sets priorities and approves delivery plans: it must exist.',
  source: 'S4:356-358',
  kind: 'source',
  concerns: 'existence',
  holds: ({ board }) => board.stage === 'established' && board.kind === 'board',
});

export const enteredForTheBoard = rule<{ readonly board: Body; readonly metadata: Acting }>({
  code: 'BOARD.NOT_ENTERED_FOR_IT',
  statement:
    'What the Board decided about priorities and plans is entered by its chair or deputy, or by the secretariat.',
  source: 'Domain: who uses it',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ board, metadata }) => isLedBy(board, metadata),
});

/** An act that rests on a decision of the Board. */
export interface RestingOnDecision {
  readonly decision: Decision;
  readonly boardId: BodyId;
  readonly metadata: Acting;
}

export const decisionWasTaken = rule<RestingOnDecision>({
  code: 'BOARD_DECISION.NOT_FOUND',
  statement: 'The decision must have been recorded, and still stand.',
  source: 'Domain, register 3: approved by the Board (a decision)',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ decision }) => stands(decision),
});

export const decisionIsOfTheBoard = rule<RestingOnDecision>({
  code: 'BOARD_DECISION.OF_ANOTHER_BODY',
  statement: 'Priorities are set, and delivery plans approved or returned, by the Board itself.',
  source: 'S4:356-358',
  kind: 'source',
  concerns: 'content',
  holds: ({ decision, boardId }) => !wasTaken(decision) || takenBy(decision, boardId),
});

export const decisionCameFirst = rule<RestingOnDecision>({
  code: 'BOARD_DECISION.TAKEN_LATER',
  statement: 'What rests on a decision takes effect on the day it was taken, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, metadata }) =>
    !wasTaken(decision) || decision.takenOn <= metadata.effectiveAt,
  explain: ({ metadata }) =>
    `On ${metadata.effectiveAt} the decision had not been taken yet: nothing can rest on it that day.`,
});

export const boardAgrees = rule<RestingOnDecision>({
  code: 'BOARD_DECISION.DOES_NOT_AGREE',
  statement: 'Priorities are adopted by a decision that approves or agrees.',
  source: 'S4:169',
  kind: 'source',
  concerns: 'content',
  holds: ({ decision }) => !wasTaken(decision) || ['approve', 'agree'].includes(decision.kind),
});

export const boardApproves = rule<RestingOnDecision>({
  code: 'BOARD_DECISION.NOT_AN_APPROVAL',
  statement: 'A delivery plan is approved by a decision that approves.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'content',
  holds: ({ decision }) => !wasTaken(decision) || decision.kind === 'approve',
});

export const boardDoesNotApprove = rule<RestingOnDecision>({
  code: 'BOARD_DECISION.IS_AN_APPROVAL',
  statement: 'A decision that approves does not return a delivery plan.',
  source: 'Domain, register 3: approved by the Board or returned',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision }) => !wasTaken(decision) || decision.kind !== 'approve',
});

/** A decision about a plan that lies before the Board. */
export interface DecidingOnPlan extends RestingOnDecision {
  readonly plan: { readonly planId: PlanId; readonly submittedOn: PlainDate };
}

export const decisionConcernsThePlan = rule<DecidingOnPlan>({
  code: 'BOARD_DECISION.ABOUT_SOMETHING_ELSE',
  statement: 'The decision names the delivery plan that it approves or returns.',
  source: 'Domain, register 2: what a decision concerns',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, plan }) => !wasTaken(decision) || concerns(decision, plan.planId),
});

export const decisionFollowsSubmission = rule<DecidingOnPlan>({
  code: 'BOARD_DECISION.BEFORE_SUBMISSION',
  statement: 'The Board decides on the version that lies before it, not on an earlier one.',
  source: 'Design: plan-approved names the version',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, plan }) => !wasTaken(decision) || decision.takenOn >= plan.submittedOn,
  explain: ({ plan }) =>
    `The decision was taken before this version was submitted on ${plan.submittedOn}.`,
});
