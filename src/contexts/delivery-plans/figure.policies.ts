import { rule } from '../../kernel/refusal.js';
import type { Figure, Measure } from './events.js';

/** Figures of a measure: its baseline and target, or what was observed. */
export interface FiguresOfMeasure {
  readonly measure: Measure;
  readonly figures: readonly Figure[];
}

const isShare = ({ unit }: Measure): boolean => unit?.startsWith('%') ?? false;

const asksForDenominators = (measure: Measure): boolean =>
  isShare(measure) ||
  measure.baseline?.denominator !== undefined ||
  measure.target?.denominator !== undefined;

export const denominatorsAreGiven = rule<FiguresOfMeasure>({
  code: 'FIGURE.NO_DENOMINATOR',
  statement:
    'A percentage carries its numerator and denominator, and so does every figure of a measure whose baseline or target has one.',
  source: 'Domain, register 3: a percentage carries its numerator and denominator',
  kind: 'ours',
  concerns: 'content',
  holds: ({ measure, figures }) =>
    !asksForDenominators(measure) || figures.every(({ denominator }) => denominator !== undefined),
});

export const sharesStayWithinTheWhole = rule<FiguresOfMeasure>({
  code: 'FIGURE.MORE_THAN_THE_WHOLE',
  statement: 'The numerator of a percentage lies between nothing and its denominator.',
  source: 'Domain, register 3: a percentage carries its numerator and denominator',
  kind: 'ours',
  concerns: 'content',
  holds: ({ measure, figures }) =>
    !isShare(measure) ||
    figures.every(
      ({ value, denominator }) => value >= 0 && (denominator === undefined || value <= denominator),
    ),
});
