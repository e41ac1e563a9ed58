import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  date,
  id,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  type Static,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { AgencyId, BodyId, DutyId } from './ids.js';

/** How a duty comes round: due again so many months after the first time, until a day. */
const rhythm = record({
  everyMonths: wholeNumber(1),
  /** No occurrence falls due after this day. */
  until: optional(date()),
});
export type Rhythm = Static<typeof rhythm>;

/** What is owed of itself, or because somebody asked for it. */
export const DUTY_KINDS = ['duty', 'data-request'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** Who asked for data, and when: an organisation or an office, not a person. */
const asked = record({ by: plainText(200), on: date() });
export type Asked = Static<typeof asked>;

const occurrence = { dutyId: id<DutyId>(), bodyId: id<BodyId>() };

export const dutyEvents = defineEvents({
  'duty-scheduled.v3': {
    title: 'Reporting duty scheduled',
    schema: record({
      ...occurrence,
      kind: oneOf(DUTY_KINDS),
      duty: plainText(400),
      /** When it is due, or due for the first time. */
      due: date(),
      /** A role, not a person. */
      owner: plainText(200),
      /** Where it is laid down: `S4:358`. */
      source: optional(plainText(80)),
      /** The agency that owes it, where it is not the body as a whole. */
      agencyId: optional(id<AgencyId>()),
      rhythm: optional(rhythm),
      /** Of a data request. */
      asked: optional(asked),
    }),
  },
  'duty-fulfilled.v2': {
    title: 'Reporting duty fulfilled',
    schema: record({
      ...occurrence,
      /** The day on which it was due; absent in former records of duties that were due once. */
      due: optional(date()),
      /** What shows that it was done: a title, a link, a description. */
      evidence: optional(sealedText()),
      /** Of a decision or document: `SCB-2021-003`. */
      reference: optional(plainText(200)),
    }),
  },
  'duty-missed.v1': {
    title: 'Reporting duty missed',
    schema: record({ ...occurrence, due: date(), because: sealedText() }),
  },
  'duty-withdrawn.v1': {
    title: 'Reporting duty withdrawn',
    schema: record({ ...occurrence, because: sealedText() }),
  },
});

export type DutyEvent = EventsOf<typeof dutyEvents>;
