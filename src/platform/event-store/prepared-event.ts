import { canonical, canonicalJson } from '../../kernel/canonical-json.js';
import type { EventRegistry } from '../../kernel/event-registry.js';
import type { Uuid } from '../../kernel/ids.js';
import { isInstant, type Instant } from '../../kernel/plain-date.js';
import { EventTooLarge, MAX_EVENT_BYTES, type EventToAppend } from './event-store.js';

/** An event as the bytes that will be stored, checked; only its place in the log and the log's clock are missing. */
export interface PreparedEvent {
  readonly eventId: Uuid;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly recordedAt: Instant;
  /** Of the metadata: what tells this event from the same one written by another process. */
  readonly salt: string;
}

/**
 * Serialises an event, once.
 * @throws EventTooLarge, UnknownEventType, EventDoesNotFitSchema, NotCanonical
 * @throws RangeError when `recordedAt` is not an instant
 */
export const prepare = (event: EventToAppend, registry: EventRegistry): PreparedEvent => {
  const data = canonical(event.data);
  const bytes = Buffer.byteLength(data.json);
  if (bytes > MAX_EVENT_BYTES) {
    throw new EventTooLarge(
      `${event.type} takes ${bytes} bytes; at most ${MAX_EVENT_BYTES} are stored.`,
    );
  }
  // What is checked is what will be read: normal form can lengthen a text, and absent members fall away.
  registry.check(event.type, data.value);
  const { recordedAt } = event.metadata;
  if (!isInstant(recordedAt)) throw new RangeError(`Not an instant in UTC: ${recordedAt}`);
  const metadata = canonical(event.metadata);
  registry.checkMetadata(event.type, metadata.value);
  return {
    eventId: event.eventId,
    type: event.type,
    data: data.json,
    metadata: metadata.json,
    recordedAt,
    salt: event.metadata.salt,
  };
};

/** The event with the log's clock, where that is later than its own. */
export const notBefore = (event: PreparedEvent, earliest: Instant): PreparedEvent =>
  event.recordedAt >= earliest
    ? event
    : {
        ...event,
        metadata: canonicalJson({ ...JSON.parse(event.metadata), recordedAt: earliest }),
        recordedAt: earliest,
      };
