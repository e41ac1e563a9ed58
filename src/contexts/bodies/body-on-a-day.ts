import type { ActorId } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Body, EstablishedBody } from './body.js';
import {
  type Appointment,
  CONTEST_STRANDS,
  type Office,
  type StrandLead,
  type TermsOfReference,
} from './body.events.js';

/** The last day on which a body exists: dissolved, or its set period over; none while it has no end. */
export const lastDayOf = ({
  lastDay,
  delegation,
}: Pick<EstablishedBody, 'lastDay' | 'delegation'>): PlainDate | undefined => {
  const ends = [lastDay, delegation?.endsOn].filter((day) => day !== undefined);
  return ends.toSorted()[0];
};

/** Whether a body exists on a day: established by then, not dissolved, its set period not over. */
export const bodyExistsOn = (body: EstablishedBody, on: PlainDate): boolean => {
  const lastDay = lastDayOf(body);
  return body.establishedOn <= on && (lastDay === undefined || on <= lastDay);
};

/** The terms in force on a day: the latest that had begun; none before the first. */
export const termsInForce = (
  { terms }: Pick<EstablishedBody, 'terms'>,
  on: PlainDate,
): TermsOfReference | undefined => terms.findLast((each) => each.inForceFrom <= on);

/** Whether a day lies within the term, its first and last day included. */
export const isHeldOn = (appointment: Pick<Appointment, 'from' | 'to'>, on: PlainDate): boolean =>
  appointment.from <= on && (appointment.to === undefined || on <= appointment.to);

/**
 * Whether an office can be filled in on a day: the body has not ended, and a deputy is provided for by the terms of
 * reference in force. A body that has no terms yet rules nothing out.
 */
const isProvidedFor = (body: EstablishedBody, office: Office, on: PlainDate): boolean => {
  const lastDay = lastDayOf(body);
  if (lastDay !== undefined && lastDay < on) return false;
  return office !== 'deputy' || (termsInForce(body, on)?.deputies ?? true);
};

/** The offices of a body that are held on a day, by whomever. */
export const officesHeldOn = (body: Body, on: PlainDate): readonly Appointment[] =>
  body.stage === 'none'
    ? []
    : body.appointments.filter(
        (each) => isHeldOn(each, on) && isProvidedFor(body, each.office, on),
      );

/** The appointments that somebody holds on a day. */
export const appointmentsOf = (
  body: Body,
  holder: ActorId,
  on: PlainDate,
): readonly Appointment[] => officesHeldOn(body, on).filter((each) => each.holder === holder);

/** The appointment by which somebody holds one of the offices on a day. */
export const officeHeld = (
  body: Body,
  holder: ActorId,
  offices: readonly Office[],
  on: PlainDate,
): Appointment | undefined =>
  appointmentsOf(body, holder, on).find((each) => offices.includes(each.office));

/** Who leads the strands of Contest on a day: at most one agency each. */
export const strandLeadsOn = <Lead extends StrandLead>(
  { strandLeads = [] }: { readonly strandLeads?: readonly Lead[] },
  on: PlainDate,
): readonly Lead[] =>
  CONTEST_STRANDS.flatMap(
    (strand) => strandLeads.findLast((each) => each.strand === strand && each.from <= on) ?? [],
  );
