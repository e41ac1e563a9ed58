import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { Agency } from './agency.js';
import type { Body, BodyCommand, EstablishedBody } from './body.js';
import type { Appointment, AppointmentId, TermsOfReference } from './events.js';

interface Establishing {
  readonly command: Extract<BodyCommand, { type: 'EstablishBody' }>;
  readonly body: Body;
  readonly parent: Body;
}

export const bodyIsNew = rule<Establishing>({
  code: 'BODY.ALREADY_ESTABLISHED',
  statement: 'A body is established once.',
  source: 'Design: one history for each body',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ body }) => body.stage === 'none',
});

export const groupReportsToABody = rule<Establishing>({
  code: 'BODY.PARENT_NOT_FOUND',
  statement: 'A group reports to a body that has been established.',
  source: 'S4:334-352',
  kind: 'source',
  concerns: 'existence',
  holds: ({ command, parent }) =>
    command.data.reportsTo === undefined || parent.stage === 'established',
});

export const bodyIsEstablished = rule<Body>({
  code: 'BODY.NOT_FOUND',
  statement: 'The body must have been established.',
  source: 'S4:331',
  kind: 'source',
  concerns: 'existence',
  holds: (body) => body.stage === 'established',
});

export const termsFollowTheLast = rule<{
  readonly body: EstablishedBody;
  readonly terms: TermsOfReference;
}>({
  code: 'TERMS_OF_REFERENCE.IN_FORCE_BEFORE_THE_LAST',
  statement: 'New terms of reference come into force after the ones that they replace.',
  source: 'Domain, register 1: versions, each in force from a date',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, terms }) => body.terms.every((each) => each.inForceFrom < terms.inForceFrom),
});

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

export const appointmentEndsAfterItBegan = rule<Appointing>({
  code: 'APPOINTMENT.ENDS_BEFORE_IT_BEGINS',
  statement: 'An appointment ends on or after the day it begins, and begins once the body exists.',
  source: 'Design: offices are from and to',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, appointment: { from, to } }) =>
    from >= body.establishedOn && (to === undefined || from <= to),
});

export const deputiesAreProvidedFor = rule<Appointing>({
  code: 'APPOINTMENT.NO_DEPUTIES',
  statement: 'A deputy is appointed only where the terms of reference provide for one.',
  source: 'Domain, register 1: deputies follow from the terms of reference',
  kind: 'ours',
  concerns: 'content',
  holds: ({ body, appointment }) =>
    appointment.office !== 'deputy' || (body.terms.at(-1)?.deputies ?? false),
});

const overlap = (one: Appointment, other: Appointment): boolean =>
  (one.to === undefined || other.from <= one.to) &&
  (other.to === undefined || one.from <= other.to);

export const oneChairAtATime = rule<Appointing>({
  code: 'APPOINTMENT.CHAIR_IS_HELD',
  statement: 'A body has one chair at a time: the term of the last one ends first.',
  source: 'Domain, register 1: chairs are appointed by the partnership',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ body, appointment }) =>
    appointment.office !== 'chair' ||
    !body.appointments.some((each) => each.office === 'chair' && overlap(each, appointment)),
});

export const appointmentIsHeld = rule<{
  readonly body: EstablishedBody;
  readonly appointmentId: AppointmentId;
  readonly to: PlainDate;
}>({
  code: 'APPOINTMENT.NOT_HELD',
  statement: 'Only an appointment that has begun and has not ended can be ended.',
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
