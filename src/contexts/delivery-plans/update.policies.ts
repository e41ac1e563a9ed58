import { rule } from '../../kernel/refusal.js';
import type { Meeting, MeetingId } from '../meetings/contract.js';
import type { ActionInHand, LatestUpdate } from './action.stages.js';

/** An update as it is given. */
export interface Updating extends ActionInHand {
  readonly tabledAt?: MeetingId;
  readonly tabledMeeting: Meeting;
  /** Whether the group's return is confirmed for a review whose position is still to be taken. */
  readonly returnIsConfirmed: boolean;
}

export const tablingMeetingExists = rule<Updating>({
  code: 'UPDATE.MEETING_NOT_FOUND',
  statement: 'The meeting at which an update is tabled must be one that was convened.',
  source: 'Domain, register 6: updates tabled at the meeting are recorded as tabled',
  kind: 'ours',
  concerns: 'existence',
  holds: ({ tabledAt, tabledMeeting }) => tabledAt === undefined || tabledMeeting.stage !== 'none',
});

export const tabledWhereItIsHeldToAccount = rule<Updating>({
  code: 'UPDATE.TABLED_ELSEWHERE',
  statement: 'An update is tabled at a meeting of the group whose plan it is, or of its Board.',
  source: 'Domain, register 6: updates tabled at the meeting are recorded as tabled',
  kind: 'ours',
  concerns: 'content',
  holds: ({ tabledMeeting, plan }) =>
    tabledMeeting.stage === 'none' ||
    tabledMeeting.bodyId === plan.bodyId ||
    tabledMeeting.bodyId === plan.boardId,
});

export const tabledOnceItMeets = rule<Updating>({
  code: 'UPDATE.TABLED_BEFORE_THE_MEETING',
  statement: 'An update is tabled once the day of the meeting has come, unless it was cancelled.',
  source: 'Domain, register 6: updates tabled at the meeting are recorded as tabled',
  kind: 'ours',
  concerns: 'content',
  holds: ({ tabledMeeting, metadata }) =>
    tabledMeeting.stage === 'none' ||
    (tabledMeeting.stage !== 'cancelled' && tabledMeeting.date <= metadata.today),
});

export const returnIsStillOpen = rule<Updating>({
  code: 'UPDATE.RETURN_IS_CONFIRMED',
  statement:
    "Between the confirmation of a group's return and the position, its actions are updated by tabling only: the chair confirmed what stood there, or withdraws the return.",
  source: "Domain, register 3: the chair confirms the group's return as a whole",
  kind: 'ours',
  concerns: 'stage',
  holds: ({ returnIsConfirmed, tabledAt }) => !returnIsConfirmed || tabledAt !== undefined,
});

interface WithoutChange extends Updating {
  readonly latest: LatestUpdate | undefined;
}

export const somethingWasReported = rule<WithoutChange>({
  code: 'UPDATE.NOTHING_REPORTED_BEFORE',
  statement: 'No change is reported of an action that was reported on before.',
  source: 'Domain, who uses it: "no change" for many at once, with a reason',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ latest }) => latest !== undefined,
});

export const noChangeFollows = rule<WithoutChange>({
  code: 'UPDATE.NO_CHANGE_SINCE_LATER',
  statement: 'That nothing changed is said of the last update, not of one before it.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ latest, metadata }) =>
    latest === undefined || latest.effectiveAt <= metadata.effectiveAt,
});

/** What every update must keep. */
export const updateRules = [
  tablingMeetingExists,
  tabledWhereItIsHeldToAccount,
  tabledOnceItMeets,
  returnIsStillOpen,
];
