import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { Agency } from './agency.js';
import { lastDayOf } from './body-on-a-day.js';
import type { EstablishedBody } from './body.js';
import type { Appointment } from './body.events.js';
import type { AppointmentId } from './ids.js';
import { agencyExistsOn } from './succession.js';

interface Appointing {
  readonly body: EstablishedBody;
  readonly appointment: Appointment;
  readonly agency: Agency;
}

export const agencyIsRegistered = rule<Appointing>({
  code: 'APPOINTMENT.AGENCY_NOT_FOUND',
  statement: 'Whoever holds an office represents an agency of the partnership.',
  source: 'S4:298',
  kind: 'source',
  concerns: 'existence',
  holds: ({ agency }) => agency.stage === 'registered',
});

export const agencyExistsThroughout = rule<Appointing>({
  code: 'APPOINTMENT.AGENCY_DOES_NOT_EXIST_THEN',
  statement:
    'Whoever holds an office represents an agency that exists throughout the term, as far as its end is known.',
  source: 'Domain, register 1: agencies with validity dates',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, appointment: { from, to } }) =>
    agency.stage === 'none' ||
    (agencyExistsOn(agency, from) &&
      (agency.ends === undefined || (to !== undefined && to < agency.ends.on))),
  explain: ({ agency }) =>
    agency.stage === 'registered' && agency.ends
      ? `${agency.name} exists no more from ${agency.ends.on} on: a term for it ends before.`
      : 'The agency does not exist yet on the first day of the term.',
});

export const appointmentEndsAfterItBegan = rule<Appointing>({
  code: 'APPOINTMENT.ENDS_BEFORE_IT_BEGINS',
  statement: 'An appointment ends on or after the day it begins.',
  source: 'Design: offices are from and to',
  kind: 'ours',
  concerns: 'content',
  holds: ({ appointment: { from, to } }) => to === undefined || from <= to,
});

export const appointmentLiesWithinTheBody = rule<Appointing>({
  code: 'APPOINTMENT.OUTSIDE_THE_BODY',
  statement:
    'An office is held from the day on which its body is established, and until its last day at the latest.',
  source: 'Domain, register 1: membership as at a date',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, appointment: { from, to } }) => {
    const lastDay = lastDayOf(body);
    return (
      body.establishedOn <= from &&
      (lastDay === undefined || (from <= lastDay && !later(to, lastDay)))
    );
  },
  explain: ({ body }) => {
    const lastDay = lastDayOf(body);
    return `${body.name} was established on ${body.establishedOn}${lastDay ? `, and its last day is ${lastDay}` : ''}: its offices are held within that time.`;
  },
});

const later = (to: PlainDate | undefined, lastDay: PlainDate): boolean =>
  to !== undefined && to > lastDay;

/** Whether terms of reference that are in force on some day of the term have deputies. */
const deputiesWithin = ({ terms }: EstablishedBody, { from, to }: Appointment): boolean =>
  terms.some((each, index) => {
    const next = terms[index + 1];
    const begins = to === undefined || each.inForceFrom <= to;
    return each.deputies && begins && (next === undefined || from < next.inForceFrom);
  });

export const deputiesAreProvidedFor = rule<Appointing>({
  code: 'APPOINTMENT.NO_DEPUTIES',
  statement:
    'A deputy is appointed only where terms of reference in force during the term provide for one, and acts while they do.',
  source: 'Domain, register 1: deputies follow from the terms of reference',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, appointment }) =>
    appointment.office !== 'deputy' || deputiesWithin(body, appointment),
});

/** Whether two terms have a day in common. */
export const overlap = (
  one: Pick<Appointment, 'from' | 'to'>,
  other: Pick<Appointment, 'from' | 'to'>,
): boolean =>
  (one.to === undefined || other.from <= one.to) &&
  (other.to === undefined || one.from <= other.to);

const isHeldAlready = (
  { body, appointment }: Appointing,
  sameOffice: (held: Appointment) => boolean,
): boolean =>
  body.appointments.some(
    (held) => held.office === appointment.office && sameOffice(held) && overlap(held, appointment),
  );

export const oneChairAtATime = rule<Appointing>({
  code: 'APPOINTMENT.CHAIR_IS_HELD',
  statement: 'A body has one chair at a time: the term of the last one ends first.',
  source: 'Domain, register 1: chairs are appointed by the partnership',
  kind: 'ours',
  concerns: 'stage',
  holds: (appointing) =>
    appointing.appointment.office !== 'chair' || !isHeldAlready(appointing, () => true),
});

export const oneContactAnAgency = rule<Appointing>({
  code: 'APPOINTMENT.CONTACT_IS_HELD',
  statement: 'An agency has a single point of contact in a body at a time.',
  source: "Domain, who uses it: agencies' single points of contact",
  kind: 'ours',
  concerns: 'stage',
  holds: (appointing) => {
    const { office, agencyId } = appointing.appointment;
    return (
      office !== 'single-point-of-contact' ||
      !isHeldAlready(appointing, (held) => held.agencyId === agencyId)
    );
  },
});

export const nobodyHoldsAnOfficeTwice = rule<Appointing>({
  code: 'APPOINTMENT.HELD_BY_THE_SAME',
  statement: 'Nobody holds the same office of a body twice at a time.',
  source: 'Design: nobody counts twice towards a quorum',
  kind: 'ours',
  concerns: 'stage',
  holds: (appointing) => {
    const { office, holder } = appointing.appointment;
    return (
      office === 'chair' ||
      office === 'single-point-of-contact' ||
      !isHeldAlready(appointing, (held) => held.holder === holder)
    );
  },
});

export const appointmentIsHeld = rule<{
  readonly body: EstablishedBody;
  readonly appointmentId: AppointmentId;
  readonly to: PlainDate;
}>({
  code: 'APPOINTMENT.NOT_HELD',
  statement: 'Only an appointment that has begun and has not ended can be ended, or taken over.',
  source: 'Design: offices are from and to',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ body, appointmentId, to }) =>
    body.appointments.some(
      (each) =>
        each.appointmentId === appointmentId &&
        each.from <= to &&
        (each.to === undefined || to < each.to),
    ),
});
