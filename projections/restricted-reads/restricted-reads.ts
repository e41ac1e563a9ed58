import type { ReadRecord, RestrictedReadEvent } from '../../src/contexts/access/contract.js';
import type { Capacity } from '../../src/kernel/actor.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { ActorId, Uuid } from '../../src/kernel/ids.js';
import type { Instant, PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';

/** A record that was read, or was not to be read: then there is no basis. */
export type RecordAsked = Omit<ReadRecord, 'basis'> & Partial<Pick<ReadRecord, 'basis'>>;

/** One answer that held restricted records, or would have. */
export interface RestrictedRead {
  /** Of the event in the log. */
  readonly readId: Uuid;
  readonly by: ActorId;
  readonly capacity: Capacity;
  readonly organisation?: Uuid;
  /** Before the answer left. */
  readonly at: Instant;
  readonly outcome: 'read' | 'refused';
  /** The pattern of its address. */
  readonly route: string;
  /** The request: what it is called in the service's own log. */
  readonly correlationId: Uuid;
  /** The cut that was asked for. */
  readonly asAt?: Instant;
  readonly effectiveAt?: PlainDate;
  readonly records: readonly RecordAsked[];
  /** In the log, as a decimal string. */
  readonly position: string;
}

const whoAndWhen = ({ eventId, position, metadata, data }: Recorded<RestrictedReadEvent>) => {
  const { id, capacity, organisation } = metadata.actor;
  return {
    readId: eventId,
    by: id,
    capacity,
    ...(organisation && { organisation }),
    at: data.askedAt ?? metadata.recordedAt,
    correlationId: metadata.$correlationId,
    position: String(position),
  };
};

/**
 * Who read what of the restricted records. It is kept nowhere: an auditor asks for it now and then, and reads are
 * many, so it is folded when it is asked for.
 */
export const restrictedReads = projection<RestrictedRead, RestrictedReadEvent>({
  name: 'restricted-reads',
  version: 1,
  key: ({ eventId }) => eventId,
  on: {
    'restricted-records-read.v2': (_, event) => {
      const { records, askedAt: _askedAt, ...question } = event.data;
      return { ...whoAndWhen(event), ...question, outcome: 'read', records };
    },
    'restricted-read-refused.v2': (_, event) => {
      const { route, asAt, effectiveAt, askedAt: _askedAt, ...asked } = event.data;
      const question = { route, ...(asAt && { asAt }), ...(effectiveAt && { effectiveAt }) };
      return { ...whoAndWhen(event), ...question, outcome: 'refused', records: [asked] };
    },
  },
});
