import { defineEvents, type Upcaster } from '../../kernel/event-registry.js';
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
  Type,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { AgencyId, AppointmentId, BodyId, DutyId } from './events.js';

/* The codes that these versions know. New codes join the newest versions, never these lists. */
const AGENCY_CLASSES = ['responsible-authority', 'partner'] as const;
const BODY_KINDS = [
  'board',
  'business-area-group',
  'contest-board',
  'task-and-finish-group',
  'commissioning-group',
  'community-safety-partnership',
] as const;
const OFFICES = ['chair', 'deputy', 'member', 'single-point-of-contact'] as const;
const CADENCE_KINDS = ['times-a-year', 'monthly-if-required', 'for-a-set-period'] as const;

/** Versions of events that are read and no longer written. A shipped schema never changes, nor do its codes. */
export const formerBodyEvents = defineEvents({
  'agency-registered.v1': {
    title: 'Agency registered',
    schema: record({
      agencyId: id<AgencyId>(),
      name: plainText(200),
      class: oneOf(AGENCY_CLASSES),
    }),
  },
  'body-established.v1': {
    title: 'Body established',
    schema: record({
      bodyId: id<BodyId>(),
      name: plainText(200),
      shortName: code('^[A-Z]{2,12}$'),
      kind: oneOf(BODY_KINDS),
      reportsTo: optional(id<BodyId>()),
    }),
  },
  'terms-of-reference-adopted.v1': {
    title: 'Terms of reference adopted',
    schema: record({
      bodyId: id<BodyId>(),
      terms: record({
        version: wholeNumber(1),
        inForceFrom: date(),
        aim: plainText(),
        cadence: record({
          kind: oneOf(CADENCE_KINDS),
          timesAYear: optional(wholeNumber(1)),
          warnAfterDays: optional(wholeNumber(1)),
        }),
        quorum: wholeNumber(1),
        deputies: Type.Boolean(),
        interestsDeclared: Type.Boolean(),
      }),
    }),
  },
  'office-holder-appointed.v1': {
    title: 'Office holder appointed',
    schema: record({
      bodyId: id<BodyId>(),
      appointment: record({
        appointmentId: id<AppointmentId>(),
        office: oneOf(OFFICES),
        holder: actorId(),
        role: plainText(200),
        agencyId: id<AgencyId>(),
        from: date(),
        to: optional(date()),
      }),
    }),
  },
  'duty-scheduled.v1': {
    title: 'Reporting duty scheduled',
    schema: record({
      dutyId: id<DutyId>(),
      bodyId: id<BodyId>(),
      duty: plainText(400),
      due: date(),
      owner: plainText(200),
    }),
  },
  'duty-scheduled.v2': {
    title: 'Reporting duty scheduled',
    schema: record({
      dutyId: id<DutyId>(),
      bodyId: id<BodyId>(),
      duty: plainText(400),
      due: date(),
      owner: plainText(200),
      source: optional(plainText(80)),
      agencyId: optional(id<AgencyId>()),
      rhythm: optional(record({ everyMonths: wholeNumber(1), until: optional(date()) })),
    }),
  },
  'duty-fulfilled.v1': {
    title: 'Reporting duty fulfilled',
    schema: record({ dutyId: id<DutyId>(), bodyId: id<BodyId>(), evidence: sealedText() }),
  },
});

/** What the next version may say besides was not said then: it stays absent. */
const asItWas = (data: object): object => data;

/** Before data requests were told apart, what stood in the schedule was owed of itself. */
const asADuty = (data: object): object => ({ ...data, kind: 'duty' });

export const bodyUpcasters: readonly Upcaster[] = [
  ...Object.keys(formerBodyEvents)
    .filter((from) => from.endsWith('.v1'))
    .map((from) => ({ from, to: from.replace(/\.v1$/, '.v2'), upcast: asItWas })),
  { from: 'duty-scheduled.v2', to: 'duty-scheduled.v3', upcast: asADuty },
];
