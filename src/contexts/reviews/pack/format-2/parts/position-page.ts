import { addDays, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { BodyId } from '../../../../bodies/contract.js';
import type { JudgementGrade } from '../../../contract.js';
import { awaitsConfirmation, isComplete, isOverdue, isReportedSince } from '../standing.js';
import {
  countBy,
  type DatesMoved,
  datesMoved,
  type RatingCounts,
  ratingCounts,
  type Share,
} from '../counting.js';
import { OUTCOME_RATINGS, outcomeLines, type OutcomeRating } from '../outcome-rating.js';
import type { PackBasis } from '../pack-basis.js';
import { type PositionAsAt, type ReviewedGroup, sameGroup } from '../position-as-at.js';
import type { Names } from '../names.js';
import { composeFollowUpFigures, type FollowUpFigures } from './follow-up-figures.js';

/** One position in numbers. The ratings add up to the actions; every share is one of them. */
export interface Figures {
  readonly actions: number;
  readonly ratings: RatingCounts;
  readonly completeOrOnTrack: Share;
  readonly overdue: Share;
  /** Of those overdue, the ones that their owner says are done. */
  readonly overdueAwaitingConfirmation: number;
  readonly datesMoved: DatesMoved;
  readonly outcomes: Readonly<Record<OutcomeRating, number>>;
}

export interface GroupFigures {
  readonly bodyId: BodyId;
  readonly name: string;
  readonly shortName: string;
  readonly now: Figures;
  /** At the last review's freeze; absent where there was none, or the group was not held to account there. */
  readonly last?: Figures;
  /** Of the actions that are not complete. */
  readonly notUpdated: Share;
  /** Absent of a group that is not held to account in this part. */
  readonly returnReceived?: boolean;
  readonly lastJudgement?: { readonly outcomes: JudgementGrade; readonly impact: JudgementGrade };
}

export interface PositionPage {
  readonly groups: readonly GroupFigures[];
  readonly all: Pick<GroupFigures, 'now' | 'last' | 'notUpdated'>;
  readonly returns: Share;
  /** The last day of the position before, or the day before the first plan began: updates count from the next day. */
  readonly notUpdatedSince: PlainDate;
  readonly lastPositionDate?: PlainDate;
  readonly followUps?: FollowUpFigures;
}

const figuresOf = (groups: readonly ReviewedGroup[], today: PlainDate, names: Names): Figures => {
  const actions = groups.flatMap((group) => group.actions);
  const ratings = ratingCounts(actions);
  const overdue = actions.filter((action) => isOverdue(action, today));
  const outcomes = groups.flatMap((group) => outcomeLines(group, names));
  return {
    actions: actions.length,
    ratings,
    completeOrOnTrack: {
      numerator: ratings.complete + ratings['on-track'],
      denominator: actions.length,
    },
    overdue: { numerator: overdue.length, denominator: actions.length },
    overdueAwaitingConfirmation: overdue.filter(awaitsConfirmation).length,
    datesMoved: datesMoved(actions),
    outcomes: countBy(
      outcomes.map(({ rating }) => rating),
      OUTCOME_RATINGS,
    ),
  };
};

const notUpdated = (groups: readonly ReviewedGroup[], since: PlainDate): Share => {
  const open = groups.flatMap((group) => group.actions).filter((action) => !isComplete(action));
  const firstDay = addDays(since, 1);
  return {
    numerator: open.filter((action) => !isReportedSince(action, firstDay)).length,
    denominator: open.length,
  };
};

const sinceOf = ({ today, groups }: PositionAsAt, last: PositionAsAt | undefined): PlainDate => {
  if (last) return last.today;
  const starts = groups.flatMap(({ plan }) => (plan ? [plan.starts] : [])).toSorted();
  return addDays(starts[0] ?? today, -1);
};

const lastJudgementOf = (
  { bodyId }: ReviewedGroup,
  last: PositionAsAt | undefined,
): Pick<GroupFigures, 'lastJudgement'> => {
  const judged = last?.review.judgements.find((judgement) => judgement.bodyId === bodyId);
  return judged ? { lastJudgement: { outcomes: judged.outcomes, impact: judged.impact } } : {};
};

/** The position on one page: every group in the same numbers, now and last time. */
export const composePositionPage = (basis: PackBasis): PositionPage => {
  const { position, last, names } = basis;
  const followUps = composeFollowUpFigures(basis);
  const { groups, today, review } = position;
  const since = sinceOf(position, last);
  const hasReturned = ({ bodyId }: ReviewedGroup): boolean =>
    review.returns.some((each) => each.bodyId === bodyId);
  const held = groups.filter(({ heldToAccount }) => heldToAccount);
  const groupFigures = groups.map((group): GroupFigures => {
    const before = sameGroup(group, last);
    return {
      bodyId: group.bodyId,
      name: group.name,
      shortName: group.shortName,
      now: figuresOf([group], today, names),
      ...(last && before && { last: figuresOf([before], last.today, names) }),
      notUpdated: notUpdated([group], since),
      ...(group.heldToAccount && { returnReceived: hasReturned(group) }),
      ...(group.heldToAccount && lastJudgementOf(group, last)),
    };
  });
  return {
    groups: groupFigures,
    all: {
      now: figuresOf(groups, today, names),
      ...(last && { last: figuresOf(last.groups, last.today, names) }),
      notUpdated: notUpdated(groups, since),
    },
    returns: { numerator: held.filter(hasReturned).length, denominator: held.length },
    notUpdatedSince: since,
    ...(last && { lastPositionDate: last.today }),
    ...(followUps && { followUps }),
  };
};
