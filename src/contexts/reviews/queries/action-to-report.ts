import type {
  ActionRating,
  ActionRow,
} from '../../../../projections/action-register/action-row.js';
import type { AgencyRow } from '../../../../projections/agency-register/agency-register.js';
import type {
  MeasureRow,
  Observation,
} from '../../../../projections/measure-register/measure-register.js';
import type { ActorId } from '../../../kernel/ids.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import type { Sealed } from '../../../kernel/sealed.js';
import type { ActionId, ActionReference, Measure } from '../../delivery-plans/contract.js';
import type { ChallengeId, ReviewId } from '../contract.js';
import { ATTENTION, type Attention, RATING_IN_WORDS } from './action-attention.js';
import { byText, type TargetStanding, targetStanding } from './in-words.js';

export interface RatingInWords {
  readonly rating: ActionRating;
  readonly words: string;
}

/** How a measure stands: its latest figure beside its target. */
export interface MeasureNow extends Pick<
  Measure,
  'measureId' | 'title' | 'kind' | 'unit' | 'direction' | 'baseline' | 'target'
> {
  readonly latest?: Pick<Observation, 'periodEnd' | 'figure' | 'finding' | 'dataQuality'>;
  readonly standing: TargetStanding;
}

/** What the Board asked the group and has no answer to. */
export interface OpenChallenge {
  readonly challengeId: ChallengeId;
  readonly reviewId: ReviewId;
  readonly review: string;
  /** The action it is about; none where it is about the group. */
  readonly actionId?: ActionId;
  readonly question: Sealed;
  readonly askedOn: PlainDate;
}

export interface ActionToReport {
  readonly actionId: ActionId;
  /** The ETag for an update; absent before the action's first own event. */
  readonly revision?: number;
  readonly reference: ActionReference;
  readonly title: string;
  /** A role in the lead agency. */
  readonly owner: string;
  readonly leadAgency?: string;
  readonly originalTargetDate: PlainDate;
  readonly targetDate: PlainDate;
  /** Everything that applies, most pressing first; the actions are in the order of the first. */
  readonly attention: readonly Attention[];
  readonly rating: RatingInWords;
  /** What its owner said before the last update. */
  readonly previousRating: RatingInWords;
  readonly lastUpdate?: {
    readonly on: PlainDate;
    readonly by: ActorId;
    readonly onBehalfOf?: ActorId;
    readonly progress: Sealed;
    readonly explanation?: Sealed;
  };
  readonly measure?: MeasureNow;
  /** What the Board asked about it and has no answer to. */
  readonly boardAsked: readonly OpenChallenge[];
}

const worded = (rating: ActionRating): RatingInWords => ({
  rating,
  words: RATING_IN_WORDS[rating],
});

/** What a chair reads of one action. */
export const toReport = (
  action: ActionRow,
  attention: readonly Attention[],
  {
    agencies,
    measures,
    boardAsked,
  }: {
    readonly agencies: readonly AgencyRow[];
    readonly measures: readonly MeasureRow[];
    readonly boardAsked: readonly OpenChallenge[];
  },
): ActionToReport => {
  const { lastUpdate } = action;
  const agency = agencies.find(({ agencyId }) => agencyId === action.leadAgencyId);
  const measure = measures.find(({ measureId }) => measureId === action.measureId);
  return {
    actionId: action.actionId,
    ...(action.revision !== undefined && { revision: action.revision }),
    reference: action.reference,
    title: action.title,
    owner: action.owner,
    ...(agency && { leadAgency: agency.name }),
    originalTargetDate: action.originalTargetDate,
    targetDate: action.targetDate,
    attention,
    rating: worded(action.deliveryRating),
    previousRating: worded(action.previousUpdate?.deliveryRating ?? 'not-assessed'),
    ...(lastUpdate && {
      lastUpdate: {
        on: lastUpdate.effectiveAt,
        by: lastUpdate.by,
        ...(lastUpdate.onBehalfOf && { onBehalfOf: lastUpdate.onBehalfOf }),
        progress: lastUpdate.progress,
        ...(lastUpdate.explanation && { explanation: lastUpdate.explanation }),
      },
    }),
    ...(measure && { measure: measureNow(measure) }),
    boardAsked: boardAsked.filter(({ actionId }) => actionId === action.actionId),
  };
};

const measureNow = (row: MeasureRow): MeasureNow => {
  const { measureId, title, kind, unit, direction, baseline, target, latest } = row;
  return {
    measureId,
    title,
    kind,
    ...(unit && { unit }),
    ...(direction && { direction }),
    ...(baseline && { baseline }),
    ...(target && { target }),
    ...(latest && {
      latest: {
        periodEnd: latest.periodEnd,
        ...(latest.figure && { figure: latest.figure }),
        ...(latest.finding && { finding: latest.finding }),
        dataQuality: latest.dataQuality,
      },
    }),
    standing: targetStanding(row),
  };
};

const rank = ({ attention: [first] }: ActionToReport): number =>
  first ? ATTENTION.indexOf(first) : ATTENTION.length;

export const mostPressingFirst = (one: ActionToReport, other: ActionToReport): number =>
  rank(one) - rank(other) ||
  byText(one.targetDate, other.targetDate) ||
  byText(one.reference, other.reference);
