import type { ActionRating } from '../../../../../../projections/action-register/action-row.js';
import type { DhrRow } from '../../../../../../projections/dhr-register/dhr-row.js';
import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import { workingDaysBetween } from '../../../../../kernel/working-days.js';
import type { ActionReference } from '../../../../delivery-plans/contract.js';
import type { DhrReference, NationalAnswer, Theme } from '../../../../dhr/contract.js';
import { actionsOf, placedActions, recommendationsOf } from '../dhr-standing.js';
import { byText } from '../in-words.js';
import type { Names } from '../names.js';
import type { PositionAsAt } from '../position-as-at.js';
import { type ActionPlace, placeOf } from './homicide-review-lines.js';

export interface NationalLine {
  readonly review: DhrReference;
  readonly recommendation: number;
  readonly addressee: string;
  /** Absent where it was not sent on yet. */
  readonly sentOn?: PlainDate;
  /** The last one. */
  readonly answer?: NationalAnswer;
  readonly answeredOn?: PlainDate;
  /** Sent on, and nobody answered. */
  readonly noResponse: boolean;
  /** 0 where there is an answer, or it was not sent on. */
  readonly daysWithoutResponse: number;
  readonly workingDaysWithoutResponse: number;
  /** When the author was told. */
  readonly fedBackOn?: PlainDate;
}

/** A theme of more than one review. */
export interface ThemeLine {
  readonly theme: Theme;
  readonly reviews: readonly DhrReference[];
  readonly recommendations: number;
  readonly actions: number;
  readonly addressed: number;
  readonly signedOff: number;
}

/** An action of a delivery plan that carries one of a review. */
export interface CarriedLine extends ActionPlace {
  readonly addressed: boolean;
  readonly signedOff: boolean;
  /** Absent from Part 1 where it is restricted; Part 2 names those of Part 1 too, or the chain would end there. */
  readonly carriedBy?: {
    readonly reference: ActionReference;
    readonly group: string;
    readonly rating: ActionRating;
    readonly lastUpdatedOn?: PlainDate;
  };
}

export const nationalLines = (
  reviews: readonly DhrRow[],
  today: PlainDate,
): readonly NationalLine[] =>
  reviews
    .flatMap((review) =>
      recommendationsOf(review)
        .filter(({ scope }) => scope === 'national')
        .map((recommendation): NationalLine => {
          const { number, addressee = '', answers, fedBack } = recommendation;
          const sentOn = recommendation.sentOn?.effectiveAt;
          const last = answers.at(-1);
          const told = fedBack.at(-1);
          const waiting = sentOn !== undefined && last === undefined ? sentOn : undefined;
          return {
            review: review.reference,
            recommendation: number,
            addressee,
            ...(sentOn && { sentOn }),
            ...(last && { answer: last.answer, answeredOn: last.effectiveAt }),
            noResponse: waiting !== undefined,
            daysWithoutResponse: waiting ? daysBetween(waiting, today) : 0,
            workingDaysWithoutResponse: waiting ? workingDaysBetween(waiting, today) : 0,
            ...(told && { fedBackOn: told.effectiveAt }),
          };
        }),
    )
    .toSorted((one, other) => other.daysWithoutResponse - one.daysWithoutResponse);

export const recurringThemes = (reviews: readonly DhrRow[]): readonly ThemeLine[] => {
  const all = reviews.flatMap((review) =>
    recommendationsOf(review).map((recommendation) => ({ review, recommendation })),
  );
  const themes = [...new Set(all.flatMap(({ recommendation }) => recommendation.themes))];
  return themes
    .map((theme): ThemeLine => {
      const those = all.filter(({ recommendation }) => recommendation.themes.includes(theme));
      const actions = those.flatMap(({ recommendation }) => actionsOf(recommendation));
      return {
        theme,
        reviews: [...new Set(those.map(({ review }) => review.reference))].toSorted(byText),
        recommendations: those.length,
        actions: actions.length,
        addressed: actions.filter(({ addressedOn }) => addressedOn).length,
        signedOff: actions.filter(({ signedOffOn }) => signedOffOn).length,
      };
    })
    .filter(({ reviews: those }) => those.length > 1)
    .toSorted(
      (one, other) => other.reviews.length - one.reviews.length || byText(one.theme, other.theme),
    );
};

export const carriedLines = (
  { homicideReviews, registers, holdsAction, part }: PositionAsAt,
  names: Names,
): readonly CarriedLine[] =>
  placedActions(homicideReviews).flatMap((placed): readonly CarriedLine[] => {
    const { carriedBy, addressedOn, signedOffOn } = placed.action;
    if (!carriedBy) return [];
    const carrier = registers.actions.find(({ actionId }) => actionId === carriedBy.actionId);
    return [
      {
        ...placeOf(placed),
        addressed: addressedOn !== undefined,
        signedOff: signedOffOn !== undefined,
        ...(carrier &&
          (part === 2 || holdsAction(carrier)) && {
            carriedBy: {
              reference: carrier.reference,
              group: names.shortBody(carrier.bodyId),
              rating: carrier.deliveryRating,
              ...(carrier.lastUpdate && { lastUpdatedOn: carrier.lastUpdate.effectiveAt }),
            },
          }),
      },
    ];
  });
