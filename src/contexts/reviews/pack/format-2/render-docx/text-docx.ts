import { type IRunOptions, ShadingType, TextRun } from 'docx';
import type { ActionRating } from '../../../../../../projections/action-register/action-row.js';
import { assertNever } from '../../../../../kernel/assert-never.js';
import type { OutcomeRating } from '../outcome-rating.js';
import type { Run, Text, Tone } from '../page/text.js';
import { STANDING_OF_REQUIREMENT } from '../page/follow-up-words.js';
import { OUTCOME_WORDS, RATING_WORDS } from '../page/words.js';
import { type Colours, LOOKS_AS, OUTCOME_COLOURS, PAGE, RATING_COLOURS } from '../palette.js';

/** Word wants colours without their hash. */
export const hex = (colour: string): string => colour.slice(1).toUpperCase();

/** What a run looks like: said once around several runs, or of one. */
type Look = Omit<IRunOptions, 'text' | 'children' | 'break'>;

/** Shapes that every font has: a colour is never the only sign. */
export const RATING_SIGNS: Readonly<Record<ActionRating, string>> = {
  complete: '■',
  'on-track': '●',
  'at-risk': '▲',
  'off-track': '◆',
  'not-started': '○',
  'not-assessed': '◌',
};

const OUTCOME_SIGNS: Readonly<Record<OutcomeRating, string>> = {
  improving: '↑',
  static: '→',
  worsening: '↓',
  'no-data': '◌',
};

const TONES: Readonly<Record<Tone, Look>> = {
  strong: { bold: true },
  quiet: { color: hex(PAGE.quiet), size: 16 },
  alarm: { bold: true, color: hex(PAGE.alarm) },
  reference: { bold: true },
  digest: { font: 'Courier New', size: 16 },
};

const tag = (sign: string, words: string, { tint, onTint }: Colours): TextRun =>
  new TextRun({
    text: `\u00a0${sign}\u00a0${words.replaceAll(' ', '\u00a0')}\u00a0`,
    bold: true,
    color: hex(onTint),
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: hex(tint) },
  });

/** Its own line breaks are kept. */
const lines = (words: string, look: Look): readonly TextRun[] =>
  words
    .split('\n')
    .map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 && { break: 1 }) }));

const runDocx = (run: Run, look: Look): readonly TextRun[] => {
  if (typeof run === 'string') return [new TextRun({ ...look, text: run })];
  switch (run.as) {
    case 'said':
      return lines(run.words, look);
    case 'erased':
      return [new TextRun({ ...look, text: run.notice, italics: true, color: hex(PAGE.quiet) })];
    case 'rating':
      return [tag(RATING_SIGNS[run.rating], RATING_WORDS[run.rating], RATING_COLOURS[run.rating])];
    case 'outcome':
      return [
        tag(OUTCOME_SIGNS[run.rating], OUTCOME_WORDS[run.rating], OUTCOME_COLOURS[run.rating]),
      ];
    case 'standing': {
      const looks = LOOKS_AS[run.standing];
      const words = STANDING_OF_REQUIREMENT[run.standing];
      return [tag(RATING_SIGNS[looks], words, RATING_COLOURS[looks])];
    }
    case 'together':
      return [new TextRun({ ...look, text: run.words.replaceAll(' ', '\u00a0') })];
    case 'new-line':
      return [new TextRun({ ...look, break: 1 })];
    case 'strong':
    case 'quiet':
    case 'alarm':
    case 'reference':
    case 'digest':
      return textDocx(run.text, { ...look, ...TONES[run.as] });
    default:
      return assertNever(run);
  }
};

/** A text as runs of Word. */
export const textDocx = (text: Text, look: Look = {}): readonly TextRun[] =>
  text.flatMap((run) => runDocx(run, look));
