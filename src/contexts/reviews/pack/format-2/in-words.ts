import type { ActionRating } from '../../../../../projections/action-register/action-row.js';
import type { PlainDate } from '../../../../kernel/plain-date.js';

// The words of format 2, apart from those of the rest of the program: what a shipped format says is never reworded.

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2022-02-23` as "23 February 2022". */
export const inWords = (date: PlainDate): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${day ?? ''} ${MONTHS[(month ?? 0) - 1] ?? ''} ${year ?? ''}`;
};

/** A colour is never the only sign: every rating has its words. */
export const RATING_IN_WORDS: Readonly<Record<ActionRating, string>> = {
  'not-assessed': 'Not assessed',
  'not-started': 'Not started',
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
  complete: 'Complete',
};

/** Order of code units: of dates, references and titles, the same on every machine. */
export const byText = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;
