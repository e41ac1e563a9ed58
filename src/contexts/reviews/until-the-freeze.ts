import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision, refused } from '../../kernel/decider.js';
import { refuse } from '../../kernel/refusal.js';
import { idsOf, type LaterCommand, type Of, planOf } from './deciding.js';
import type { ReviewEvent } from './events.js';
import { PACK_FORMAT } from './pack-format.js';
import {
  chaserListsOnlyTheGroupsActions,
  confirmerChairsTheGroup,
  eachGroupHasAnApprovedPlan,
  everyActionIsConfirmed,
  groupIsAskedOnce,
  groupIsUnderReview,
  groupReturnsOnce,
  noOtherActionIsConfirmed,
  onlyMissingReturnsAreChased,
  returnsAreOpen,
  returnWasConfirmed,
} from './return.policies.js';
import type { ReviewContext } from './review.commands.js';
import {
  positionDateHasCome,
  positionIsFrozen,
  returnsWereRequested,
  secretariatRunsTheReview,
} from './review.policies.js';
import { groupUnderReview, type OpenedReview } from './review.stages.js';
import {
  datesAreMovedAhead,
  timetableDiffers,
  timetableRunsForward,
} from './timetable.policies.js';
import { untimely } from './untimely.js';

/** What can be done of a review while returns come in: until its position is taken. */
export const untilTheFreeze = (
  command: LaterCommand,
  review: OpenedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  switch (command.type) {
    case 'ChangeTimetable':
      return check(
        [secretariatRunsTheReview, timetableDiffers, timetableRunsForward, datesAreMovedAhead],
        { command, review, context },
        () => [{ type: 'timetable-changed.v1', data: { ...idsOf(review), ...command.data } }],
      );
    case 'RequestReturns':
      return check(
        [secretariatRunsTheReview, groupIsAskedOnce, eachGroupHasAnApprovedPlan],
        { command, review, context },
        () => [
          {
            type: 'returns-requested.v1',
            data: { ...idsOf(review), groups: [...command.data.groups] },
          },
        ],
      );
    case 'RecordChaser':
      return recordChaser(command, review, context);
    case 'ConfirmReturn':
      return confirmReturn(command, review, context);
    case 'WithdrawReturn':
      return withdrawReturn(command, review, context);
    case 'FreezePosition':
      return check(
        [secretariatRunsTheReview, returnsWereRequested, positionDateHasCome],
        { command, review, context },
        () => [
          {
            type: 'position-frozen.v1',
            data: { ...idsOf(review), positionDate: review.positionDate, packFormat: PACK_FORMAT },
          },
        ],
      );
    case 'CorrectPosition':
    case 'IssuePack':
    case 'RaiseChallenge':
    case 'AnswerChallenge':
    case 'TableUpdate':
    case 'JudgeGroup':
    case 'ChangeJudgement':
    case 'LinkDecision':
    case 'CloseReview':
    case 'IssueAddendum':
    case 'ConfirmOutturn':
    case 'ApprovePublication':
    case 'WithdrawPublication':
      return untimely(positionIsFrozen, command, review, context);
    default:
      return assertNever(command);
  }
};

const recordChaser = (
  command: Of<'RecordChaser'>,
  review: OpenedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { bodyId } = command.data;
  const group = groupUnderReview(review, bodyId);
  if (!group) return refused(refuse(groupIsUnderReview, { review, bodyId }));
  const { returnsClose } = review;
  const actionIds = [...new Set(command.data.actionIds)];
  return check(
    [secretariatRunsTheReview, onlyMissingReturnsAreChased, chaserListsOnlyTheGroupsActions],
    { command, review, context, plan: planOf(context, group) },
    () => [
      {
        type: 'chaser-sent.v1',
        data: { ...idsOf(review), ...group, ...command.data, actionIds, returnsClose },
      },
    ],
  );
};

const confirmReturn = (
  command: Of<'ConfirmReturn'>,
  review: OpenedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { bodyId, statement } = command.data;
  const group = groupUnderReview(review, bodyId);
  if (!group) return refused(refuse(groupIsUnderReview, { review, bodyId }));
  return check(
    [
      confirmerChairsTheGroup,
      returnsAreOpen,
      groupReturnsOnce,
      everyActionIsConfirmed,
      noOtherActionIsConfirmed,
    ],
    { command, review, context, plan: planOf(context, group) },
    () => [
      {
        type: 'return-confirmed.v1',
        data: {
          ...idsOf(review),
          ...group,
          actionIds: [...new Set(command.data.actionIds)],
          ...(statement && { statement }),
        },
      },
    ],
  );
};

const withdrawReturn = (
  command: Of<'WithdrawReturn'>,
  review: OpenedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { bodyId, because } = command.data;
  const group = groupUnderReview(review, bodyId);
  if (!group) return refused(refuse(groupIsUnderReview, { review, bodyId }));
  return check([confirmerChairsTheGroup, returnWasConfirmed], { command, review, context }, () => [
    { type: 'return-withdrawn.v1', data: { ...idsOf(review), ...group, because } },
  ]);
};
