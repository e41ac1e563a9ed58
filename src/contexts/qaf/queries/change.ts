import { RATINGS } from '../cycle.events.js';
import type { Standing } from './heatmap.js';

/** What became of a rating since the assessment before. */
export const CHANGES = [
  'better',
  'worse',
  'same',
  'newly-assessed',
  'no-longer-assessed',
  'not-comparable',
  'new-requirement',
  'dropped',
] as const;
export type Change = (typeof CHANGES)[number];

/** Worst first. What is not applicable, not relevant or not asked stands in no order. */
const IN_ORDER: readonly Standing[] = ['not-met', 'partly-met', 'met'];

const isRated = (standing: Standing): boolean => RATINGS.some((rating) => rating === standing);

/** Not assessed is neither better nor worse than anything: it is said as such. */
export const changeBetween = (now: Standing | undefined, before: Standing | undefined): Change => {
  if (now === undefined) return 'dropped';
  if (before === undefined) return 'new-requirement';
  if (now === before) return 'same';
  if (before === 'not-assessed' && isRated(now)) return 'newly-assessed';
  if (now === 'not-assessed' && isRated(before)) return 'no-longer-assessed';
  const [one, other] = [IN_ORDER.indexOf(before), IN_ORDER.indexOf(now)];
  if (one < 0 || other < 0) return 'not-comparable';
  return one < other ? 'better' : 'worse';
};
