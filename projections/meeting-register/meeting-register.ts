import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  AgendaItem,
  Attendee,
  DeclaredInterest,
  ItemId,
  MeetingEvent,
  MeetingId,
  SIGNS_AS,
} from '../../src/contexts/meetings/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
import type { Marking } from '../../src/kernel/marking.js';
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

/** Who signed them, in which office. */
export interface SignedMinutes extends Entry {
  readonly confirmedAt: MeetingId;
  readonly signedBy: ActorId;
  readonly office: (typeof SIGNS_AS)[number];
  readonly agencyId: AgencyId;
}

/** What somebody declared in an item, and whether they took it back. */
export interface InterestRow extends Entry {
  readonly itemId: ItemId;
  readonly person: ActorId;
  readonly nature: DeclaredInterest['nature'];
  readonly interest: Sealed;
  readonly dispensation?: DeclaredInterest['dispensation'];
  /** Where it was declared by mistake. */
  readonly withdrawn?: Entry & { readonly because: Sealed };
}

export interface MeetingRow extends Row {
  readonly meetingId: MeetingId;
  readonly bodyId: BodyId;
  readonly date: PlainDate;
  /** The meeting of another body as part of which it is held. */
  readonly within?: MeetingId;
  readonly startsAt?: string;
  readonly place?: string;
  readonly marking?: Marking;
  readonly stage: 'convened' | 'held' | 'inquorate' | 'cancelled' | 'minutes-confirmed';
  readonly agenda: readonly AgendaItem[];
  readonly attendance: readonly Attendee[];
  /** In the order of recording, those withdrawn among them. */
  readonly interests: readonly InterestRow[];
  /** Members required, and members present: known once the meeting was held or found inquorate. */
  readonly quorum?: number;
  readonly present?: number;
  readonly convened: Entry;
  /** That it was held, or found inquorate. */
  readonly met?: Entry;
  readonly cancelled?: CancelledMeeting;
  readonly minutesConfirmed?: ConfirmedMinutes;
  /** Where the terms of reference ask for it, or it was done all the same. */
  readonly minutesSigned?: SignedMinutes;
}

type Met = Extract<MeetingEvent, { type: 'meeting-held.v1' | 'meeting-found-inquorate.v1' }>;
const attended = ({ attendance, quorum, present }: Met['data']) => ({
  attendance,
  quorum,
  present,
});

export const meetingRegister = projection<MeetingRow, MeetingEvent>({
  name: 'meeting-register',
  about: 'meeting',
  version: 4,
  key: ({ data }) => data.meetingId,
  on: {
    'meeting-convened.v2': (_, event) => ({
      ...event.data,
      stage: 'convened',
      attendance: [],
      interests: [],
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
    'interest-declared.v1': (row, event) =>
      amend(row, event, ({ interests }) => ({
        interests: [...interests, { ...event.data.declared, ...entryOf(event) }],
      })),
    'interest-withdrawn.v1': (row, event) =>
      amend(row, event, ({ interests }) => {
        const { itemId, person, because } = event.data;
        return {
          interests: interests.map((each) =>
            each.itemId === itemId && each.person === person && !each.withdrawn
              ? { ...each, withdrawn: { because, ...entryOf(event) } }
              : each,
          ),
        };
      }),
    'minutes-confirmed.v1': (row, event) =>
      amend(row, event, () => ({
        stage: 'minutes-confirmed',
        minutesConfirmed: { confirmedAt: event.data.confirmedAt, ...entryOf(event) },
      })),
    'minutes-signed.v1': (row, event) =>
      amend(row, event, () => {
        const { confirmedAt, signedBy, office, agencyId } = event.data;
        return { minutesSigned: { confirmedAt, signedBy, office, agencyId, ...entryOf(event) } };
      }),
  },
  indexes: [['bodyId', 'date'], ['date']],
});
