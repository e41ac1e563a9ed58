import type { MeetingActionRow } from '../../../../../../projections/meeting-actions/meeting-actions.js';
import { daysBetween, type PlainDate } from '../../../../../kernel/plain-date.js';
import type { Sealed } from '../../../../../kernel/sealed.js';
import { byText } from '../in-words.js';
import type { PackBasis } from '../pack-basis.js';

/** A follow-up that a meeting asked for, and that nobody has closed. */
export interface OpenMeetingAction {
  readonly meetingActionId: MeetingActionRow['meetingActionId'];
  readonly body: string;
  readonly text: Sealed;
  readonly raisedOn: PlainDate;
  readonly owner: string;
  readonly agency?: string;
  /** Absent where no date was given. */
  readonly due?: PlainDate;
  /** 0 where it is not overdue, or has no date. */
  readonly daysOverdue: number;
}

/** Meeting actions that are open, oldest first. */
export const composeMeetingActions = ({
  position: { registers, today, holdsMarked },
  names,
}: PackBasis): readonly OpenMeetingAction[] =>
  registers.meetingActions
    .filter((row) => row.isOpen && holdsMarked(row))
    .toSorted(
      (one, other) =>
        byText(one.raisedOn, other.raisedOn) || byText(one.meetingActionId, other.meetingActionId),
    )
    .map(({ meetingActionId, bodyId, text, raisedOn, owner, agencyId, due }) => ({
      meetingActionId,
      body: names.shortBody(bodyId),
      text,
      raisedOn,
      owner,
      ...(agencyId && { agency: names.agency(agencyId) }),
      ...(due && { due }),
      daysOverdue: due && due < today ? daysBetween(due, today) : 0,
    }));
