import { type MeasureLine, measureLine } from '../outcome-rating.js';
import type { PackBasis } from '../pack-basis.js';

export interface NationalIndicator extends MeasureLine {
  readonly group: string;
}

/** The national indicators that the Board must measure (S4:362), as far as a plan under review holds them. */
export const composeNationalIndicators = ({ position }: PackBasis): readonly NationalIndicator[] =>
  position.groups.flatMap(({ shortName, measures }) =>
    measures
      .filter(({ nationalIndicator }) => nationalIndicator)
      .map((measure) => ({ ...measureLine(measure), group: shortName })),
  );
