import type { ActionRating } from '../../../../../../projections/action-register/action-row.js';
import type { FindingRow } from '../../../../../../projections/qaf-finding-register/qaf-finding-register.js';
import type { RecommendationRow } from '../../../../../../projections/qaf-recommendation-register/qaf-recommendation-register.js';
import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import type { DecisionReference } from '../../../../decisions/contract.js';
import type { ActionReference } from '../../../../delivery-plans/contract.js';
import type { RequirementCode } from '../../../../qaf/contract.js';
import { byText } from '../in-words.js';
import { type Names, recordedDecisions } from '../names.js';
import type { PositionAsAt } from '../position-as-at.js';

/** How long a finding stands †. */
export const AGE_BANDS = ['up-to-90-days', 'up-to-180-days', 'up-to-365-days', 'longer'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export interface FindingLine {
  readonly year: number;
  readonly number: number;
  readonly requirements: readonly RequirementCode[];
  /** Whom it concerns; all, where nobody is named. */
  readonly agencies: readonly string[];
  readonly text: Sealed;
  readonly raisedOn: PlainDate;
  readonly ageInDays: number;
  readonly ageBand: AgeBand;
  /** Their numbers, in the same year. */
  readonly recommendations: readonly number[];
}

/** How the action of a plan goes that carries a recommendation. */
export interface CarryingAction {
  readonly reference: ActionReference;
  readonly group: string;
  readonly leadAgency: string;
  readonly rating: ActionRating;
  readonly targetDate: PlainDate;
  /** Absent where nothing was reported yet. */
  readonly lastUpdatedOn?: PlainDate;
}

/** From findings to what became of a recommendation, and how that goes. */
export interface RecommendationLine {
  readonly year: number;
  readonly number: number;
  /** Their numbers, in the same year. */
  readonly findings: readonly number[];
  readonly text: Sealed;
  readonly madeOn: PlainDate;
  /** `none` until it has one. */
  readonly disposition: RecommendationRow['standing'];
  readonly disposedOn?: PlainDate;
  /** Of a new or existing action of a plan. */
  readonly carriedBy?: CarryingAction;
  /** The carrying action stands in the other part. */
  readonly carriedInTheOtherPart?: true;
  /** Of a single agency's action. */
  readonly agency?: string;
  readonly owner?: string;
  readonly due?: PlainDate;
  /** By which it was disposed of, or which concern the action that carries it. */
  readonly decisions: readonly DecisionReference[];
}

export const ageBandOf = (days: number): AgeBand => {
  if (days <= 90) return 'up-to-90-days';
  if (days <= 180) return 'up-to-180-days';
  return days <= 365 ? 'up-to-365-days' : 'longer';
};

const byNumber = (
  one: { readonly year: number; readonly number: number },
  other: { readonly year: number; readonly number: number },
): number => one.year - other.year || one.number - other.number;

/** Findings of this Board's assessments. */
export const findingsOf = ({ registers, review }: PositionAsAt): readonly FindingRow[] =>
  registers.findings.filter(({ boardId }) => boardId === review.boardId).toSorted(byNumber);

/** Recommendations of this Board's assessments. */
export const recommendationsOf = ({
  registers,
  review,
}: PositionAsAt): readonly RecommendationRow[] =>
  registers.recommendations.filter(({ boardId }) => boardId === review.boardId).toSorted(byNumber);

/** Findings that are open, the oldest first. */
export const findingLines = (position: PositionAsAt, names: Names): readonly FindingLine[] =>
  findingsOf(position)
    .filter(({ stage }) => stage === 'open')
    .toSorted((one, other) => byText(one.raisedOn, other.raisedOn) || byNumber(one, other))
    .map((finding) => {
      const ageInDays = daysBetween(finding.raisedOn, position.today);
      return {
        year: finding.year,
        number: finding.number,
        requirements: finding.requirements,
        agencies: finding.agencyIds.map((id) => names.agency(id)),
        text: finding.text,
        raisedOn: finding.raisedOn,
        ageInDays,
        ageBand: ageBandOf(ageInDays),
        recommendations: finding.recommendations.map(({ number }) => number),
      };
    });

/** Decisions by which a recommendation was disposed of, or that concern the action which carries it. */
const decisionsOn = (
  { disposition, cycleId }: RecommendationRow,
  { registers, holdsDecision }: PositionAsAt,
): readonly DecisionReference[] =>
  recordedDecisions(registers)
    .filter(
      (decision) =>
        holdsDecision(decision) &&
        (decision.decisionId === disposition?.decisionId ||
          decision.concerns.some(({ kind, id }) =>
            kind === 'action' ? id === disposition?.actionId : kind === 'qaf' && id === cycleId,
          )),
    )
    .map(({ reference }) => reference)
    .toSorted(byText);

const carriedBy = (
  { disposition }: RecommendationRow,
  { registers, holdsAction }: PositionAsAt,
  names: Names,
): Pick<RecommendationLine, 'carriedBy' | 'carriedInTheOtherPart'> => {
  const action = registers.actions.find(({ actionId }) => actionId === disposition?.actionId);
  if (!action) return {};
  if (!holdsAction(action)) return { carriedInTheOtherPart: true };
  return {
    carriedBy: {
      reference: action.reference,
      group: names.shortBody(action.bodyId),
      leadAgency: names.agency(action.leadAgencyId),
      rating: action.deliveryRating,
      targetDate: action.targetDate,
      ...(action.lastUpdate && { lastUpdatedOn: action.lastUpdate.effectiveAt }),
    },
  };
};

const recommendationLine = (
  recommendation: RecommendationRow,
  position: PositionAsAt,
  names: Names,
): RecommendationLine => {
  const { year, number, findingIds, text, madeOn, standing, disposition } = recommendation;
  const { agencyId, owner, due } = disposition ?? {};
  return {
    year,
    number,
    findings: position.registers.findings
      .filter(({ findingId }) => findingIds.includes(findingId))
      .map((finding) => finding.number)
      .toSorted((one, other) => one - other),
    text,
    madeOn,
    disposition: standing,
    ...(disposition && { disposedOn: disposition.effectiveAt }),
    ...carriedBy(recommendation, position, names),
    ...(agencyId && { agency: names.agency(agencyId) }),
    ...(owner !== undefined && { owner }),
    ...(due && { due }),
    decisions: decisionsOn(recommendation, position),
  };
};

/** Recommendations of these years, and of any other while a finding behind them is open. */
export const recommendationLines = (
  position: PositionAsAt,
  years: readonly number[],
  names: Names,
): readonly RecommendationLine[] => {
  const open = new Set(
    findingsOf(position)
      .filter(({ stage }) => stage === 'open')
      .map(({ findingId }) => findingId),
  );
  return recommendationsOf(position)
    .filter(({ year, findingIds }) => years.includes(year) || findingIds.some((id) => open.has(id)))
    .map((recommendation) => recommendationLine(recommendation, position, names));
};
