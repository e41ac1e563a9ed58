import type { AgencyId, BodyId } from '../../src/contexts/bodies/contract.js';
import type {
  DECISION_KINDS,
  DecisionConcern,
  DecisionEvent,
  DecisionId,
  DecisionReference,
  ReferenceCounterEvent,
} from '../../src/contexts/decisions/contract.js';
import type { ItemId, MeetingId } from '../../src/contexts/meetings/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { ActorId } from '../../src/kernel/ids.js';
import type { Marking } from '../../src/kernel/marking.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import { amend, announced, begun, type Entry, entryOf, type Row } from '../register-entry.js';

interface Numbered extends Row {
  readonly decisionId: DecisionId;
  readonly bodyId: BodyId;
  readonly reference: DecisionReference;
}

/** A number that was taken and whose decision has not been recorded yet. */
export interface ReservedReference extends Numbered {
  readonly stage: 'reserved';
  readonly reserved: Entry;
}

/** A number that no decision will bear. */
export interface VoidedReference extends Numbered {
  readonly stage: 'voided';
  readonly voided: Entry & { readonly because: Sealed };
}

export interface Implementation {
  /** A role in the agency. */
  readonly owner: string;
  readonly agencyId: AgencyId;
  readonly due: PlainDate;
  readonly assigned: Entry;
  /** In the order of recording; the last stands. */
  readonly reports: readonly (Entry & { readonly evidence: Sealed })[];
  /** By somebody other than who reported it. */
  readonly confirmed?: Entry;
}

export interface RecordedDecision extends Numbered {
  /** `draft` until the minutes are confirmed; then as far as its implementation has come. */
  readonly stage: 'draft' | 'confirmed' | 'assigned' | 'reported' | 'implemented';
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  readonly takenOn: PlainDate;
  readonly kind: (typeof DECISION_KINDS)[number];
  readonly text: string;
  readonly reasons?: Sealed;
  readonly conditions?: string;
  /** Who took no part because of an interest. */
  readonly conflicted: readonly ActorId[];
  readonly concerns: readonly DecisionConcern[];
  readonly marking: Marking;
  readonly recorded: Entry;
  /** The last correction of the draft. */
  readonly revised?: Entry;
  readonly confirmed?: Entry & { readonly confirmedAt: MeetingId };
  readonly implementation?: Implementation;
}

/** One number of a body's year, whatever became of it. */
export type DecisionRow = ReservedReference | VoidedReference | RecordedDecision;

export const isRecorded = (row: DecisionRow): row is RecordedDecision =>
  row.stage !== 'reserved' && row.stage !== 'voided';

/** A further fact of a recorded decision; nothing changes where its beginning was cut away. */
const amendRecorded = (
  row: DecisionRow | null,
  event: Recorded,
  change: (row: RecordedDecision) => Partial<RecordedDecision>,
): DecisionRow | null => (row && isRecorded(row) ? amend(row, event, change) : row);

/** A further fact of its implementation; nothing changes where the assignment was cut away. */
const amendImplementation = (
  row: DecisionRow | null,
  event: Recorded,
  stage: 'reported' | 'implemented',
  change: (implementation: Implementation) => Partial<Implementation>,
): DecisionRow | null =>
  amendRecorded(row, event, ({ implementation }) =>
    implementation
      ? { stage, implementation: { ...implementation, ...change(implementation) } }
      : {},
  );

/** A revision is the whole wording anew: what it leaves out is no longer part of it. */
const withoutWording = (row: DecisionRow | null): DecisionRow | null => {
  if (!row || !isRecorded(row)) return row;
  const { reasons: _, conditions: __, ...rest } = row;
  return rest;
};

export const decisionRegister = projection<DecisionRow, ReferenceCounterEvent | DecisionEvent>({
  name: 'decision-register',
  version: 1,
  key: ({ data }) => data.decisionId,
  on: {
    'reference-reserved.v1': (row, event) =>
      row ?? {
        decisionId: event.data.decisionId,
        bodyId: event.data.bodyId,
        reference: event.data.reference,
        stage: 'reserved',
        reserved: entryOf(event),
        ...announced,
      },
    'reference-voided.v1': (_, event) => {
      const { because, ...numbered } = event.data;
      return {
        ...numbered,
        stage: 'voided',
        voided: { because, ...entryOf(event) },
        ...begun(event),
      };
    },
    'decision-recorded.v1': (_, event) => ({
      ...event.data,
      stage: 'draft',
      recorded: entryOf(event),
      ...begun(event),
    }),
    'decision-revised.v1': (row, event) =>
      amendRecorded(withoutWording(row), event, () => ({
        ...event.data,
        revised: entryOf(event),
      })),
    'decision-confirmed.v1': (row, event) =>
      amendRecorded(row, event, () => ({
        stage: 'confirmed',
        confirmed: { confirmedAt: event.data.confirmedAt, ...entryOf(event) },
      })),
    'implementation-assigned.v1': (row, event) =>
      amendRecorded(row, event, () => ({
        stage: 'assigned',
        implementation: {
          owner: event.data.owner,
          agencyId: event.data.agencyId,
          due: event.data.due,
          assigned: entryOf(event),
          reports: [],
        },
      })),
    'implementation-reported.v1': (row, event) =>
      amendImplementation(row, event, 'reported', ({ reports }) => ({
        reports: [...reports, { evidence: event.data.evidence, ...entryOf(event) }],
      })),
    'implementation-confirmed.v1': (row, event) =>
      amendImplementation(row, event, 'implemented', () => ({ confirmed: entryOf(event) })),
  },
  indexes: [['bodyId', 'reference'], ['stage', 'implementation.due'], ['meetingId']],
});
