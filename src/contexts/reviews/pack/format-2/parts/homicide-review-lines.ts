import type { DhrRow } from '../../../../../../projections/dhr-register/dhr-row.js';
import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type {
  DhrReference,
  DhrType,
  Matter,
  Party,
  QualityAssuranceOutcome,
} from '../../../../dhr/contract.js';
import type { Share } from '../counting.js';
import { followUpOf } from '../dhr-figures.js';
import {
  daysOverdue,
  type PlacedAction,
  placedActions,
  recommendationsOf,
  type Wait,
} from '../dhr-standing.js';
import { byText } from '../in-words.js';
import type { Names } from '../names.js';

/** A review by its pseudonym: no word of it, only how many things stand where. */
export interface ReviewLine {
  readonly reference: DhrReference;
  readonly type: DhrType;
  readonly commissionedBy: string;
  readonly qualityAssured?: QualityAssuranceOutcome;
  readonly publishedOn?: PlainDate;
  readonly concludedOn?: PlainDate;
  readonly recommendations: number;
  /** Neither accepted nor not, nor sent on. */
  readonly withoutDisposition: number;
  readonly notAccepted: number;
  readonly actions: number;
  readonly addressed: number;
  readonly agreed: number;
  readonly signedOff: number;
  readonly overdue: number;
}

export interface AgencyLine {
  readonly agency: string;
  /** Of the actions that it leads. */
  readonly addressed: Share;
  readonly signedOff: Share;
  readonly overdue: Share;
  /** 0 where none is overdue. */
  readonly longestOverdue: number;
}

/** Which action of which review, without a word of what it says. */
export interface ActionPlace {
  readonly review: DhrReference;
  readonly recommendation: number;
  readonly action: number;
}

export interface WaitLine extends ActionPlace {
  readonly whom: string;
  readonly matter: Matter;
  readonly since: PlainDate;
  /** Of England and Wales. */
  readonly workingDays: number;
  /** More than twenty: then its silence is escalated, and never taken as consent. */
  readonly tooLong: boolean;
  readonly escalatedOn?: PlainDate;
}

export const reviewLine = (review: DhrRow, today: PlainDate, names: Names): ReviewLine => {
  const recommendations = recommendationsOf(review);
  const { actions, addressed, agreed, signedOff, overdue } = followUpOf([review], today);
  const outcome = review.qualityAssurance.at(-1)?.outcome;
  return {
    reference: review.reference,
    type: review.name.type,
    commissionedBy: names.body(review.cspId),
    ...(outcome && { qualityAssured: outcome }),
    ...(review.published && { publishedOn: review.published.effectiveAt }),
    ...(review.concluded && { concludedOn: review.concluded.effectiveAt }),
    recommendations: recommendations.length,
    withoutDisposition: recommendations.filter((each) => !each.disposition && !each.sentOn).length,
    notAccepted: recommendations.filter(({ disposition }) => disposition === 'not-accepted').length,
    actions,
    addressed: addressed.numerator,
    agreed: agreed.numerator,
    signedOff: signedOff.numerator,
    overdue: overdue.numerator,
  };
};

export const agencyLines = (
  reviews: readonly DhrRow[],
  today: PlainDate,
  names: Names,
): readonly AgencyLine[] =>
  [...Map.groupBy(placedActions(reviews), ({ action }) => names.agency(action.leadAgencyId))]
    .map(([agency, placed]): AgencyLine => {
      const denominator = placed.length;
      const days = placed.map(({ action }) => daysOverdue(action, today));
      const count = (which: (each: PlacedAction) => boolean): Share => ({
        numerator: placed.filter(which).length,
        denominator,
      });
      return {
        agency,
        addressed: count(({ action }) => action.addressedOn !== undefined),
        signedOff: count(({ action }) => action.signedOffOn !== undefined),
        overdue: { numerator: days.filter((each) => each > 0).length, denominator },
        longestOverdue: Math.max(0, ...days),
      };
    })
    .toSorted(
      (one, other) =>
        other.overdue.numerator - one.overdue.numerator || byText(one.agency, other.agency),
    );

export const placeOf = ({ review, recommendation, action }: PlacedAction): ActionPlace => ({
  review: review.reference,
  recommendation: recommendation.number,
  action: action.number,
});

const partyName = ({ kind, id }: Party, names: Names): string =>
  kind === 'agency' ? names.agency(id) : names.body(id);

export const waitLine = (wait: Wait, names: Names): WaitLine => ({
  ...placeOf(wait),
  whom: partyName(wait.party, names),
  matter: wait.matter,
  since: wait.since,
  workingDays: wait.workingDays,
  tooLong: wait.isTooLong,
  ...(wait.escalatedOn && { escalatedOn: wait.escalatedOn }),
});
