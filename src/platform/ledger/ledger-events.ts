import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import { id, plainText, record, Type } from '../../kernel/event-schema.js';
import { streamName, type Uuid } from '../../kernel/ids.js';

/** The stream whose first event is the first of the log. */
export const LEDGER_STREAM = streamName('ledger', 'opening');

export const ledgerEvents = defineEvents({
  'ledger-opened.v1': {
    title: 'Ledger opened',
    schema: record({
      ledgerId: id<Uuid>(),
      name: plainText(200),
      /** The clock may be set per command; no other ledger accepts that. */
      simulated: Type.Boolean(),
    }),
  },
});

export type LedgerEvent = EventsOf<typeof ledgerEvents>;
