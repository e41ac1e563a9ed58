import type { MeetingRow } from '../../../../projections/meeting-register/meeting-register.js';

/** Whether the body met and could decide, whatever became of the minutes since. */
export const wasHeld = ({ stage }: MeetingRow): boolean =>
  stage === 'held' || stage === 'minutes-confirmed';
