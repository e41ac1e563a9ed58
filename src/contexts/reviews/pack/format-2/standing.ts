import type { ActionRow } from '../../../../../projections/action-register/action-row.js';
import type { HeldOffice } from '../../../../../projections/body-register/body-register.js';
import type { PlainDate } from '../../../../kernel/plain-date.js';

// How format 2 reads a row on a day, apart from the rest of the program: what a shipped format counts never changes.

/** Past its target date without a verified completion: what is only proposed as done is not done yet. */
export const isOverdue = ({ stage, targetDate }: ActionRow, today: PlainDate): boolean =>
  stage !== 'completed' && targetDate < today;

/** Whether its owner reported on it, or on its completion, on that day or later; what is complete needs no report. */
export const isReportedSince = (action: ActionRow, since: PlainDate): boolean =>
  action.stage === 'completed' ||
  [action.lastUpdate, action.completion?.proposed].some(
    (report) => report !== undefined && report.effectiveAt >= since,
  );

/** Whether an office is held on a day; both of its days count. */
export const isHeldOn = ({ from, to }: HeldOffice, on: PlainDate): boolean =>
  from <= on && (to === undefined || on <= to);
