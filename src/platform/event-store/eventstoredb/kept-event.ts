import type { AllStreamRecordedEvent, RecordedEvent } from '@eventstore/db-client';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { Metadata, Recorded } from '../../../kernel/envelope.js';
import type { EventRegistry } from '../../../kernel/event-registry.js';
import type { StreamName, Uuid } from '../../../kernel/ids.js';
import { isInstant, type Instant } from '../../../kernel/plain-date.js';
import { decoded } from '../decoded-event.js';
import type { RawEvent } from '../event-store.js';

/** An event as the client gives it, at its place in the ledger. */
export interface KeptEvent {
  readonly position: number;
  readonly stream: StreamName;
  readonly event: RecordedEvent | AllStreamRecordedEvent;
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

/**
 * The bytes as they were written. Data we write as bytes, and get as bytes. Metadata the client parses: what was
 * written in canonical form has only one text, so writing it again gives back the same bytes.
 */
const written = (part: unknown): string =>
  part instanceof Uint8Array ? textOf(part) : canonicalJson(part ?? null);

export const rawEventOf = ({ position, stream, event }: KeptEvent): RawEvent => ({
  position: BigInt(position),
  stream,
  revision: Number(event.revision),
  eventId: event.id as Uuid,
  type: event.type,
  data: written(event.data),
  metadata: written(event.metadata),
});

/** The event in its newest version. @throws UnreadableEvent */
export const recordedEventOf = (
  { position, stream, event }: KeptEvent,
  registry: EventRegistry,
): Recorded => {
  const place = {
    position: BigInt(position),
    stream,
    revision: Number(event.revision),
    eventId: event.id as Uuid,
  };
  const { type, data, metadata } = event;
  const stored = {
    type,
    data: written(data),
    // Bytes that the client could not parse are no metadata of ours: decoding tells.
    metadata: metadata instanceof Uint8Array ? textOf(metadata) : (metadata as unknown as Metadata),
  };
  return decoded(place, stored, registry);
};

/** When an event says it was recorded; undefined where it does not. */
export const recordedAtOf = (metadata: unknown): Instant | undefined => {
  const { recordedAt } = (metadata ?? {}) as Partial<Metadata>;
  return typeof recordedAt === 'string' && isInstant(recordedAt) ? recordedAt : undefined;
};
