import type { Cell, Standing } from './heatmap.js';

/** A part of a whole: never a percentage alone. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** How many of what was to be assessed stands how. What was not assessed is part of every whole. */
export interface Tally {
  readonly met: number;
  readonly partlyMet: number;
  readonly notMet: number;
  readonly notAssessed: number;
  /** Outside of the shares: not applicable, or not relevant to the agency. */
  readonly notApplicable: number;
  readonly notRelevant: number;
  /** Met, of everything that applies, assessed or not. */
  readonly metOfAll: Share;
  /** Assessed, of everything that applies. */
  readonly assessedOfAll: Share;
}

/** Counts standings; those not asked count nowhere. */
export const tallyOf = (standings: readonly (Standing | undefined)[]): Tally => {
  const count = (standing: Standing): number =>
    standings.filter((each) => each === standing).length;
  const [met, partlyMet, notMet] = [count('met'), count('partly-met'), count('not-met')];
  const notAssessed = count('not-assessed');
  const assessed = met + partlyMet + notMet;
  const denominator = assessed + notAssessed;
  return {
    met,
    partlyMet,
    notMet,
    notAssessed,
    notApplicable: count('not-applicable'),
    notRelevant: count('not-relevant'),
    metOfAll: { numerator: met, denominator },
    assessedOfAll: { numerator: assessed, denominator },
  };
};

/** By what the cells of a heatmap are put together. */
export const SUMMED_BY = ['everything', 'area', 'requirement', 'agency'] as const;

/** One line of a summary: this year beside the one before. */
export interface SummaryLine {
  readonly by: (typeof SUMMED_BY)[number];
  /** The area, the code of the requirement, the id of the agency. */
  readonly of?: string;
  readonly now: Tally;
  readonly before: Tally;
}

const lineOf = (
  by: SummaryLine['by'],
  of: string | undefined,
  cells: readonly Cell[],
): SummaryLine => ({
  by,
  ...(of !== undefined && { of }),
  now: tallyOf(cells.map(({ now }) => now)),
  before: tallyOf(cells.map(({ before }) => before)),
});

/** Everything, then each area, each requirement and each agency. */
export const summaryOf = (cells: readonly Cell[]): readonly SummaryLine[] => {
  const each = (by: SummaryLine['by'], of: (cell: Cell) => string) =>
    [...Map.groupBy(cells, of)].map(([name, those]) => lineOf(by, name, those));
  return [
    lineOf('everything', undefined, cells),
    ...each('area', ({ area }) => area),
    ...each('requirement', ({ requirement }) => requirement),
    ...each('agency', ({ agencyId }) => agencyId),
  ];
};
