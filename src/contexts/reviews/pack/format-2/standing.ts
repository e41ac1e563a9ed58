import type { ActionRow } from '../../../../../projections/action-register/action-row.js';
import type { HeldOffice } from '../../../../../projections/body-register/body-register.js';
import type { PlainDate } from '../../../../kernel/plain-date.js';

// How format 2 reads a row on a day, apart from the rest of the program: what a shipped format counts never changes.

/** Proposed and accepted actions are none of the plan's before the Board approved it, or its chair agreed them. */
export const isInForce = ({ stage }: ActionRow): boolean =>
  stage !== 'proposed' && stage !== 'accepted';

/** No action of this plan any more: neither done nor owed. */
export const hasEnded = ({ stage }: ActionRow): boolean =>
  stage === 'withdrawn' || stage === 'rolled-forward';

export const isComplete = ({ stage }: ActionRow): boolean => stage === 'completed';

/** Its owner says that it is done, and it is not confirmed: by the group, or by who verifies it. */
export const awaitsConfirmation = ({ stage }: ActionRow): boolean =>
  stage === 'completion-proposed' || stage === 'completion-agreed';

/** Past its target date without a confirmed completion: what is only said to be done is not done yet. */
export const isOverdue = (action: ActionRow, today: PlainDate): boolean =>
  !isComplete(action) && !hasEnded(action) && action.targetDate < today;

/** Whether its owner reported on it, or on its completion, on that day or later; what is complete needs no report. */
export const isReportedSince = (action: ActionRow, since: PlainDate): boolean =>
  isComplete(action) ||
  [action.lastUpdate, action.completion?.proposed].some(
    (report) => report !== undefined && report.effectiveAt >= since,
  );

/** Whether an office is held on a day; both of its days count. */
export const isHeldOn = ({ from, to }: HeldOffice, on: PlainDate): boolean =>
  from <= on && (to === undefined || on <= to);
