import type { Brand } from '../../kernel/brand.js';
import { defineEvents, type EventsOf } from '../../kernel/event-registry.js';
import {
  actorId,
  date,
  id,
  list,
  oneOf,
  plainText,
  record,
  sealedText,
  type Static,
  wholeNumber,
} from '../../kernel/event-schema.js';
import type { Uuid } from '../../kernel/ids.js';
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
  'meeting-convened.v1': {
    title: 'Meeting convened',
    schema: record({ ...meeting, date: date(), agenda: list(agendaItem) }),
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
  'minutes-confirmed.v1': {
    title: 'Minutes confirmed',
    schema: record({
      ...meeting,
      /** The later meeting of the same body that confirmed them. */
      confirmedAt: id<MeetingId>(),
    }),
  },
});

export type MeetingEvent = EventsOf<typeof meetingEvents>;
