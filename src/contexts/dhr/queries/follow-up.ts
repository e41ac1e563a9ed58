import type {
  DhrRow,
  RecommendationItem,
} from '../../../../projections/dhr-register/dhr-register.js';
import { daysBetween, type PlainDate } from '../../../kernel/plain-date.js';
import { workingDaysBetween } from '../../../kernel/working-days.js';
import type { Answer } from '../../../platform/http/view-query.js';
import { MATTERS } from '../events.js';
import {
  daysOverdue,
  matterStanding,
  type PartyNames,
  type ShownAction,
} from './party-standing.js';

/* What follows from homicide reviews, over all of them, on the day of asking. What was withdrawn counts nowhere. */

type Review = Answer<DhrRow>;
type ShownRecommendation = Answer<RecommendationItem>;

interface Placed {
  readonly review: Review;
  readonly recommendation: ShownRecommendation;
  readonly action: ShownAction;
}

const standing = ({ recommendations }: Review): readonly ShownRecommendation[] =>
  recommendations.filter((each) => !each.withdrawn);

export const actionsOf = (recommendation: ShownRecommendation): readonly ShownAction[] =>
  recommendation.actions.filter((each) => !each.withdrawn);

const placed = (reviews: readonly Review[]): readonly Placed[] =>
  reviews.flatMap((review) =>
    standing(review).flatMap((recommendation) =>
      actionsOf(recommendation).map((action) => ({ review, recommendation, action })),
    ),
  );

/** A review as the register lists it: without its recommendations, but with how many of them stand where. */
export const summaryOf = (review: Review, today: PlainDate) => {
  const { revision, bases, dhrId, reference, cspId, boardId, commissionedOn } = review;
  const { name, marking, isConcluded, qualityAssurance, published, concluded } = review;
  const recommendations = standing(review);
  const actions = recommendations.flatMap(actionsOf);
  const outcome = qualityAssurance.at(-1)?.outcome;
  return {
    ...(revision !== undefined && { revision }),
    bases,
    dhrId,
    reference,
    cspId,
    boardId,
    commissionedOn,
    name,
    marking,
    isConcluded,
    ...(outcome && { qualityAssured: outcome }),
    ...(published && { publishedOn: published.effectiveAt }),
    ...(concluded && { concludedOn: concluded.effectiveAt }),
    recommendations: recommendations.length,
    withoutDisposition: recommendations.filter((each) => !each.disposition && !each.sentOn).length,
    actions: actions.length,
    addressed: actions.filter((each) => each.addressedOn).length,
    agreed: actions.filter((each) => each.agreedOn).length,
    signedOff: actions.filter((each) => each.signedOffOn).length,
    overdue: actions.filter((each) => daysOverdue(each, today) > 0).length,
  };
};

const BOTH = [true, false] as const;

/** Every action is in one of four cells: addressed or not, signed off or not. */
export const standingOf = (reviews: readonly Review[], today: PlainDate) => {
  const actions = placed(reviews).map(({ action }) => action);
  const cell = (isAddressed: boolean, isSignedOff: boolean) => {
    const among = actions.filter(
      ({ addressedOn, signedOffOn }) =>
        (addressedOn !== undefined) === isAddressed && (signedOffOn !== undefined) === isSignedOff,
    );
    return {
      addressed: isAddressed,
      signedOff: isSignedOff,
      actions: among.length,
      agreed: among.filter((each) => each.agreedOn).length,
      overdue: among.filter((each) => daysOverdue(each, today) > 0).length,
    };
  };
  return {
    openReviews: reviews.filter((each) => !each.isConcluded).length,
    concludedReviews: reviews.filter((each) => each.isConcluded).length,
    allActions: actions.length,
    items: BOTH.flatMap((isAddressed) => BOTH.map((isSignedOff) => cell(isAddressed, isSignedOff))),
  };
};

/** Which party is awaited on what, the longest wait first. */
export const awaitingOf = (reviews: readonly Review[], today: PlainDate, names: PartyNames) => {
  const items = placed(reviews)
    .flatMap(({ review, recommendation, action }) =>
      action.parties.flatMap(({ party }) =>
        MATTERS.flatMap((matter) => {
          const { awaitedSince, workingDays, isTooLong, escalatedOn } = matterStanding(
            action,
            matter,
            party,
            today,
          );
          if (!awaitedSince) return [];
          return {
            dhrId: review.dhrId,
            reference: review.reference,
            recommendationNumber: recommendation.number,
            dhrActionId: action.dhrActionId,
            actionNumber: action.number,
            matter,
            party,
            name: names.nameOf(party),
            answeredBy: names.answeringFor(party),
            awaitedSince,
            workingDays,
            isTooLong,
            ...(escalatedOn && { escalatedOn }),
          };
        }),
      ),
    )
    .toSorted((one, other) => other.workingDays - one.workingDays);
  return {
    longest: items[0]?.workingDays ?? 0,
    tooLong: items.filter((each) => each.isTooLong).length,
    items,
  };
};

