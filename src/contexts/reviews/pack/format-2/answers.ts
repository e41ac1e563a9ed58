import type { DhrReference } from '../../../dhr/contract.js';
import type { Registers } from '../registers.js';
import { placedActions } from './dhr-standing.js';
import type { PositionAsAt } from './position-as-at.js';

/** What an action of a plan answers, outside of the plan. */
export type Answered =
  | {
      readonly register: 'qaf';
      readonly year: number;
      readonly recommendation: number;
      /** Their numbers, in the same year. */
      readonly findings: readonly number[];
    }
  | {
      readonly register: 'dhr';
      readonly review: DhrReference;
      readonly recommendation: number;
      readonly action: number;
    };

type ByAction = Map<string, Answered[]>;

const add = (found: ByAction, actionId: string, answered: Answered): void => {
  found.set(actionId, [...(found.get(actionId) ?? []), answered]);
};

const addRecommendations = (found: ByAction, { recommendations, findings }: Registers): void => {
  const sorted = recommendations.toSorted(
    (one, other) => one.year - other.year || one.number - other.number,
  );
  for (const { disposition, year, number, findingIds } of sorted) {
    if (!disposition?.actionId) continue;
    const behind = findings.filter(({ findingId }) => findingIds.includes(findingId));
    add(found, disposition.actionId, {
      register: 'qaf',
      year,
      recommendation: number,
      findings: behind.map((each) => each.number).toSorted((one, other) => one - other),
    });
  }
};

/** What is not published is told in Part 2 only, whatever carries it. */
const addHomicideReviews = (
  found: ByAction,
  { part, homicideReviews, registers, review }: PositionAsAt,
): void => {
  const told =
    part === 1
      ? homicideReviews
      : registers.homicideReviews.filter(({ boardId }) => boardId === review.boardId);
  for (const { review: homicideReview, recommendation, action } of placedActions(told)) {
    if (!action.carriedBy) continue;
    add(found, action.carriedBy.actionId, {
      register: 'dhr',
      review: homicideReview.reference,
      recommendation: recommendation.number,
      action: action.number,
    });
  }
};

/** What each action of a plan answers, as far as this part may tell it. */
export const answersIn = (position: PositionAsAt): ((id: string) => readonly Answered[]) => {
  const found: ByAction = new Map();
  addRecommendations(found, position.registers);
  addHomicideReviews(found, position);
  return (id) => found.get(id) ?? [];
};
