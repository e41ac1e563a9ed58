import type { Brand } from '../../kernel/brand.js';
import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  actorId,
  code,
  date,
  id,
  list,
  oneOf,
  optional,
  plainText,
  record,
  sealedText,
  type Static,
  Type,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { DecisionId } from '../decisions/contract.js';
import type { AgencyId, AppointmentId, BodyId } from './ids.js';

/** Kinds of body in the partnership's structure (S4:331-352), and the statutory partnerships beside it (S4:387). */
export const BODY_KINDS = [
  'board',
  'business-area-group',
  'contest-board',
  'task-and-finish-group',
  'commissioning-group',
  'community-safety-partnership',
] as const;

export const OFFICES = ['chair', 'deputy', 'member', 'single-point-of-contact'] as const;
export type Office = (typeof OFFICES)[number];

/** The strands of the counter-terrorism strategy, each with a lead agency (S4:133-145, S4:348). */
export const CONTEST_STRANDS = ['prevent', 'protect', 'prepare', 'pursue'] as const;
export type ContestStrand = (typeof CONTEST_STRANDS)[number];

/** How often a body meets, as its terms of reference say. */
export const CADENCE_KINDS = ['times-a-year', 'monthly-if-required', 'for-a-set-period'] as const;

/** How a body comes to a decision, as its terms of reference say. */
export const WAYS_TO_DECIDE = [
  'consensus',
  'simple-majority',
  'majority-with-casting-vote',
  'two-thirds-majority',
] as const;

/** What makes the minutes of a body final, as its terms of reference say. */
export const MINUTES_RULES = ['confirmed-at-a-later-meeting', 'signed-by-the-chair'] as const;

const cadence = record({
  kind: oneOf(CADENCE_KINDS),
  /** Only for `times-a-year`. */
  timesAYear: optional(wholeNumber(1)),
  /** Days without a meeting after which the secretariat is warned. */
  warnAfterDays: optional(wholeNumber(1)),
  /** Where it is laid down: `S4:341`. */
  source: optional(plainText(80)),
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
  decides: optional(oneOf(WAYS_TO_DECIDE)),
  minutes: optional(oneOf(MINUTES_RULES)),
  /** Whether a decision may be taken between meetings, and is reported to the next. */
  urgentRoute: optional(Type.Boolean()),
  /** The body as part of whose meeting this one sits (S4:348). */
  sitsWithin: optional(id<BodyId>()),
  /** The decision that adopted them. */
  decisionId: optional(id<DecisionId>()),
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
  /** The last day. */
  to: optional(date()),
  /** The decision that appointed. */
  decisionId: optional(id<DecisionId>()),
});
export type Appointment = Static<typeof appointment>;

/** What a Task and Finish group was set up for, by whom, and until when (S4:349-350). */
const delegation = record({
  by: id<BodyId>(),
  purpose: plainText(),
  /** The last day of its period. */
  endsOn: date(),
});
export type Delegation = Static<typeof delegation>;

const strandLead = record({
  strand: oneOf(CONTEST_STRANDS),
  agencyId: id<AgencyId>(),
  from: date(),
  decisionId: optional(id<DecisionId>()),
});
export type StrandLead = Static<typeof strandLead>;

/** A month of the calendar: `2021-06`. */
const month = () => code<Month>('^(18|19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$');
export type Month = Brand<string, 'Month'>;

export const bodyEvents = defineEvents({
  'body-established.v2': {
    title: 'Body established',
    schema: record({
      bodyId: id<BodyId>(),
      name: plainText(200),
      /** A code for references and tables: `SCB`. */
      shortName: code('^[A-Z]{2,12}$'),
      kind: oneOf(BODY_KINDS),
      /** The body it reports to; none for the Board and for bodies outside it. */
      reportsTo: optional(id<BodyId>()),
      /** Other names under which documents speak of it. */
      alsoKnownAs: optional(list(plainText(200))),
      delegation: optional(delegation),
    }),
  },
  'terms-of-reference-adopted.v2': {
    title: 'Terms of reference adopted',
    schema: record({ bodyId: id<BodyId>(), terms: termsOfReference }),
  },
  'office-holder-appointed.v2': {
    title: 'Office holder appointed',
    schema: record({ bodyId: id<BodyId>(), appointment }),
  },
  'appointment-ended.v1': {
    title: 'Appointment ended',
    schema: record({ bodyId: id<BodyId>(), appointmentId: id<AppointmentId>(), to: date() }),
  },
  'body-period-extended.v1': {
    title: 'Period of a Task and Finish group extended',
    schema: record({
      bodyId: id<BodyId>(),
      /** The body that had delegated it, and extends it. */
      by: id<BodyId>(),
      decisionId: id<DecisionId>(),
      endedOn: date(),
      /** The last day of its period now. */
      endsOn: date(),
    }),
  },
  'body-dissolved.v1': {
    title: 'Body dissolved',
    schema: record({
      bodyId: id<BodyId>(),
      lastDay: date(),
      decisionId: optional(id<DecisionId>()),
    }),
  },
  'strand-lead-named.v1': {
    title: 'Lead agency of a Contest strand named',
    schema: record({ bodyId: id<BodyId>(), lead: strandLead }),
  },
  'month-found-not-required.v1': {
    title: 'Month found to need no meeting',
    schema: record({ bodyId: id<BodyId>(), month: month(), because: sealedText() }),
  },
});

export type BodyEvent = EventsOf<typeof bodyEvents>;
