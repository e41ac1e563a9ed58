import type { CommandMetadata } from '../../kernel/decider.js';
import { rule } from '../../kernel/refusal.js';
import {
  concerns,
  type Decision,
  type DecisionId,
  stands,
  takenBy,
  wasTaken,
} from '../decisions/contract.js';
import type { MeetingId } from '../meetings/contract.js';
import type { Attempt } from './review.commands.js';
import type { FixedReview, UnderReview } from './review.stages.js';

/** Something that the Board decided, and that is done of a review because of it. */
export interface RestingOnDecision {
  readonly decision: Decision;
  readonly review: UnderReview;
  readonly command: { readonly metadata: CommandMetadata };
}

export const decisionIsTheBoards = rule<RestingOnDecision>({
  code: 'REVIEW_DECISION.NOT_OF_THE_BOARD',
  statement:
    'What is done of a review on a decision rests on one that its Board took and recorded.',
  source: 'Domain, register 6: resulting decisions; publication is an approved act',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ decision, review }) => takenBy(decision, review.boardId),
});

export const decisionWasTakenBefore = rule<RestingOnDecision>({
  code: 'REVIEW_DECISION.TAKEN_LATER',
  statement: 'What rests on a decision takes effect on the day it was taken, or later.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, command }) =>
    !wasTaken(decision) || decision.takenOn <= command.metadata.effectiveAt,
});

export const decisionNamesTheReview = rule<RestingOnDecision>({
  code: 'REVIEW_DECISION.ABOUT_SOMETHING_ELSE',
  statement: 'A decision to publish, or on the outturn, names the review that it is about.',
  source: 'Domain, register 2: what a decision concerns',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, review }) => !wasTaken(decision) || concerns(decision, review.reviewId),
});

export const decisionApproves = rule<RestingOnDecision>({
  code: 'REVIEW_DECISION.DOES_NOT_APPROVE',
  statement: 'Publication and outturn rest on a decision that approves or agrees.',
  source: 'Domain, marking: publication is an approved act',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision }) => !wasTaken(decision) || ['approve', 'agree'].includes(decision.kind),
});

export const decisionWasTakenAtTheMeeting = rule<
  RestingOnDecision & { readonly meetingId: MeetingId }
>({
  code: 'REVIEW_DECISION.OF_ANOTHER_MEETING',
  statement: 'The outturn is confirmed by a decision of the meeting that is named.',
  source: 'Domain, register 6: the outturn is confirmed at the next meeting',
  kind: 'ours',
  concerns: 'content',
  holds: ({ decision, meetingId }) =>
    !wasTaken(decision) ||
    (decision.taken.route === 'meeting' && decision.taken.meetingId === meetingId),
});

export const decisionIsLinkedOnce = rule<
  Attempt<'LinkDecision', FixedReview> & { readonly decisionId: DecisionId }
>({
  code: 'REVIEW_DECISION.LINKED_TWICE',
  statement: 'A resulting decision is linked to a review once.',
  source: 'Domain, register 6: resulting decisions',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ review, decisionId }) => !review.decisions.includes(decisionId),
});

export const decisionStillStands = rule<RestingOnDecision>({
  code: 'REVIEW_DECISION.NO_LONGER_STANDS',
  statement: 'Nothing rests on a decision that was superseded or rescinded.',
  source: 'Domain, register 2: confirmed, then superseded or rescinded with a reason',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ decision }) => !wasTaken(decision) || stands(decision),
});

/** What publication and outturn both rest on. */
export const onADecisionAboutTheReview = [
  decisionIsTheBoards,
  decisionStillStands,
  decisionWasTakenBefore,
  decisionNamesTheReview,
  decisionApproves,
];
