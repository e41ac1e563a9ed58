import { type FollowUp, followUpOf } from '../dhr-figures.js';
import type { PackBasis } from '../pack-basis.js';
import type { PositionAsAt } from '../position-as-at.js';
import type { Tally } from '../qaf-tally.js';
import { tallyOf } from '../qaf-tally.js';
import { heatmapAt } from './quality-assessment.js';
import { findingsOf, recommendationsOf } from './quality-findings.js';

/** The Victims' Code assessment in numbers, as it stands at a position. */
export interface AssessmentFigures {
  readonly year: number;
  readonly tally: Tally;
  readonly openFindings: number;
  readonly withoutDisposition: number;
}

/** On the position's page: what comes to the Board besides the plans, now and at the last position. */
export interface FollowUpFigures {
  readonly homicideReviews?: { readonly now: FollowUp; readonly last?: FollowUp };
  readonly assessment?: { readonly now: AssessmentFigures; readonly last?: AssessmentFigures };
}

/** Undefined where no assessment stands in this part. */
export const assessmentFigures = (position: PositionAsAt): AssessmentFigures | undefined => {
  const heatmap = position.part === 1 ? heatmapAt(position) : undefined;
  return (
    heatmap && {
      year: heatmap.now.cycle.year,
      tally: tallyOf(heatmap.rows.flatMap(({ cells }) => cells.map(({ now }) => now))),
      openFindings: findingsOf(position).filter(({ stage }) => stage === 'open').length,
      withoutDisposition: recommendationsOf(position).filter(({ standing }) => standing === 'none')
        .length,
    }
  );
};

const reviewFigures = ({ homicideReviews, today }: PositionAsAt): FollowUp | undefined =>
  homicideReviews.length > 0 ? followUpOf(homicideReviews, today) : undefined;

/** Both times of something that stands now; nothing where it does not. */
const bothTimes = <Figures>(
  { position, last }: PackBasis,
  figuresOf: (position: PositionAsAt) => Figures | undefined,
): { readonly now: Figures; readonly last?: Figures } | undefined => {
  const now = figuresOf(position);
  const before = last && figuresOf(last);
  return now && { now, ...(before && { last: before }) };
};

/** Absent where neither a homicide review nor an assessment stands in this part. */
export const composeFollowUpFigures = (basis: PackBasis): FollowUpFigures | undefined => {
  const homicideReviews = bothTimes(basis, reviewFigures);
  const assessment = bothTimes(basis, assessmentFigures);
  if (!homicideReviews && !assessment) return undefined;
  return {
    ...(homicideReviews && { homicideReviews }),
    ...(assessment && { assessment }),
  };
};
