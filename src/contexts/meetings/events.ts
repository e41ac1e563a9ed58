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
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
import { MARKINGS } from '../../kernel/marking.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';

export type MeetingId = Brand<Uuid, 'MeetingId'>;
export type ItemId = Brand<Uuid, 'ItemId'>;

/** In what capacity somebody attends; those in attendance do not count towards the quorum. */
export const ATTENDS_AS = ['chair', 'deputy', 'member', 'in-attendance'] as const;

const agendaItem = record({
  itemId: id<ItemId>(),
  number: wholeNumber(1),
  title: plainText(200),
});
export type AgendaItem = Static<typeof agendaItem>;

const attendee = record({
  person: actorId(),
  /** The role in the agency, as minutes print it. */
  role: plainText(200),
  agencyId: id<AgencyId>(),
  as: oneOf(ATTENDS_AS),
});
export type Attendee = Static<typeof attendee>;

/** In what office somebody signs minutes. */
export const SIGNS_AS = ['chair', 'deputy'] as const;

/** How an interest bears on an item: a prejudicial one bars from deciding it. */
export const INTEREST_NATURES = ['personal', 'prejudicial'] as const;

const dispensation = record({
  grantedOn: date(),
  /** A role or a body. */
  grantedBy: plainText(200),
});

const declaredInterest = record({
  itemId: id<ItemId>(),
  person: actorId(),
  nature: oneOf(INTEREST_NATURES),
  /** What it is. */
  interest: sealedText(),
  /** That lets somebody take part in spite of it, obtained before. */
  dispensation: optional(dispensation),
});
export type DeclaredInterest = Static<typeof declaredInterest>;

const meeting = { meetingId: id<MeetingId>(), bodyId: id<BodyId>() };

const attended = record({
  ...meeting,
  attendance: list(attendee),
  /** Members required by the terms of reference in force that day. */
  quorum: wholeNumber(1),
  /** Members who attended: chair, deputy and members. */
  present: wholeNumber(0),
});

export const meetingEvents = defineEvents({
  'meeting-convened.v2': {
    title: 'Meeting convened',
    schema: record({
      ...meeting,
      date: date(),
      agenda: list(agendaItem),
      /** The meeting of another body as part of which it is held. */
      within: optional(id<MeetingId>()),
      /** In Europe/London: `09:30`. */
      startsAt: optional(code('^([01][0-9]|2[0-3]):[0-5][0-9]$')),
      /** A venue, or how to take part from afar. */
      place: optional(plainText(200)),
      marking: optional(oneOf(MARKINGS)),
    }),
  },
  'agenda-item-added.v1': {
    title: 'Agenda item added',
    schema: record({ ...meeting, item: agendaItem }),
  },
  'meeting-held.v1': { title: 'Meeting held, quorate', schema: attended },
  'meeting-found-inquorate.v1': { title: 'Meeting found inquorate', schema: attended },
  'meeting-cancelled.v1': {
    title: 'Meeting cancelled',
    schema: record({ ...meeting, because: sealedText() }),
  },
  'interest-declared.v1': {
    title: 'Interest declared',
    schema: record({ ...meeting, declared: declaredInterest }),
  },
  'interest-withdrawn.v1': {
    title: 'Declaration of an interest withdrawn',
    schema: record({
      ...meeting,
      itemId: id<ItemId>(),
      person: actorId(),
      because: sealedText(),
    }),
  },
  'minutes-confirmed.v1': {
    title: 'Minutes confirmed',
    schema: record({
      ...meeting,
      /** The later meeting of the same body that confirmed them. */
      confirmedAt: id<MeetingId>(),
    }),
  },
  'minutes-signed.v1': {
    title: 'Minutes signed',
    schema: record({
      ...meeting,
      /** The later meeting of the same body at which they were signed. */
      confirmedAt: id<MeetingId>(),
      signedBy: actorId(),
      office: oneOf(SIGNS_AS),
      agencyId: id<AgencyId>(),
    }),
  },
});

export type MeetingEvent = EventsOf<typeof meetingEvents>;
