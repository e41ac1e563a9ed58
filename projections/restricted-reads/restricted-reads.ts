import type {
  ReadRecord,
  Reading,
  Refusal,
  RestrictedReadEvent,
} from '../../src/contexts/access/contract.js';
import type { Capacity } from '../../src/kernel/actor.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { ActorId, Uuid } from '../../src/kernel/ids.js';
import type { Instant, PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';

/** A record that was read, or was not to be read: then there is no basis. */
export type RecordAsked = Omit<ReadRecord, 'basis'> & Partial<Pick<ReadRecord, 'basis'>>;

/** One answer that held restricted records, or would have. */
export interface RestrictedRead {
  /** Before the answer left. */
  readonly at: Instant;
  /** The pattern of its address. */
  readonly route: string;
  /** The request: what it is called in the service's own log. */
  readonly correlationId: Uuid;
  /** The cut that was asked for. */
  readonly asAt?: Instant;
  readonly effectiveAt?: PlainDate;
  readonly records: readonly RecordAsked[];
}

/** What one person read, or was refused, in about a second: each answer by itself, in the order of asking. */
export interface RestrictedReads {
  readonly eventId: Uuid;
  readonly by: ActorId;
  readonly capacity: Capacity;
  readonly organisation?: Uuid;
  readonly outcome: 'read' | 'refused';
  readonly reads: readonly RestrictedRead[];
  /** In the log, as a decimal string. */
  readonly position: string;
}

const whoAsked = ({ eventId, position, metadata }: Recorded<RestrictedReadEvent>) => {
  const { id, capacity, organisation } = metadata.actor;
  return {
    eventId,
    by: id,
    capacity,
    ...(organisation && { organisation }),
    position: String(position),
  };
};

/** What of a question is not said stands beside the event: it was recorded at that moment, of that request. */
const questionOf = (
  { askedAt, route, correlationId, asAt, effectiveAt }: Omit<Reading, 'records'> | Refusal,
  { metadata }: Recorded<RestrictedReadEvent>,
) => ({
  at: askedAt ?? metadata.recordedAt,
  route,
  correlationId: correlationId ?? metadata.$correlationId,
  ...(asAt && { asAt }),
  ...(effectiveAt && { effectiveAt }),
});

/**
 * Who read what of the restricted records. It is kept nowhere: an auditor asks for it now and then, and reads are
 * many, so it is folded when it is asked for.
 */
export const restrictedReads = projection<RestrictedReads, RestrictedReadEvent>({
  name: 'restricted-reads',
  version: 2,
  key: ({ eventId }) => eventId,
  on: {
    'restricted-records-read.v3': (_, event) => ({
      ...whoAsked(event),
      outcome: 'read',
      reads: event.data.readings.map((reading) => ({
        ...questionOf(reading, event),
        records: reading.records,
      })),
    }),
    'restricted-read-refused.v3': (_, event) => ({
      ...whoAsked(event),
      outcome: 'refused',
      reads: event.data.refusals.map((refusal) => {
        const { kind, recordId, bodyId } = refusal;
        return {
          ...questionOf(refusal, event),
          records: [{ kind, recordId, ...(bodyId && { bodyId }) }],
        };
      }),
    }),
  },
});
