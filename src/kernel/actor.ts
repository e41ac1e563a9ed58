import type { ActorId, Uuid } from './ids.js';

/**
 * In what capacity somebody acts. Secretariat and auditor come from the token;
 * every office is read from appointments in the ledger at the date of the act.
 */
export type Capacity =
  'secretariat' | 'auditor' | 'chair' | 'deputy' | 'member' | 'single-point-of-contact' | 'system';

/** Who did something, in what capacity, for which agency, and for whom if not for themselves. */
export interface Actor {
  readonly id: ActorId;
  readonly capacity: Capacity;
  /** The agency the actor belongs to, where an appointment or the token says so. */
  readonly organisation?: Uuid;
  readonly onBehalfOf?: ActorId;
}

/** Whether two acts come from one person: through on-behalf-of, too, nobody is somebody else. */
export const isSamePerson = (
  one: { readonly id: ActorId; readonly onBehalfOf?: ActorId },
  other: { readonly id: ActorId; readonly onBehalfOf?: ActorId },
): boolean => {
  const people = new Set([one.id, one.onBehalfOf].filter((person) => person !== undefined));
  return people.has(other.id) || (other.onBehalfOf !== undefined && people.has(other.onBehalfOf));
};
