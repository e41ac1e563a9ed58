import type { ReviewRow } from '../../../../projections/review-register/review-row.js';
import type { Answer } from '../../../platform/http/view-query.js';

/** What a reader may not see of a review. */
export interface Withheld {
  /** Actions that are restricted. */
  readonly actionIds: ReadonlySet<string>;
  /** Groups whose whole plan is considered in Part 2. */
  readonly bodyIds: ReadonlySet<string>;
}

/** A review without what is withheld: neither texts nor ids of it, so that nobody can count what they may not see. */
export const reviewAsRead = (
  review: Answer<ReviewRow>,
  { actionIds, bodyIds }: Withheld,
): Answer<ReviewRow> => {
  const seen = <Listed extends { readonly actionIds: readonly string[] }>(
    listed: Listed,
  ): Listed => ({
    ...listed,
    actionIds: listed.actionIds.filter((actionId) => !actionIds.has(actionId)),
  });
  const isShown = (about: { readonly bodyId: string; readonly actionId?: string }): boolean =>
    !bodyIds.has(about.bodyId) && !(about.actionId && actionIds.has(about.actionId));
  return {
    ...review,
    chasers: review.chasers.filter(isShown).map(seen),
    returns: review.returns.filter(isShown).map(seen),
    withdrawnReturns: review.withdrawnReturns
      .filter(isShown)
      .map((each) => ({ ...each, confirmed: seen(each.confirmed) })),
    challenges: review.challenges.filter(isShown),
    tabledUpdates: review.tabledUpdates.filter(isShown),
    judgements: review.judgements.filter(isShown),
    judgementChanges: review.judgementChanges.filter(isShown),
  };
};
