import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision } from '../../kernel/decider.js';
import {
  addendumTakesInMore,
  outturnIsConfirmedLater,
  outturnIsConfirmedOnce,
  outturnIsOfTheYearsEnd,
  yearEndsOf,
  yearHasEnded,
} from './afterwards.policies.js';
import { decisionOf, idsOf, type LaterCommand, meetingOf, type Of } from './deciding.js';
import type { ReviewEvent } from './events.js';
import {
  decisionWasTakenAtTheMeeting,
  onADecisionAboutTheReview,
} from './resting-on-decision.policies.js';
import type { ReviewContext } from './review.commands.js';
import { atAMeetingOfTheBoard } from './review-meeting.policies.js';
import { reviewIsNotClosed, secretariatRunsTheReview } from './review.policies.js';
import { type ClosedReview, lastVersion } from './review.stages.js';
import { untimely } from './untimely.js';
import { whileFixed } from './while-fixed.js';

/** What may follow a closed review; it changes nothing of what was closed. */
export const afterTheClose = (
  command: LaterCommand,
  review: ClosedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  switch (command.type) {
    case 'ChangeTimetable':
    case 'RequestReturns':
    case 'RecordChaser':
    case 'ConfirmReturn':
    case 'WithdrawReturn':
    case 'FreezePosition':
    case 'CorrectPosition':
    case 'RaiseChallenge':
    case 'TableUpdate':
    case 'JudgeGroup':
    case 'CloseReview':
      return untimely(reviewIsNotClosed, command, review, context);
    case 'IssuePack':
      return command.data.kind === 'record'
        ? whileFixed(command, review, context)
        : untimely(reviewIsNotClosed, command, review, context);
    case 'AnswerChallenge':
    case 'ChangeJudgement':
    case 'LinkDecision':
    case 'ApprovePublication':
    case 'WithdrawPublication':
      return whileFixed(command, review, context);
    case 'IssueAddendum':
      return check(
        [secretariatRunsTheReview, addendumTakesInMore],
        { command, review, context },
        () => [
          {
            type: 'addendum-issued.v1',
            data: { ...idsOf(review), ...command.data, version: nextAddendum(command, review) },
          },
        ],
      );
    case 'ConfirmOutturn':
      return confirmOutturn(command, review, context);
    default:
      return assertNever(command);
  }
};

const nextAddendum = ({ data: { part } }: Of<'IssueAddendum'>, review: ClosedReview): number =>
  lastVersion(review, { kind: 'addendum', part }) + 1;

const confirmOutturn = (
  command: Of<'ConfirmOutturn'>,
  review: ClosedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { meetingId, decisionId } = command.data;
  return check(
    [
      secretariatRunsTheReview,
      outturnIsOfTheYearsEnd,
      outturnIsConfirmedOnce,
      yearHasEnded,
      ...atAMeetingOfTheBoard,
      outturnIsConfirmedLater,
      ...onADecisionAboutTheReview,
      decisionWasTakenAtTheMeeting,
    ],
    {
      command,
      review,
      context,
      meetingId,
      meeting: meetingOf(context, meetingId),
      decision: decisionOf(context, decisionId),
    },
    () => [
      {
        type: 'outturn-confirmed.v1',
        data: { ...idsOf(review), ...command.data, yearEnds: yearEndsOf(review) },
      },
    ],
  );
};
