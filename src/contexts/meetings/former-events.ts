import { defineEvents, type Upcaster } from '../../kernel/event-registry.js';
import { date, id, list, plainText, record, wholeNumber } from '../../kernel/event-schema.js';
import type { BodyId } from '../bodies/contract.js';
import type { ItemId, MeetingId } from './events.js';

/** Versions of events that are read and no longer written. A shipped schema never changes. */
export const formerMeetingEvents = defineEvents({
  'meeting-convened.v1': {
    title: 'Meeting convened',
    schema: record({
      meetingId: id<MeetingId>(),
      bodyId: id<BodyId>(),
      date: date(),
      agenda: list(record({ itemId: id<ItemId>(), number: wholeNumber(1), title: plainText(200) })),
    }),
  },
});

/** When it begins, where, within which other meeting, and who may see it was not said then: it stays absent. */
const asItWas = (data: object): object => data;

export const meetingUpcasters: readonly Upcaster[] = [
  { from: 'meeting-convened.v1', to: 'meeting-convened.v2', upcast: asItWas },
];
