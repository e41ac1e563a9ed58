import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  ItemId,
  MeetingActionEvent,
  MeetingActionId,
  MeetingId,
} from '../../src/contexts/meetings/contract.js';
import type { ActorId } from '../../src/kernel/ids.js';
import type { Marking } from '../../src/kernel/marking.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { amend, begun, type Entry, entryOf, type Row } from '../register-entry.js';

/** That it was done, with what came of it, or withdrawn, with the reason. */
export interface ClosedAction extends Entry {
  readonly as: 'done' | 'withdrawn';
  readonly outcome?: Sealed;
  readonly because?: Sealed;
}

/** A follow-up that a meeting asked for. Overdue follows from `due`, `closed` and the day of asking. */
export interface MeetingActionRow extends Row {
  readonly meetingActionId: MeetingActionId;
  readonly meetingId: MeetingId;
  readonly bodyId: BodyId;
  readonly itemId: ItemId;
  readonly raisedOn: PlainDate;
  readonly text: Sealed;
  /** A role, as the minutes print it. */
  readonly owner: string;
  readonly agencyId?: AgencyId;
  /** Whom the role means, where that is known. */
  readonly ownerId?: ActorId;
  /** Absent where no date was given. */
  readonly due?: PlainDate;
  readonly marking: Marking;
  readonly stage: 'open' | 'done' | 'withdrawn';
  /** To list open ones first. */
  readonly isOpen: boolean;
  readonly raised: Entry;
  /** Who had it before. */
  readonly reassigned: readonly (Entry & {
    readonly formerOwner: string;
    readonly because: Sealed;
  })[];
  /** Each date that it was given later; the first one has no `from` where none was given at first. */
  readonly dated: readonly (Entry & {
    readonly from?: PlainDate;
    readonly to: PlainDate;
    readonly because: Sealed;
  })[];
  /** Absent while it is open. */
  readonly closed?: ClosedAction;
  /** Each time it was taken up again, and what it had been. */
  readonly reopened: readonly (Entry & {
    readonly formerly: 'done' | 'withdrawn';
    readonly because: Sealed;
  })[];
}

const withoutOwner = (row: MeetingActionRow): MeetingActionRow => {
  const { agencyId: _, ownerId: __, ...rest } = row;
  return rest;
};

const takenUp = (row: MeetingActionRow): MeetingActionRow => {
  const { closed: _, ...open } = row;
  return open;
};

export const meetingActions = projection<MeetingActionRow, MeetingActionEvent>({
  name: 'meeting-actions',
  about: 'meeting-action',
  version: 1,
  key: ({ data }) => data.meetingActionId,
  on: {
    'meeting-action-raised.v1': (_, event) => ({
      ...event.data,
      raisedOn: event.metadata.effectiveAt,
      stage: 'open',
      isOpen: true,
      raised: entryOf(event),
      reassigned: [],
      dated: [],
      reopened: [],
      ...begun(event),
    }),
    'meeting-action-reassigned.v1': (row, event) =>
      amend(row && withoutOwner(row), event, ({ owner: formerOwner, reassigned }) => {
        const { owner, agencyId, ownerId, because } = event.data;
        return {
          owner,
          ...(agencyId && { agencyId }),
          ...(ownerId && { ownerId }),
          reassigned: [...reassigned, { formerOwner, because, ...entryOf(event) }],
        };
      }),
    'meeting-action-date-set.v1': (row, event) =>
      amend(row, event, ({ dated }) => {
        const { from, to, because } = event.data;
        const change = { ...(from && { from }), to, because, ...entryOf(event) };
        return { due: to, dated: [...dated, change] };
      }),
    'meeting-action-done.v1': (row, event) =>
      amend(row, event, () => {
        const { outcome } = event.data;
        const closed = { as: 'done', ...(outcome && { outcome }), ...entryOf(event) } as const;
        return { stage: 'done', isOpen: false, closed };
      }),
    'meeting-action-withdrawn.v1': (row, event) =>
      amend(row, event, () => {
        const closed = { as: 'withdrawn', because: event.data.because, ...entryOf(event) } as const;
        return { stage: 'withdrawn', isOpen: false, closed };
      }),
    'meeting-action-reopened.v1': (row, event) => {
      if (!row?.closed) return row;
      const { as: formerly } = row.closed;
      return amend(takenUp(row), event, ({ reopened }) => ({
        stage: 'open',
        isOpen: true,
        reopened: [...reopened, { formerly, because: event.data.because, ...entryOf(event) }],
      }));
    },
  },
  indexes: [['isOpen', 'raisedOn'], ['bodyId', 'isOpen'], ['meetingId']],
});
