import type { PlainDate } from '../../kernel/plain-date.js';
import { workingDaysBetween } from '../../kernel/working-days.js';

/** So many working days a party has to answer †; from the next one on its silence is escalated. */
export const DAYS_TO_ANSWER = 20;

/** Whether a party that is awaited since then has been silent for too long on a day. */
export const isTooLong = (awaitedSince: PlainDate, on: PlainDate): boolean =>
  workingDaysBetween(awaitedSince, on) > DAYS_TO_ANSWER;