/** What recommendations speak of, by theme: those of more than one review recur, and stand first. */
export const themesOf = (reviews: readonly Review[]) => {
  const all = reviews.flatMap((review) =>
    standing(review).map((recommendation) => ({ review, recommendation })),
  );
  const themes = [...new Set(all.flatMap(({ recommendation }) => recommendation.themes))];
  const items = themes.map((theme) => {
    const among = all.filter(({ recommendation }) => recommendation.themes.includes(theme));
    const references = [...new Set(among.map(({ review }) => review.reference))].toSorted();
    const actions = among.flatMap(({ recommendation }) => actionsOf(recommendation));
    return {
      theme,
      reviews: references.length,
      references,
      recurs: references.length > 1,
      recommendations: among.length,
      actions: actions.length,
      addressed: actions.filter((each) => each.addressedOn).length,
      signedOff: actions.filter((each) => each.signedOffOn).length,
    };
  });
  return {
    items: items.toSorted(
      (one, other) =>
        other.reviews - one.reviews ||
        other.recommendations - one.recommendations ||
        one.theme.localeCompare(other.theme),
    ),
  };
};

/** What became of national recommendations: the last answer, or how long there has been none. */
export const nationalOf = (reviews: readonly Review[], today: PlainDate) => {
  const items = reviews.flatMap((review) =>
    standing(review)
      .filter(({ scope }) => scope === 'national')
      .map(({ recommendationId, number, themes, text, addressee = '', ...recommendation }) => {
        const sentOn = recommendation.sentOn?.effectiveAt;
        const last = recommendation.answers.at(-1);
        const fedBack = recommendation.fedBack.at(-1);
        const noResponse = sentOn !== undefined && last === undefined;
        return {
          dhrId: review.dhrId,
          reference: review.reference,
          recommendationId,
          number,
          themes,
          text,
          addressee,
          ...(sentOn && { sentOn }),
          noResponse,
          daysWithoutResponse: noResponse ? daysBetween(sentOn, today) : 0,
          workingDaysWithoutResponse: noResponse ? workingDaysBetween(sentOn, today) : 0,
          ...(last && { answer: last.answer, answeredOn: last.effectiveAt }),
          ...(last?.text !== undefined && { answerText: last.text }),
          ...(fedBack && { fedBackOn: fedBack.effectiveAt }),
        };
      }),
  );
  return {
    withoutResponse: items.filter((each) => each.noResponse).length,
    items: items.toSorted((one, other) => other.daysWithoutResponse - one.daysWithoutResponse),
  };
};

/** Every action of every review, with its three facts. */
export const actionsOverall = (
  reviews: readonly Review[],
  today: PlainDate,
  names: PartyNames,
) => ({
  items: placed(reviews).map(({ review, recommendation, action }) => ({
    dhrId: review.dhrId,
    reference: review.reference,
    recommendationId: recommendation.recommendationId,
    recommendationNumber: recommendation.number,
    scope: recommendation.scope,
    themes: recommendation.themes,
    dhrActionId: action.dhrActionId,
    actionNumber: action.number,
    text: action.text,
    leadAgencyId: action.leadAgencyId,
    leadAgency: names.nameOf({ kind: 'agency', id: action.leadAgencyId }),
    milestones: action.milestones.length,
    milestonesReached: action.milestones.filter((each) => each.reached).length,
    targetDate: action.targetDate,
    originalTargetDate: action.originalTargetDate,
    daysOverdue: daysOverdue(action, today),
    ...(action.addressed && { completedOn: action.addressed.completedOn }),
    ...(action.addressedOn && { addressedOn: action.addressedOn }),
    ...(action.agreedOn && { agreedOn: action.agreedOn }),
    ...(action.signedOffOn && { signedOffOn: action.signedOffOn }),
    ...(action.carriedBy && { carriedBy: action.carriedBy.actionId }),
  })),
});
