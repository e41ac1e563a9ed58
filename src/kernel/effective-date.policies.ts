import type { PlainDate } from './plain-date.js';
import { rule } from './refusal.js';

/** The dates that decide whether a fact may stand where it would be appended. */
export interface EffectiveDates {
  readonly effectiveAt: PlainDate;
  readonly today: PlainDate;
  /** Of the stream's facts so far; absent for a new stream. */
  readonly latest?: PlainDate;
  /** Whether every fact to be appended may be recorded late. */
  readonly late: boolean;
}

export const effectiveDateIsNotInTheFuture = rule<EffectiveDates>({
  code: 'EFFECTIVE_DATE.IN_THE_FUTURE',
  statement: 'A fact is recorded once it has happened: its date is today or earlier.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ effectiveAt, today }) => effectiveAt <= today,
  explain: ({ effectiveAt, today }) =>
    `${effectiveAt} lies in the future: a fact is recorded once it has happened, and today is ${today}.`,
});

export const effectiveDateKeepsTheOrder = rule<EffectiveDates>({
  code: 'EFFECTIVE_DATE.BEFORE_THE_LAST',
  statement:
    'The facts of one history follow each other in time; only updates, observations and corrections may be recorded late.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ effectiveAt, latest, late }) => late || latest === undefined || effectiveAt >= latest,
  explain: ({ effectiveAt, latest }) =>
    `${effectiveAt} is earlier than ${latest ?? ''}, the date of the last fact in this history; only updates, observations and corrections may be recorded late.`,
});

export const effectiveDateRules = [effectiveDateIsNotInTheFuture, effectiveDateKeepsTheOrder];
