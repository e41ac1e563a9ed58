import type { StreamName } from '../../src/kernel/ids.js';
import type { EventToAppend } from '../../src/platform/event-store/event-store.js';
import { note, notes } from './event-store-note.js';

/** Writers within the child. Each sends its batches one after the other. */
export const WRITERS = 4;

/** The last two writers race for one stream. */
export const streamOf = (child: string, writer: number): StreamName =>
  notes(writer >= WRITERS - 2 ? `shared by ${child}` : `${child}/${writer}`);

/** The events that a writer of a child sends as its nth batch: parent and child know them alike. */
export const batchOf = (child: string, writer: number, batch: number): readonly EventToAppend[] => {
  const size = 1 + ((writer + batch) % 4);
  return Array.from({ length: size }, (_, index) =>
    note(`${child}/${writer}/${batch}/${index}`, { number: index }),
  );
};
