import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type Decider,
  type Decision,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal.js';
import { planReader } from '../delivery-plans/contract.js';
import type { ReviewEvent } from './events.js';
import {
  answererSpeaksForTheGroup,
  challengedActionIsOfThePlan,
  challengeIsKnown,
  challengeIsNew,
  challengeIsOpen,
  challengerBelongsToTheBoard,
  everyGroupIsJudged,
  groupIsJudgedOnce,
  judgeDoesNotChairTheGroup,
  judgeSpeaksForTheBoard,
  missingReturnsAreNamed,
  onlyMissingReturnsAreNamed,
} from './judgement.policies.js';
import {
  confirmerChairsTheGroup,
  eachGroupHasAnApprovedPlan,
  everyActionIsConfirmed,
  groupIsAskedOnce,
  groupIsUnderReview,
  groupReturnsOnce,
  noOtherActionIsConfirmed,
} from './return.policies.js';
import { officeOf } from './review.authority.js';
import type { ReviewCommand, ReviewContext } from './review.commands.js';
import { contextOf } from './review.context.js';
import {
  boardHoldsToAccount,
  packKeepsTheFormat,
  positionDateHasCome,
  positionIsFrozen,
  positionIsOpen,
  recordFollowsTheClose,
  returnsWereRequested,
  reviewIsNew,
  reviewIsNotClosed,
  reviewIsOpened,
  secretariatRunsTheReview,
  timetableRunsForward,
  versionsCountUp,
} from './review.policies.js';
import { evolveReview } from './review.evolution.js';
import {
  challengeOf,
  type ClosedReview,
  type FrozenReview,
  groupUnderReview,
  type OpenedReview,
  type Review,
  type UnderReview,
} from './review.stages.js';

/** The format in which a position frozen today is written, for ever. */
export const PACK_FORMAT = 1;

const decider: Decider<Review, ReviewCommand, ReviewEvent, ReviewContext> = {
  initial: { stage: 'none' },

  decide: (command, review, context) => {
    if (command.type === 'OpenReview') {
      return check(
        [secretariatRunsTheReview, reviewIsNew, boardHoldsToAccount, timetableRunsForward],
        { command, review, context },
        () => [{ type: 'review-opened.v2', data: command.data }],
      );
    }
    switch (review.stage) {
      case 'none':
        return refused(refuse(reviewIsOpened, review));
      case 'open':
        return untilTheFreeze(command, review, context);
      case 'frozen':
        return untilTheClose(command, review, context);
      case 'closed':
        return afterTheClose(command, review, context);
      default:
        return assertNever(review);
    }
  },

  evolve: evolveReview,
};

type LaterCommand = Exclude<ReviewCommand, { type: 'OpenReview' }>;

/** Every event of a review carries which one it is. */
const of = ({ reviewId, boardId, planYear }: UnderReview) => ({ reviewId, boardId, planYear });

const untilTheFreeze = (
  command: LaterCommand,
  review: OpenedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  switch (command.type) {
    case 'RequestReturns':
      return check(
        [secretariatRunsTheReview, groupIsAskedOnce, eachGroupHasAnApprovedPlan],
        { command, review, context },
        () => [
          {
            type: 'returns-requested.v1',
            data: { ...of(review), groups: [...command.data.groups] },
          },
        ],
      );
    case 'ConfirmReturn':
      return confirmReturn(command, review, context);
    case 'FreezePosition':
      return check(
        [secretariatRunsTheReview, returnsWereRequested, positionDateHasCome],
        { command, review, context },
        () => [
          {
            type: 'position-frozen.v1',
            data: { ...of(review), positionDate: review.positionDate, packFormat: PACK_FORMAT },
          },
        ],
      );
    case 'IssuePack':
    case 'RaiseChallenge':
    case 'AnswerChallenge':
    case 'JudgeGroup':
    case 'CloseReview':
      return refused(refuse(positionIsFrozen, review));
    default:
      return assertNever(command);
  }
};

const confirmReturn = (
  command: Extract<ReviewCommand, { type: 'ConfirmReturn' }>,
  review: OpenedReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { bodyId, statement } = command.data;
  const group = groupUnderReview(review, bodyId);
  if (!group) return refused(refuse(groupIsUnderReview, { review, bodyId }));
  const plan = context.plans.get(group.planId) ?? planReader.initial;
  return check(
    [confirmerChairsTheGroup, groupReturnsOnce, everyActionIsConfirmed, noOtherActionIsConfirmed],
    { command, review, context, plan },
    () => [
      {
        type: 'return-confirmed.v1',
        data: {
          ...of(review),
          ...group,
          actionIds: [...new Set(command.data.actionIds)],
          ...(statement && { statement }),
        },
      },
    ],
  );
};

