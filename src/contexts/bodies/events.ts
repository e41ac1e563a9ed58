import type { Brand } from '../../kernel/brand.js';
import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  actorId,
  code,
  date,
  id,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  type Static,
  Type,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';

export type BodyId = Brand<Uuid, 'BodyId'>;
export type AgencyId = Brand<Uuid, 'AgencyId'>;
export type AppointmentId = Brand<Uuid, 'AppointmentId'>;
export type DutyId = Brand<Uuid, 'DutyId'>;

/** Kinds of body in the partnership's structure (S4:331-352), and the statutory partnerships beside it (S4:387). */
export const BODY_KINDS = [
  'board',
  'business-area-group',
  'contest-board',
  'task-and-finish-group',
  'commissioning-group',
  'community-safety-partnership',
] as const;

/** Classes of agency in the Agreement (S4:252-272). */
export const AGENCY_CLASSES = ['responsible-authority', 'partner'] as const;

export const OFFICES = ['chair', 'deputy', 'member', 'single-point-of-contact'] as const;
export type Office = (typeof OFFICES)[number];

/** How often a body meets, as its terms of reference say. */
export const CADENCE_KINDS = ['times-a-year', 'monthly-if-required', 'for-a-set-period'] as const;

const cadence = record({
  kind: oneOf(CADENCE_KINDS),
  /** Only for `times-a-year`. */
  timesAYear: optional(wholeNumber(1)),
  /** Days without a meeting after which the secretariat is warned. */
  warnAfterDays: optional(wholeNumber(1)),
});

const termsOfReference = record({
  version: wholeNumber(1),
  inForceFrom: date(),
  aim: plainText(),
  cadence,
  /** Members who must attend for the body to decide. */
  quorum: wholeNumber(1),
  /** Whether a deputy may stand in for the chair. */
  deputies: Type.Boolean(),
  /** Whether members declare personal and prejudicial interests per item. */
  interestsDeclared: Type.Boolean(),
});
export type TermsOfReference = Static<typeof termsOfReference>;

const appointment = record({
  appointmentId: id<AppointmentId>(),
  office: oneOf(OFFICES),
  /** Who holds the office: an id that says nothing about a person. */
  holder: actorId(),
  /** The role in the agency, as it may be published: "Detective Superintendent". */
  role: plainText(200),
  agencyId: id<AgencyId>(),
  from: date(),
  to: optional(date()),
});
export type Appointment = Static<typeof appointment>;

export const agencyEvents = defineEvents({
  'agency-registered.v1': {
    title: 'Agency registered',
    schema: record({
      agencyId: id<AgencyId>(),
      name: plainText(200),
      class: oneOf(AGENCY_CLASSES),
    }),
  },
});

export const bodyEvents = defineEvents({
  'body-established.v1': {
    title: 'Body established',
    schema: record({
      bodyId: id<BodyId>(),
      name: plainText(200),
      /** A code for references and tables: `SCB`. */
      shortName: code('^[A-Z]{2,12}$'),
      kind: oneOf(BODY_KINDS),
      /** The body it reports to; none for the Board and for bodies outside it. */
      reportsTo: optional(id<BodyId>()),
    }),
  },
  'terms-of-reference-adopted.v1': {
    title: 'Terms of reference adopted',
    schema: record({ bodyId: id<BodyId>(), terms: termsOfReference }),
  },
  'office-holder-appointed.v1': {
    title: 'Office holder appointed',
    schema: record({ bodyId: id<BodyId>(), appointment }),
  },
  'appointment-ended.v1': {
    title: 'Appointment ended',
    schema: record({ bodyId: id<BodyId>(), appointmentId: id<AppointmentId>(), to: date() }),
  },
});

export const dutyEvents = defineEvents({
  'duty-scheduled.v1': {
    title: 'Reporting duty scheduled',
    schema: record({
      dutyId: id<DutyId>(),
      bodyId: id<BodyId>(),
      duty: plainText(400),
      due: date(),
      /** A role, not a person. */
      owner: plainText(200),
    }),
  },
  'duty-fulfilled.v1': {
    title: 'Reporting duty fulfilled',
    schema: record({
      dutyId: id<DutyId>(),
      bodyId: id<BodyId>(),
      /** What shows that it was done: a reference, a title, a link. */
      evidence: sealedText(),
    }),
  },
});

export type AgencyEvent = EventsOf<typeof agencyEvents>;
export type BodyEvent = EventsOf<typeof bodyEvents>;
export type DutyEvent = EventsOf<typeof dutyEvents>;
