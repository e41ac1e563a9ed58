import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  date,
  id,
  list,
  oneOf,
  optional,
  plainText,
  record,
  Type,
} from '../../kernel/event-schema.js';
import type { AgencyId } from './ids.js';

/** Classes of agency in the Agreement (S4:252-272). */
export const AGENCY_CLASSES = ['responsible-authority', 'partner'] as const;

export const agencyEvents = defineEvents({
  'agency-registered.v2': {
    title: 'Agency registered',
    schema: record({
      agencyId: id<AgencyId>(),
      name: plainText(200),
      class: oneOf(AGENCY_CLASSES),
      /** The day from which it exists, where that is known. */
      existsFrom: optional(date()),
      /** Whether it is an agency of the criminal justice system, where that is known. */
      criminalJustice: optional(Type.Boolean()),
    }),
  },
  'agency-renamed.v1': {
    title: 'Agency renamed',
    schema: record({ agencyId: id<AgencyId>(), name: plainText(200) }),
  },
  'agency-merged.v1': {
    title: 'Agency merged into another',
    schema: record({
      agencyId: id<AgencyId>(),
      into: id<AgencyId>(),
      /** From this day on it exists no more, and the other answers for it. */
      on: date(),
    }),
  },
  'agency-abolished.v1': {
    title: 'Agency abolished',
    schema: record({
      agencyId: id<AgencyId>(),
      /** Who answers for it from then on; nobody where it has no successor. */
      successors: list(id<AgencyId>()),
      /** From this day on it exists no more. */
      on: date(),
    }),
  },
});

export type AgencyEvent = EventsOf<typeof agencyEvents>;
