import { rule } from '../../kernel/refusal.js';
import { termsInForce } from './body-on-a-day.js';
import type { Month } from './body.events.js';
import type { EstablishedBody } from './body.js';
import { lastDayOfMonth } from './month.js';

interface NotRequired {
  readonly body: EstablishedBody;
  readonly month: Month;
}

export const bodyMeetsIfRequired = rule<NotRequired>({
  code: 'BODY.MEETS_IN_ANY_CASE',
  statement:
    'A month is found to need no meeting where the terms of reference in force have the body meet monthly, if required.',
  source: 'S4:351-352',
  kind: 'source',
  concerns: 'content',
  holds: ({ body, month }) =>
    termsInForce(body, lastDayOfMonth(month))?.cadence.kind === 'monthly-if-required',
});

export const monthIsFoundOnce = rule<NotRequired>({
  code: 'BODY.MONTH_ALREADY_NOT_REQUIRED',
  statement: 'A month is found to need no meeting once.',
  source: 'Domain, register 1: a month not required is recorded',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ body, month }) => !body.monthsNotRequired?.some((found) => found.month === month),
});
