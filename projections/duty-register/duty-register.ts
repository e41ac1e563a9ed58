import type { BodyId, DutyEvent, DutyId } from '../../src/contexts/bodies/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, begun, type Entry, entryOf, type Row } from '../register-entry.js';

export interface FulfilledDuty extends Entry {
  readonly evidence: Sealed;
}

/** An entry of the reporting schedule. Met or missed follows from `due`, `fulfilled` and the day of asking. */
export interface DutyRow extends Row {
  readonly dutyId: DutyId;
  readonly bodyId: BodyId;
  readonly duty: string;
  readonly due: PlainDate;
  /** A role, not a person. */
  readonly owner: string;
  readonly stage: 'scheduled' | 'fulfilled';
  readonly scheduled: Entry;
  readonly fulfilled?: FulfilledDuty;
}

export const dutyRegister = projection<DutyRow, DutyEvent>({
  name: 'duty-register',
  version: 1,
  key: ({ data }) => data.dutyId,
  on: {
    'duty-scheduled.v2': (_, event) => ({
      ...event.data,
      stage: 'scheduled',
      scheduled: entryOf(event),
      ...begun(event),
    }),
    'duty-fulfilled.v2': (row, event) =>
      amend(row, event, () => ({
        stage: 'fulfilled',
        fulfilled: { evidence: event.data.evidence, ...entryOf(event) },
      })),
  },
  indexes: [['bodyId', 'due'], ['due']],
});
