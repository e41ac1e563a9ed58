import {
  type AgencyId,
  type Asked,
  type BodyId,
  type DutyEvent,
  type DutyId,
  type DutyKind,
  type Rhythm,
  withOutcome,
} from '../../src/contexts/bodies/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, begun, type Entry, entryOf, type Row } from '../register-entry.js';

export interface FulfilledDuty extends Entry {
  /** This, a reference, or both. */
  readonly evidence?: Sealed;
  readonly reference?: string;
}

export interface MissedDuty extends Entry {
  readonly because: Sealed;
}

/** One time that a duty falls due. How it stands follows from these and the day of asking. */
export interface DutyTime {
  readonly due: PlainDate;
  readonly fulfilled?: FulfilledDuty;
  readonly missed?: MissedDuty;
  readonly fulfilledOn?: PlainDate;
  readonly missedOn?: PlainDate;
}

/** An entry of the reporting schedule, due once or in a rhythm. */
export interface DutyRow extends Row {
  readonly dutyId: DutyId;
  readonly bodyId: BodyId;
  readonly kind: DutyKind;
  readonly duty: string;
  /** Where it is laid down: `S4:358`. */
  readonly source?: string;
  /** The agency that owes it, where it is not the body as a whole. */
  readonly agencyId?: AgencyId;
  /** A role, not a person. */
  readonly owner: string;
  readonly rhythm?: Rhythm;
  /** Of a data request: who asked for it, and when. */
  readonly asked?: Asked;
  readonly stage: 'scheduled' | 'fulfilled' | 'missed' | 'withdrawn';
  readonly scheduled: Entry;
  /** The time that is awaited, or was the last. */
  readonly due: PlainDate;
  /** What became of that time. */
  readonly fulfilled?: FulfilledDuty;
  readonly missed?: MissedDuty;
  /** Every time so far, and the one that is awaited. */
  readonly times: readonly DutyTime[];
  readonly withdrawn?: MissedDuty;
}

/** The row's own `due`, `fulfilled` and `missed` are those of its last time. */
const current = (times: readonly DutyTime[]) => {
  const last = times.at(-1);
  const { due, fulfilled, missed } = last ?? {};
  return {
    stage: fulfilled
      ? ('fulfilled' as const)
      : missed
        ? ('missed' as const)
        : ('scheduled' as const),
    ...(due && { due }),
    ...(fulfilled && { fulfilled }),
    ...(missed && { missed }),
  };
};

type Outcome = Extract<DutyEvent, { type: 'duty-fulfilled.v2' | 'duty-missed.v1' }>;

const became = (
  row: DutyRow | null,
  event: Parameters<typeof entryOf>[0] & Outcome,
  outcome: Partial<DutyTime>,
): DutyRow | null => {
  if (!row) return null;
  const { fulfilled: _f, missed: _m, ...before } = row;
  const times = withOutcome(row.times, event.data.due, outcome, row.rhythm, (due) => ({ due }));
  return amend(before as DutyRow, event, () => ({ times, ...current(times) }));
};

export const dutyRegister = projection<DutyRow, DutyEvent>({
  name: 'duty-register',
  version: 3,
  key: ({ data }) => data.dutyId,
  on: {
    'duty-scheduled.v3': (_, event) => ({
      ...event.data,
      stage: 'scheduled',
      scheduled: entryOf(event),
      times: [{ due: event.data.due }],
      ...begun(event),
    }),
    'duty-fulfilled.v2': (row, event) => {
      const { evidence, reference } = event.data;
      const shown = { ...(evidence && { evidence }), ...(reference && { reference }) };
      return became(row, event, {
        fulfilled: { ...shown, ...entryOf(event) },
        fulfilledOn: event.metadata.effectiveAt,
      });
    },
    'duty-missed.v1': (row, event) =>
      became(row, event, {
        missed: { because: event.data.because, ...entryOf(event) },
        missedOn: event.metadata.effectiveAt,
      }),
    'duty-withdrawn.v1': (row, event) =>
      amend(row, event, ({ times }) => ({
        stage: 'withdrawn',
        times: times.filter(({ fulfilled, missed }) => fulfilled ?? missed),
        withdrawn: { because: event.data.because, ...entryOf(event) },
      })),
  },
  indexes: [['bodyId', 'due'], ['due']],
});
