import type { ActionRating } from '../../../../../projections/action-register/action-row.js';
import type { OutcomeRating } from './outcome-rating.js';
import type { Standing } from './qaf-heatmap.js';

/** Colours of one word: on a tint as a tag, on the solid as part of a chart. */
export interface Colours {
  readonly tint: string;
  readonly onTint: string;
  readonly solid: string;
  readonly onSolid: string;
}

/** Text and rules of the page; every text stands on white or on `panel`. */
export const PAGE = {
  ink: '#14212b',
  quiet: '#4a5761',
  rule: '#b8c0c6',
  panel: '#f1f4f6',
  brand: '#12395b',
  onBrand: '#ffffff',
  link: '#12508a',
  paper: '#ffffff',
  alarm: '#8a1c1c',
  focus: '#ffdd00',
} as const;

export const RATING_COLOURS: Readonly<Record<ActionRating, Colours>> = {
  complete: { tint: '#dce8f5', onTint: '#123f6d', solid: '#1d4f91', onSolid: '#ffffff' },
  'on-track': { tint: '#dceee3', onTint: '#0b4a2f', solid: '#11694a', onSolid: '#ffffff' },
  'at-risk': { tint: '#fdecc4', onTint: '#5c3b00', solid: '#f0b23c', onSolid: '#2b1c00' },
  'off-track': { tint: '#f8dcd9', onTint: '#7a1414', solid: '#a61b1b', onSolid: '#ffffff' },
  'not-started': { tint: '#e6eaed', onTint: '#38434c', solid: '#c3cbd1', onSolid: '#1f2a32' },
  'not-assessed': { tint: '#ffffff', onTint: '#38434c', solid: '#ffffff', onSolid: '#1f2a32' },
};

export const OUTCOME_COLOURS: Readonly<Record<OutcomeRating, Colours>> = {
  improving: RATING_COLOURS['on-track'],
  static: RATING_COLOURS['not-started'],
  worsening: RATING_COLOURS['off-track'],
  'no-data': RATING_COLOURS['not-assessed'],
};

/** As which delivery rating a requirement's standing looks: the words are its own. */
export const LOOKS_AS: Readonly<Record<Standing, ActionRating>> = {
  met: 'on-track',
  'partly-met': 'at-risk',
  'not-met': 'off-track',
  'not-assessed': 'not-assessed',
  'not-applicable': 'not-started',
  'not-relevant': 'not-started',
  'not-asked': 'not-started',
};
