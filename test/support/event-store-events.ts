import {
  createEventRegistry,
  defineEvents,
  type EventRegistry,
} from '../../src/kernel/event-registry.js';
import { plainText, record, wholeNumber } from '../../src/kernel/event-schema.js';

/** Events of no context: what a store does with events does not depend on what they say. */
export const noteEvents = defineEvents({
  'note-taken.v1': {
    title: 'Note taken',
    schema: record({ text: plainText(1_000_000), number: wholeNumber() }),
  },
  'note-amended.v1': { title: 'Note amended', schema: record({ text: plainText() }) },
  'note-amended.v2': { title: 'Note amended', schema: record({ wording: plainText() }) },
});

export const noteRegistry: EventRegistry = createEventRegistry(
  [noteEvents],
  [
    {
      from: 'note-amended.v1',
      to: 'note-amended.v2',
      upcast: (data: { text: string }) => ({ wording: data.text }),
    },
  ],
);
