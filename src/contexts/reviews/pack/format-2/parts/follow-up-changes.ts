import type { DhrRow } from '../../../../../../projections/dhr-register/dhr-row.js';
import type { DhrReference } from '../../../../dhr/contract.js';
import { type PlacedAction, placedActions, recommendationsOf } from '../dhr-standing.js';
import type { PackBasis } from '../pack-basis.js';
import type { PositionAsAt } from '../position-as-at.js';
import { heatmapAt } from './quality-assessment.js';
import { findingsOf, recommendationsOf as qafRecommendationsOf } from './quality-findings.js';

/** What became of homicide reviews of this part between two positions: which reviews, and how many actions. */
export interface HomicideReviewChanges {
  readonly opened: readonly DhrReference[];
  readonly published: readonly DhrReference[];
  readonly concluded: readonly DhrReference[];
  readonly reopened: readonly DhrReference[];
  readonly recommendations: number;
  readonly actions: number;
  readonly addressed: number;
  /** Addressed then, and not any more. */
  readonly notAddressedAfterAll: number;
  readonly agreed: number;
  readonly signedOff: number;
  readonly datesMoved: number;
  readonly escalated: number;
  readonly nationalAnswers: number;
}

/** What became of the Victims' Code assessment between two positions. */
export interface AssessmentChanges {
  readonly opened: readonly number[];
  readonly reported: readonly number[];
  readonly closed: readonly number[];
  /** Self-assessments and moderations that there were not. */
  readonly assessed: number;
  readonly moderated: number;
  readonly findingsRaised: number;
  readonly findingsClosed: number;
  readonly recommendationsMade: number;
  readonly disposed: number;
}

export interface FollowUpChanges {
  readonly homicideReviews?: HomicideReviewChanges;
  readonly assessment?: AssessmentChanges;
}

interface Pair {
  readonly now: DhrRow;
  /** As the review stood then, in whatever part; absent where it was not opened. */
  readonly before?: DhrRow;
}

const actionsIn = (review: DhrRow | undefined): readonly PlacedAction[] =>
  review ? placedActions([review]) : [];

interface ActionPair {
  readonly now: PlacedAction['action'];
  readonly before?: PlacedAction['action'];
}

const actionPairs = (pairs: readonly Pair[]): readonly ActionPair[] =>
  pairs.flatMap(({ now, before }) => {
    const known = new Map(actionsIn(before).map(({ action }) => [action.dhrActionId, action]));
    return actionsIn(now).map(({ action }) => {
      const earlier = known.get(action.dhrActionId);
      return { now: action, ...(earlier && { before: earlier }) };
    });
  });

const counted = (pairs: readonly ActionPair[]) => {
  const gained = (fact: 'addressedOn' | 'agreedOn' | 'signedOffOn'): number =>
    pairs.filter(({ now, before }) => now[fact] && !before?.[fact]).length;
  const more = (list: 'moves' | 'escalations'): number =>
    pairs.reduce(
      (sum, { now, before }) => sum + now[list].length - (before?.[list].length ?? 0),
      0,
    );
  return {
    actions: pairs.filter(({ before }) => !before).length,
    addressed: gained('addressedOn'),
    notAddressedAfterAll: pairs.filter(({ now, before }) => !now.addressedOn && before?.addressedOn)
      .length,
    agreed: gained('agreedOn'),
    signedOff: gained('signedOffOn'),
    datesMoved: more('moves'),
    escalated: more('escalations'),
  };
};

const nationalAnswers = (review: DhrRow | undefined): number =>
  review ? recommendationsOf(review).reduce((sum, { answers }) => sum + answers.length, 0) : 0;

const reviewChanges = (
  { homicideReviews }: PositionAsAt,
  { registers }: PositionAsAt,
): HomicideReviewChanges => {
  const pairs = homicideReviews.map((now): Pair => {
    const before = registers.homicideReviews.find(({ dhrId }) => dhrId === now.dhrId);
    return { now, ...(before && { before }) };
  });
  const which = (changed: (pair: Pair) => boolean): readonly DhrReference[] =>
    pairs.filter(changed).map(({ now }) => now.reference);
  const sum = (count: (review: DhrRow | undefined) => number): number =>
    pairs.reduce((all, { now, before }) => all + count(now) - count(before), 0);
  return {
    opened: which(({ before }) => !before),
    published: which(({ now, before }) => now.published !== undefined && !before?.published),
    concluded: which(({ now, before }) => now.isConcluded && !before?.isConcluded),
    reopened: which(({ now, before }) => !now.isConcluded && before?.isConcluded === true),
    recommendations: sum((review) => (review ? recommendationsOf(review).length : 0)),
    ...counted(actionPairs(pairs)),
    nationalAnswers: sum(nationalAnswers),
  };
};

const assessmentChanges = (position: PositionAsAt, last: PositionAsAt): AssessmentChanges => {
  const cyclesOf = ({ registers, review }: PositionAsAt) =>
    registers.cycles.filter(({ boardId }) => boardId === review.boardId);
  const before = new Map(cyclesOf(last).map((cycle) => [cycle.cycleId, cycle]));
  const years = (is: (now: ReturnType<typeof cyclesOf>[number]) => boolean): readonly number[] =>
    cyclesOf(position)
      .filter((now) => {
        const then = before.get(now.cycleId);
        return is(now) && !(then && is(then));
      })
      .map(({ year }) => year)
      .toSorted((one, other) => one - other);
  const grown = (count: (position: PositionAsAt) => number): number =>
    count(position) - count(last);
  const assessed = ({ registers, review }: PositionAsAt) =>
    registers.assessments.filter(({ boardId }) => boardId === review.boardId);
  return {
    opened: years(() => true),
    reported: years(({ stage }) => stage !== 'open'),
    closed: years(({ stage }) => stage === 'closed'),
    assessed: grown((each) => assessed(each).length),
    moderated: grown((each) => assessed(each).filter(({ moderation }) => moderation).length),
    findingsRaised: grown((each) => findingsOf(each).length),
    findingsClosed: grown(
      (each) => findingsOf(each).filter(({ stage }) => stage === 'closed').length,
    ),
    recommendationsMade: grown((each) => qafRecommendationsOf(each).length),
    disposed: grown(
      (each) => qafRecommendationsOf(each).filter(({ standing }) => standing !== 'none').length,
    ),
  };
};

/** What lies between two positions; empty where nothing of either stands in this part. */
export const followUpChanges = ({ position, last }: PackBasis): FollowUpChanges =>
  last
    ? {
        ...(position.homicideReviews.length > 0 && {
          homicideReviews: reviewChanges(position, last),
        }),
        ...(position.part === 1 &&
          heatmapAt(position) && { assessment: assessmentChanges(position, last) }),
      }
    : {};
