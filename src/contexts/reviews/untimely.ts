import { assertNever } from '../../kernel/assert-never.js';
import { type Decision, refused } from '../../kernel/decider.js';
import { broken, type Refusal, refuse, type Rule } from '../../kernel/refusal.js';
import {
  answererSpeaksForTheGroup,
  challengerBelongsToTheBoard,
  tabledByTheGroup,
} from './challenge.policies.js';
import type { LaterCommand } from './deciding.js';
import type { ReviewEvent } from './events.js';
import { judgeDoesNotChairTheGroup, judgeSpeaksForTheBoard } from './judgement.policies.js';
import { confirmerChairsTheGroup } from './return.policies.js';
import type { ReviewContext } from './review.commands.js';
import { secretariatRunsTheReview } from './review.policies.js';
import { challengeOf, type Review } from './review.stages.js';

/** Not at this stage; and whoever may not do it at any learns no more than that. */
export const untimely = (
  stage: Rule<Review>,
  command: LaterCommand,
  review: Review,
  context: ReviewContext,
): Decision<ReviewEvent> => refused(...notForThem(command, review, context), refuse(stage, review));

/** Why this is not theirs to do at any stage; nothing, where it is. */
const notForThem = (
  command: LaterCommand,
  review: Review,
  context: ReviewContext,
): readonly Refusal[] => {
  switch (command.type) {
    case 'ConfirmReturn':
    case 'WithdrawReturn':
      return broken([confirmerChairsTheGroup], { command, context });
    case 'RaiseChallenge':
      return broken([challengerBelongsToTheBoard], { command, context });
    case 'AnswerChallenge': {
      // Before anything is asked, there is nobody whose answer it would be.
      const challenge = challengeOf(review, command.data.challengeId);
      return challenge ? broken([answererSpeaksForTheGroup], { command, context, challenge }) : [];
    }
    case 'TableUpdate':
      return broken([tabledByTheGroup], { command, context });
    case 'JudgeGroup':
    case 'ChangeJudgement':
      return broken([judgeSpeaksForTheBoard, judgeDoesNotChairTheGroup], { command, context });
    case 'ChangeTimetable':
    case 'RequestReturns':
    case 'RecordChaser':
    case 'FreezePosition':
    case 'CorrectPosition':
    case 'IssuePack':
    case 'LinkDecision':
    case 'CloseReview':
    case 'IssueAddendum':
    case 'ConfirmOutturn':
    case 'ApprovePublication':
    case 'WithdrawPublication':
      return broken([secretariatRunsTheReview], { command });
    default:
      return assertNever(command);
  }
};
