import type { StreamName, Uuid } from '../../src/kernel/ids.js';
import type { EventToAppend } from '../../src/platform/event-store/event-store.js';
import { idOf, note, notes } from './event-store-note.js';

/** Writers within the child. Each sends its batches one after the other. */
export const WRITERS = 4;

/** The last two writers race for one stream. */
export const streamOf = (child: string, writer: number): StreamName =>
  notes(writer >= WRITERS - 2 ? `shared by ${child}` : `${child}/${writer}`);

/** What a writer of a child sends as its nth batch, as one request. */
export interface SentBatch {
  readonly request: Uuid;
  readonly events: readonly EventToAppend[];
}

export const batchOf = (child: string, writer: number, batch: number): SentBatch => {
  const size = 1 + ((writer + batch) % 4);
  const request = idOf('request', child, writer, batch);
  const events = Array.from({ length: size }, (_, index) => {
    const event = note(`${child}/${writer}/${batch}/${index}`, { number: index });
    const origin = { commandId: request, $correlationId: request };
    return { ...event, metadata: { ...event.metadata, ...origin } };
  });
  return { request, events };
};
