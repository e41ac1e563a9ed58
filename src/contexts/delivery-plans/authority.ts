import type { Actor } from '../../kernel/actor.js';
import type { CommandMetadata, Office as ActingOffice } from '../../kernel/decider.js';
import type { ActorId } from '../../kernel/ids.js';
import { type AgencyId, type Appointment, appointmentsOf, type Body } from '../bodies/contract.js';
import type { Giver } from './events.js';

/** Who does something, the day it happened, and the day on which it is recorded. */
export type Acting = Pick<CommandMetadata, 'actor' | 'effectiveAt' | 'today'>;

export const isSecretariat = ({ capacity }: Actor): boolean => capacity === 'secretariat';

/**
 * Whose offices count: the actor's, or those of the person for whom the secretariat enters something.
 * Nobody else acts on behalf of another, and an auditor only reads.
 */
export const personActing = (actor: Actor): ActorId | undefined => {
  if (isSecretariat(actor)) return actor.onBehalfOf ?? actor.id;
  return actor.capacity === 'auditor' || actor.onBehalfOf ? undefined : actor.id;
};

type Fits = (appointment: Appointment) => boolean;

/** Chair, or deputy standing in. */
export const leads: Fits = ({ office }) => office === 'chair' || office === 'deputy';

export const takesPart: Fits = (appointment) =>
  leads(appointment) || appointment.office === 'member';

export const represents =
  (agencyId: AgencyId): Fits =>
  (appointment) =>
    appointment.agencyId === agencyId;

/** The first appointment that fits, held on the day it happened and still on the day it is recorded. */
export const appointmentFor = (
  { actor, effectiveAt, today }: Acting,
  bodies: readonly Body[],
  fits: Fits,
): Appointment | undefined => {
  const person = personActing(actor);
  if (person === undefined) return undefined;
  const held = (on: typeof today) =>
    bodies.flatMap((body) => appointmentsOf(body, person, on)).find(fits);
  return held(today) && held(effectiveAt);
};

/** In what office the record says that somebody acted. The secretariat acts as such, also on behalf of another. */
export const inOffice = (
  { actor }: Acting,
  appointment: Appointment | undefined,
): ActingOffice | undefined =>
  appointment && !isSecretariat(actor)
    ? { capacity: appointment.office, organisation: appointment.agencyId }
    : undefined;

/** As whom somebody gave what the secretariat enters for them: by appointment, else as the owner for the lead agency. */
export const giverFor = (
  actor: Actor,
  appointment: Appointment | undefined,
  ownsFor: AgencyId | undefined,
): Giver | undefined => {
  if (!isSecretariat(actor) || actor.onBehalfOf === undefined) return undefined;
  if (appointment) return { capacity: appointment.office, organisation: appointment.agencyId };
  return ownsFor && { capacity: 'action-owner', organisation: ownsFor };
};

/** Whether the secretariat acts, or the chair or deputy of a body. */
export const isLedBy = (body: Body, acting: Acting): boolean =>
  isSecretariat(acting.actor) || appointmentFor(acting, [body], leads) !== undefined;
