import { assertNever } from '../../kernel/assert-never.js';
import type { LoadState, StateReader } from '../../kernel/decider.js';
import { type BodyId, bodyReader } from '../bodies/contract.js';
import { type DecisionId, decisionReader } from '../decisions/contract.js';
import { type PlanId, planReader } from '../delivery-plans/contract.js';
import { type MeetingId, meetingReader } from '../meetings/contract.js';
import type { ReviewCommand, ReviewContext } from './review.commands.js';
import { challengeOf, type Review } from './review.stages.js';

const groupsOf = (command: ReviewCommand, review: Review): readonly BodyId[] => {
  if (review.stage === 'none') return [];
  switch (command.type) {
    case 'ConfirmReturn':
    case 'WithdrawReturn':
    case 'TableUpdate':
    case 'JudgeGroup':
    case 'ChangeJudgement':
      return [command.data.bodyId];
    case 'AnswerChallenge':
      return [challengeOf(review, command.data.challengeId)]
        .filter((challenge) => challenge !== undefined)
        .map(({ bodyId }) => bodyId);
    case 'RequestReturns':
      return command.data.groups.map(({ bodyId }) => bodyId);
    case 'CloseReview':
      return review.groups.map(({ bodyId }) => bodyId);
    case 'OpenReview':
    case 'ChangeTimetable':
    case 'RecordChaser':
    case 'FreezePosition':
    case 'CorrectPosition':
    case 'IssuePack':
    case 'RaiseChallenge':
    case 'LinkDecision':
    case 'IssueAddendum':
    case 'ConfirmOutturn':
    case 'ApprovePublication':
    case 'WithdrawPublication':
      return [];
    default:
      return assertNever(command);
  }
};

const plansOf = (command: ReviewCommand, review: Review): readonly PlanId[] => {
  if (review.stage === 'none') return [];
  if (command.type === 'RequestReturns') return command.data.groups.map(({ planId }) => planId);
  if (
    command.type !== 'ConfirmReturn' &&
    command.type !== 'RecordChaser' &&
    command.type !== 'RaiseChallenge' &&
    command.type !== 'TableUpdate'
  ) {
    return [];
  }
  return review.groups
    .filter(({ bodyId }) => bodyId === command.data.bodyId)
    .map(({ planId }) => planId);
};

const meetingsOf = ({ data }: ReviewCommand): readonly MeetingId[] =>
  'meetingId' in data && data.meetingId ? [data.meetingId] : [];

const decisionsOf = ({ data }: ReviewCommand): readonly DecisionId[] =>
  'decisionId' in data && data.decisionId ? [data.decisionId] : [];

const loaded = async <Id extends string, State>(
  reader: StateReader<State>,
  ids: readonly Id[],
  load: LoadState,
): Promise<ReadonlyMap<Id, State>> =>
  new Map(await Promise.all(ids.map(async (id) => [id, await load(reader, id)] as const)));

/** Reads the Board, and the groups, plans, meetings and decisions that a command speaks of, from their own histories. */
export const contextOf = async (
  command: ReviewCommand,
  review: Review,
  load: LoadState,
): Promise<ReviewContext> => {
  const opening = command.type === 'OpenReview' ? command.data.boardId : undefined;
  const boardId = review.stage === 'none' ? opening : review.boardId;
  return {
    board: boardId ? await load(bodyReader, boardId) : bodyReader.initial,
    groups: await loaded(bodyReader, groupsOf(command, review), load),
    plans: await loaded(planReader, plansOf(command, review), load),
    meetings: await loaded(meetingReader, meetingsOf(command), load),
    decisions: await loaded(decisionReader, decisionsOf(command), load),
  };
};
