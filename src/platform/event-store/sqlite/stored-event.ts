import type { Recorded } from '../../../kernel/envelope.js';
import type { EventRegistry } from '../../../kernel/event-registry.js';
import type { StreamName, Uuid } from '../../../kernel/ids.js';
import { decoded } from '../decoded-event.js';
import type { RawEvent } from '../event-store.js';

/** The columns of a stored event, in the order of `StoredRow`. */
export const COLUMNS = 'position, stream, revision, event_id, type, data, metadata';

export type StoredRow = readonly [
  position: number,
  stream: StreamName,
  revision: number,
  eventId: Uuid,
  type: string,
  data: string,
  metadata: string,
];

export const rawEvent = (row: StoredRow): RawEvent => ({
  position: BigInt(row[0]),
  stream: row[1],
  revision: row[2],
  eventId: row[3],
  type: row[4],
  data: row[5],
  metadata: row[6],
});

/** @throws UnreadableEvent */
export const recordedEvent = (row: StoredRow, registry: EventRegistry): Recorded => {
  const [position, stream, revision, eventId, type, data, metadata] = row;
  const place = { position: BigInt(position), stream, revision, eventId };
  return decoded(place, { type, data, metadata }, registry);
};
