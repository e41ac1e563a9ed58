import { assertNever } from '../../kernel/assert-never.js';
import type { LoadState, StateReader } from '../../kernel/decider.js';
import { type BodyId, bodyReader } from '../bodies/contract.js';
import { type PlanId, planReader } from '../delivery-plans/contract.js';
import type { ReviewCommand, ReviewContext } from './review.commands.js';
import { challengeOf, type Review } from './review.stages.js';

const groupsOf = (command: ReviewCommand, review: Review): readonly BodyId[] => {
  if (review.stage === 'none') return [];
  switch (command.type) {
    case 'ConfirmReturn':
    case 'JudgeGroup':
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
    case 'FreezePosition':
    case 'IssuePack':
    case 'RaiseChallenge':
      return [];
    default:
      return assertNever(command);
  }
};

const plansOf = (command: ReviewCommand, review: Review): readonly PlanId[] => {
  if (review.stage === 'none') return [];
  if (command.type === 'RequestReturns') return command.data.groups.map(({ planId }) => planId);
  if (command.type !== 'ConfirmReturn' && command.type !== 'RaiseChallenge') return [];
  return review.groups
    .filter(({ bodyId }) => bodyId === command.data.bodyId)
    .map(({ planId }) => planId);
};

const loaded = async <Id extends string, State>(
  reader: StateReader<State>,
  ids: readonly Id[],
  load: LoadState,
): Promise<ReadonlyMap<Id, State>> =>
  new Map(await Promise.all(ids.map(async (id) => [id, await load(reader, id)] as const)));

/** Reads the Board, and the groups and plans that a command speaks of, from their own histories. */
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
  };
};
