import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import { id, moment, oneOf, plainText, record, Type } from '../../kernel/event-schema.js';
import { streamName, type Uuid } from '../../kernel/ids.js';
import { INTERVENTION_KINDS } from '../event-store/store-intervention.js';

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
  'store-intervention-observed.v1': {
    title: 'Intervention in the store observed',
    schema: record({
      interventionId: id<Uuid>(),
      ledgerId: id<Uuid>(),
      kind: oneOf(INTERVENTION_KINDS),
      /** The stream that it was done to, by the ledger's own name for it. */
      stream: plainText(500),
      /** Of the server's own event that tells of it. */
      serverPosition: plainText(40),
      /** By the server's clock. */
      doneAt: moment(),
    }),
  },
});

export type LedgerEvent = EventsOf<typeof ledgerEvents>;
