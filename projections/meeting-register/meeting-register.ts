import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  AgendaItem,
  Attendee,
  MeetingEvent,
  MeetingId,
} from '../../src/contexts/meetings/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { amend, begun, type Entry, entryOf, type Row } from '../register-entry.js';

export interface CancelledMeeting extends Entry {
  readonly because: Sealed;
}

export interface ConfirmedMinutes extends Entry {
  /** The later meeting of the same body that confirmed them. */
  readonly confirmedAt: MeetingId;
}

export interface MeetingRow extends Row {
  readonly meetingId: MeetingId;
  readonly bodyId: BodyId;
  readonly date: PlainDate;
  readonly stage: 'convened' | 'held' | 'inquorate' | 'cancelled' | 'minutes-confirmed';
  readonly agenda: readonly AgendaItem[];
  readonly attendance: readonly Attendee[];
  /** Members required, and members present: known once the meeting was held or found inquorate. */
  readonly quorum?: number;
  readonly present?: number;
  readonly convened: Entry;
  /** That it was held, or found inquorate. */
  readonly met?: Entry;
  readonly cancelled?: CancelledMeeting;
  readonly minutesConfirmed?: ConfirmedMinutes;
}

type Met = Extract<MeetingEvent, { type: 'meeting-held.v1' | 'meeting-found-inquorate.v1' }>;
const attended = ({ attendance, quorum, present }: Met['data']) => ({
  attendance,
  quorum,
  present,
});

export const meetingRegister = projection<MeetingRow, MeetingEvent>({
  name: 'meeting-register',
  version: 1,
  key: ({ data }) => data.meetingId,
  on: {
    'meeting-convened.v1': (_, event) => ({
      ...event.data,
      stage: 'convened',
      attendance: [],
      convened: entryOf(event),
      ...begun(event),
    }),
    'agenda-item-added.v1': (row, event) =>
      amend(row, event, ({ agenda }) => ({ agenda: [...agenda, event.data.item] })),
    'meeting-held.v1': (row, event) =>
      amend(row, event, () => ({ stage: 'held', ...attended(event.data), met: entryOf(event) })),
    'meeting-found-inquorate.v1': (row, event) =>
      amend(row, event, () => ({
        stage: 'inquorate',
        ...attended(event.data),
        met: entryOf(event),
      })),
    'meeting-cancelled.v1': (row, event) =>
      amend(row, event, () => ({
        stage: 'cancelled',
        cancelled: { because: event.data.because, ...entryOf(event) },
      })),
    'minutes-confirmed.v1': (row, event) =>
      amend(row, event, () => ({
        stage: 'minutes-confirmed',
        minutesConfirmed: { confirmedAt: event.data.confirmedAt, ...entryOf(event) },
      })),
  },
  indexes: [['bodyId', 'date'], ['date']],
});
