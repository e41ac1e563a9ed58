import type { Metadata, Recorded } from '../../kernel/envelope.js';
import type { EventRegistry } from '../../kernel/event-registry.js';
import { type RawEvent, UnreadableEvent } from './event-store.js';

type Place = Pick<RawEvent, 'position' | 'stream' | 'revision' | 'eventId'>;

/** What is stored: metadata as text, or parsed where somebody did that already. */
interface Stored {
  readonly type: string;
  readonly data: string;
  readonly metadata: string | Metadata;
}

/** A stored event in its newest version. @throws UnreadableEvent */
export const decoded = (
  { position, stream, revision, eventId }: Place,
  stored: Stored,
  registry: EventRegistry,
): Recorded => {
  try {
    const { type, data } = registry.upcast(stored.type, JSON.parse(stored.data));
    const metadata =
      typeof stored.metadata === 'string'
        ? (JSON.parse(stored.metadata) as Metadata)
        : stored.metadata;
    return { eventId, stream, revision, position, type, data, metadata };
  } catch (fault) {
    throw new UnreadableEvent(position, stored.type, fault);
  }
};
