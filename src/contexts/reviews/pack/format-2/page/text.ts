import type { ActionRating } from '../../../../../../projections/action-register/action-row.js';
import type { OutcomeRating } from '../outcome-rating.js';
import type { Standing } from '../qaf-heatmap.js';

/** How a run of text is meant; what that looks like is the renderer's business. */
export type Tone = 'strong' | 'quiet' | 'alarm' | 'reference' | 'digest';

/** One run of text. A rating is a word with a shape, its colour only repeats them. */
export type Run =
  | string
  | { readonly as: Tone; readonly text: Text }
  /** Written by somebody; its own line breaks are kept. */
  | { readonly as: 'said'; readonly words: string }
  /** In the place of a text whose key was destroyed. */
  | { readonly as: 'erased'; readonly notice: string }
  | { readonly as: 'rating'; readonly rating: ActionRating }
  | { readonly as: 'outcome'; readonly rating: OutcomeRating }
  | { readonly as: 'standing'; readonly standing: Standing }
  /** Numbers, dates and units that are read as one. */
  | { readonly as: 'together'; readonly words: string }
  | { readonly as: 'new-line' };

export type Text = readonly Run[];

/** What a template takes: what is absent, or `false`, leaves nothing. */
export type TextPart = Run | number | false | undefined | readonly TextPart[];

const runsOf = (part: TextPart): Text => {
  if (part === undefined || part === false) return [];
  if (typeof part === 'number') return [String(part)];
  if (typeof part === 'string') return part === '' ? [] : [part];
  return 'as' in part ? [part] : part.flatMap(runsOf);
};

/** A text with its parts: `text`Moved ${days} days ${quiet('since')}``. Layout of the source leaves one blank. */
export const text = (strings: TemplateStringsArray, ...parts: readonly TextPart[]): Text =>
  strings.flatMap((each, index) => [
    ...runsOf(each.replaceAll(/\s*\n\s*/g, ' ')),
    ...runsOf(parts[index]),
  ]);

const toned =
  (tone: Tone) =>
  (...parts: readonly TextPart[]): Run => ({ as: tone, text: parts.flatMap(runsOf) });

export const strong = toned('strong');
/** Of less weight: who, where, since when. */
export const quiet = toned('quiet');
/** What is late, missing or open. */
export const alarm = toned('alarm');
export const reference = toned('reference');
export const digest = toned('digest');
export const together = (words: string): Run => ({ as: 'together', words });
export const ratingTag = (rating: ActionRating): Run => ({ as: 'rating', rating });
export const outcomeTag = (rating: OutcomeRating): Run => ({ as: 'outcome', rating });
export const standingTag = (standing: Standing): Run => ({ as: 'standing', standing });
export const newLine: Run = { as: 'new-line' };

/** Parts with something between them. */
export const joined = (parts: readonly TextPart[], between: TextPart = ', '): readonly TextPart[] =>
  parts.flatMap((part, index) => (index > 0 ? [between, part] : [part]));