const untilTheClose = (
  command: LaterCommand,
  review: FrozenReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  switch (command.type) {
    case 'RequestReturns':
    case 'ConfirmReturn':
    case 'FreezePosition':
      return refused(refuse(positionIsOpen, review));
    case 'IssuePack':
      return issuePack(command, review, context);
    case 'RaiseChallenge':
      return raiseChallenge(command, review, context);
    case 'AnswerChallenge':
      return answerChallenge(command, review, context);
    case 'JudgeGroup':
      return judgeGroup(command, review, context);
    case 'CloseReview':
      return check(
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
            data: { ...of(review), withoutReturn: [...command.data.withoutReturn] },
          },
        ],
      );
    default:
      return assertNever(command);
  }
};

const raiseChallenge = (
  command: Extract<ReviewCommand, { type: 'RaiseChallenge' }>,
  review: FrozenReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { bodyId, actionId } = command.data;
  const group = groupUnderReview(review, bodyId);
  const rules = [challengerBelongsToTheBoard, groupIsUnderReview, challengeIsNew];
  if (!group) return check(rules, { command, review, context, ...command.data }, () => []);
  const plan = context.plans.get(group.planId) ?? planReader.initial;
  return check(
    [...rules, challengedActionIsOfThePlan],
    { command, review, context, ...command.data, plan, actionId },
    () => [{ type: 'challenge-raised.v2', data: { ...of(review), ...group, ...command.data } }],
  );
};

const judgeGroup = (
  command: Extract<ReviewCommand, { type: 'JudgeGroup' }>,
  review: FrozenReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const group = groupUnderReview(review, command.data.bodyId);
  return check(
    [judgeSpeaksForTheBoard, judgeDoesNotChairTheGroup, groupIsUnderReview, groupIsJudgedOnce],
    { command, review, context, bodyId: command.data.bodyId },
    () =>
      group
        ? [
            {
              type: 'group-judged.v2',
              data: {
                ...of(review),
                ...group,
                positionVersion: review.positionVersion,
                ...command.data,
              },
            },
          ]
        : [],
  );
};

const answerChallenge = (
  command: Extract<ReviewCommand, { type: 'AnswerChallenge' }>,
  review: FrozenReview,
  context: ReviewContext,
): Decision<ReviewEvent> => {
  const { challengeId, answer } = command.data;
  const challenge = challengeOf(review, challengeId);
  if (!challenge) return refused(refuse(challengeIsKnown, { review, challengeId }));
  const { bodyId, actionId } = challenge;
  const group = groupUnderReview(review, bodyId);
  if (!group) return refused(refuse(groupIsUnderReview, { review, bodyId }));
  return check(
    [answererSpeaksForTheGroup, challengeIsOpen],
    { command, review, context, challenge },
    () => [
      {
        type: 'challenge-answered.v1',
        data: { ...of(review), ...group, challengeId, ...(actionId && { actionId }), answer },
      },
    ],
  );
};

/** A pack of the position, or a record of what the Board made of it: each version follows the last. */
const issuePack = (
  command: Extract<ReviewCommand, { type: 'IssuePack' }>,
  review: FrozenReview | ClosedReview,
  context: ReviewContext,
): Decision<ReviewEvent> =>
  check(
    [secretariatRunsTheReview, recordFollowsTheClose, packKeepsTheFormat, versionsCountUp],
    { command, review, context },
    () => [{ type: 'pack-issued.v2', data: { ...of(review), part: 1, ...command.data } }],
  );

const afterTheClose = (
  command: LaterCommand,
  review: ClosedReview,
  context: ReviewContext,
): Decision<ReviewEvent> =>
  command.type === 'IssuePack' && command.data.kind === 'record'
    ? issuePack(command, review, context)
    : refused(refuse(reviewIsNotClosed, review));

export const reviewAggregate: Aggregate<Review, ReviewCommand, ReviewEvent, ReviewContext> = {
  name: 'review',
  stream: (id) => streamName('review', id),
  decider,
  context: contextOf,
  actingAs: officeOf,
};

/** For other contexts and views: where a review stands. */
export const reviewReader = stateOf(reviewAggregate);
