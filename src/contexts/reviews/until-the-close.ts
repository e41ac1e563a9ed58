import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision } from '../../kernel/decider.js';
import {
  challengedActionIsOfThePlan,
  challengeIsNew,
  challengerBelongsToTheBoard,
  tabledActionIsOfThePlan,
  tabledByTheGroup,
  updateIsTabledOnce,
} from './challenge.policies.js';
import {
  everyGroupIsJudged,
  missingReturnsAreNamed,
  onlyMissingReturnsAreNamed,
} from './closing.policies.js';
import { idsOf, type LaterCommand, meetingOf, type Of, planOf } from './deciding.js';
import type { ReviewEvent } from './events.js';
import { groupIsJudgedOnce, judgedByWhoMay } from './judgement.policies.js';
import { PACK_FORMAT } from './pack-format.js';
import { groupIsUnderReview } from './return.policies.js';
import type { ReviewContext } from './review.commands.js';
import { atAMeetingOfTheBoard } from './review-meeting.policies.js';
import { positionIsOpen, reviewIsClosed, secretariatRunsTheReview } from './review.policies.js';
import { type FrozenReview, groupUnderReview } from './review.stages.js';
import { untimely } from './untimely.js';
import { whileFixed } from './while-fixed.js';

/** What can be done of a review whose position stands, until the Board is done with it. */
export const untilTheClose = (
  command: LaterCommand,
  review: FrozenReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  switch (command.type) {
    case 'ChangeTimetable':
    case 'RequestReturns':
    case 'RecordChaser':
    case 'ConfirmReturn':
    case 'WithdrawReturn':
    case 'FreezePosition':
      return untimely(positionIsOpen, command, review, context);
    case 'CorrectPosition':
      return correctPosition(command, review);
    case 'RaiseChallenge':
      return raiseChallenge(command, review, context);
    case 'TableUpdate':
      return tableUpdate(command, review, context);
    case 'JudgeGroup':
      return judgeGroup(command, review, context);
    case 'CloseReview':
      return closeReview(command, review, context);
    case 'IssueAddendum':
    case 'ConfirmOutturn':
      return untimely(reviewIsClosed, command, review, context);
    case 'IssuePack':
    case 'AnswerChallenge':
    case 'ChangeJudgement':
    case 'LinkDecision':
    case 'ApprovePublication':
    case 'WithdrawPublication':
      return whileFixed(command, review, context);
    default:
      return assertNever(command);
  }
};

/** The same day seen anew: all that was recorded until now, in the format of today. The version before is kept. */
const correctPosition = (
  command: Of<'CorrectPosition'>,
  review: FrozenReview,
): Decision<ReviewEvent> =>
  check([secretariatRunsTheReview], { command }, () => [
    {
      type: 'position-corrected.v1',
      data: {
        ...idsOf(review),
        positionDate: review.positionDate,
        version: review.positionVersion + 1,
        packFormat: PACK_FORMAT,
        because: command.data.because,
      },
    },
  ]);

const raiseChallenge = (
  command: Of<'RaiseChallenge'>,
  review: FrozenReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { bodyId, actionId, meetingId, itemId } = command.data;
  const group = groupUnderReview(review, bodyId);
  const rules = [challengerBelongsToTheBoard, groupIsUnderReview, challengeIsNew];
  if (!group) return check(rules, { command, review, context, bodyId }, () => []);
  const plan = planOf(context, group);
  const meeting = meetingOf(context, meetingId);
  return check(
    [
      ...rules,
      challengedActionIsOfThePlan,
      // A question may be put in writing, before the meeting.
      ...(meetingId ? atAMeetingOfTheBoard : []),
    ],
    { command, review, context, bodyId, plan, actionId, meeting, itemId },
    () => [{ type: 'challenge-raised.v2', data: { ...idsOf(review), ...group, ...command.data } }],
  );
};

const tableUpdate = (
  command: Of<'TableUpdate'>,
  review: FrozenReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { bodyId, actionId, meetingId, itemId } = command.data;
  const group = groupUnderReview(review, bodyId);
  if (!group || !meetingId) {
    const meeting = meetingOf(context, meetingId);
    return check(
      [tabledByTheGroup, groupIsUnderReview, ...atAMeetingOfTheBoard],
      { command, review, context, bodyId, meeting },
      () => [],
    );
  }
  return check(
    [tabledByTheGroup, updateIsTabledOnce, tabledActionIsOfThePlan, ...atAMeetingOfTheBoard],
    {
      command,
      review,
      context,
      actionId,
      itemId,
      plan: planOf(context, group),
      meeting: meetingOf(context, meetingId),
    },
    () => [
      {
        type: 'update-tabled.v1',
        data: { ...idsOf(review), ...group, ...command.data, meetingId },
      },
    ],
  );
};

const judgeGroup = (
  command: Of<'JudgeGroup'>,
  review: FrozenReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { bodyId, meetingId, itemId } = command.data;
  const group = groupUnderReview(review, bodyId);
  return check(
    [...judgedByWhoMay, groupIsUnderReview, groupIsJudgedOnce, ...atAMeetingOfTheBoard],
    { command, review, context, bodyId, itemId, meeting: meetingOf(context, meetingId) },
    () =>
      group
        ? [
            {
              type: 'group-judged.v2',
              data: {
                ...idsOf(review),
                ...group,
                positionVersion: review.positionVersion,
                ...command.data,
              },
            },
          ]
        : [],
  );
};

const closeReview = (
  command: Of<'CloseReview'>,
  review: FrozenReview,
  context: ReviewContext,
): Decision<ReviewEvent> =>
  check(
    [
      secretariatRunsTheReview,
      everyGroupIsJudged,
      missingReturnsAreNamed,
      onlyMissingReturnsAreNamed,
    ],
    { command, review, context },
    () => [
      {
        type: 'review-closed.v1',
        data: { ...idsOf(review), withoutReturn: [...command.data.withoutReturn] },
      },
    ],
  );
