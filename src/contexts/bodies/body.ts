import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import type { ActorId } from '../../kernel/ids.js';
import { streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { refuse } from '../../kernel/refusal.js';
import { type Agency, agencyReader } from './agency.js';
import {
  agencyIsRegistered,
  appointmentEndsAfterItBegan,
  appointmentIsHeld,
  bodyIsEstablished,
  bodyIsNew,
  deputiesAreProvidedFor,
  groupReportsToABody,
  oneChairAtATime,
  termsFollowTheLast,
} from './body.policies.js';
import type {
  Appointment,
  AppointmentId,
  BODY_KINDS,
  BodyEvent,
  BodyId,
  Office,
  TermsOfReference,
} from './events.js';

/** The Board, a group, or a partnership beside it: what it is for, how it meets, who holds office in it. */
export type Body =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'established';
      readonly bodyId: BodyId;
      readonly name: string;
      readonly shortName: string;
      readonly kind: (typeof BODY_KINDS)[number];
      readonly establishedOn: PlainDate;
      readonly terms: readonly TermsOfReference[];
      readonly appointments: readonly Appointment[];
    };
export type EstablishedBody = Extract<Body, { stage: 'established' }>;

export interface EstablishBody {
  readonly bodyId: BodyId;
  readonly name: string;
  readonly shortName: string;
  readonly kind: (typeof BODY_KINDS)[number];
  readonly reportsTo?: BodyId;
  /** A body does not exist without terms of reference (S4:331). */
  readonly terms: Omit<TermsOfReference, 'version'>;
}

export interface AdoptTermsOfReference {
  readonly terms: Omit<TermsOfReference, 'version'>;
}

export interface AppointOfficeHolder {
  readonly appointment: Appointment;
}

export interface EndAppointment {
  readonly appointmentId: AppointmentId;
  readonly to: PlainDate;
}

export type BodyCommand = CommandsOf<{
  EstablishBody: EstablishBody;
  AdoptTermsOfReference: AdoptTermsOfReference;
  AppointOfficeHolder: AppointOfficeHolder;
  EndAppointment: EndAppointment;
}>;

/** What a body must know of other histories. */
export interface BodyContext {
  /** The agency that an appointment names. */
  readonly agency: Agency;
  /** The body that a new one reports to. */
  readonly parent: Body;
}

const decider: Decider<Body, BodyCommand, BodyEvent, BodyContext> = {
  initial: { stage: 'none' },

  decide: (command, body, { agency, parent }) => {
    if (command.type === 'EstablishBody') {
      const { terms, ...established } = command.data;
      return check([bodyIsNew, groupReportsToABody], { command, body, parent }, () => [
        { type: 'body-established.v1', data: established },
        termsAdopted(established.bodyId, { ...terms, version: 1 }),
      ]);
    }
    if (body.stage === 'none') return refused(refuse(bodyIsEstablished, body));
    const { bodyId } = body;
    switch (command.type) {
      case 'AdoptTermsOfReference': {
        const terms = { ...command.data.terms, version: body.terms.length + 1 };
        return check([termsFollowTheLast], { body, terms }, () => [termsAdopted(bodyId, terms)]);
      }
      case 'AppointOfficeHolder': {
        const { appointment } = command.data;
        return check(
          [
            agencyIsRegistered,
            appointmentEndsAfterItBegan,
            deputiesAreProvidedFor,
            oneChairAtATime,
          ],
          { body, appointment, agency },
          () => [{ type: 'office-holder-appointed.v1', data: { bodyId, appointment } }],
        );
      }
      case 'EndAppointment':
        return check([appointmentIsHeld], { body, ...command.data }, () => [
          { type: 'appointment-ended.v1', data: { bodyId, ...command.data } },
        ]);
      default:
        return assertNever(command);
    }
  },

  evolve: (body, event): Body => {
    if (event.type === 'body-established.v1') {
      return {
        stage: 'established',
        bodyId: event.data.bodyId,
        name: event.data.name,
        shortName: event.data.shortName,
        kind: event.data.kind,
        establishedOn: event.metadata.effectiveAt,
        terms: [],
        appointments: [],
      };
    }
    if (body.stage === 'none') return body;
    switch (event.type) {
      case 'terms-of-reference-adopted.v1':
        return { ...body, terms: [...body.terms, event.data.terms] };
      case 'office-holder-appointed.v1':
        return { ...body, appointments: [...body.appointments, event.data.appointment] };
      case 'appointment-ended.v1':
        return { ...body, appointments: body.appointments.map(ended(event.data)) };
      default:
        return assertNever(event);
    }
  },
};

const termsAdopted = (bodyId: BodyId, terms: TermsOfReference): BodyEvent => ({
  type: 'terms-of-reference-adopted.v1',
  data: { bodyId, terms },
});

const ended =
  ({ appointmentId, to }: EndAppointment) =>
  (appointment: Appointment): Appointment =>
    appointment.appointmentId === appointmentId ? { ...appointment, to } : appointment;

export const bodyAggregate: Aggregate<Body, BodyCommand, BodyEvent, BodyContext> = {
  name: 'body',
  stream: (id) => streamName('body', id),
  decider,
  context: async (command, _, load) => ({
    agency:
      command.type === 'AppointOfficeHolder'
        ? await load(agencyReader, command.data.appointment.agencyId)
        : agencyReader.initial,
    parent:
      command.type === 'EstablishBody' && command.data.reportsTo
        ? await load(stateOf(bodyAggregate), command.data.reportsTo)
        : decider.initial,
  }),
};

/** For other contexts: a body's terms of reference and who holds office in it. */
export const bodyReader = stateOf(bodyAggregate);

/** The terms in force on a day: the latest that had begun; none before the first. */
export const termsInForce = (body: EstablishedBody, on: PlainDate): TermsOfReference | undefined =>
  body.terms.findLast((terms) => terms.inForceFrom <= on);

/** The appointments that somebody holds on a day, from the first to the last day of each, both included. */
export const appointmentsOf = (
  body: Body,
  holder: ActorId,
  on: PlainDate,
): readonly Appointment[] =>
  body.stage === 'none'
    ? []
    : body.appointments.filter((each) => each.holder === holder && isHeldOn(each, on));

/** The appointment by which somebody holds one of the offices on a day. */
export const officeHeld = (
  body: Body,
  holder: ActorId,
  offices: readonly Office[],
  on: PlainDate,
): Appointment | undefined =>
  appointmentsOf(body, holder, on).find((each) => offices.includes(each.office));

export const isHeldOn = (appointment: Appointment, on: PlainDate): boolean =>
  appointment.from <= on && (appointment.to === undefined || on <= appointment.to);
