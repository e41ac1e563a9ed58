import type { Share } from './counting.js';
import type { Standing } from './qaf-heatmap.js';

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

/** Counts standings; what was not asked counts nowhere. */
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
