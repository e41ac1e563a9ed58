import type { ActorId, Uuid } from './ids.js';

/** What stands for an actor wherever one is stored or taken in: a code, so that it says nothing about a person. */
export const ACTOR_ID_PATTERN = '^[a-z0-9][a-z0-9._-]{0,63}$';

const ACTOR_ID = new RegExp(ACTOR_ID_PATTERN);

export const isActorId = (value: unknown): value is ActorId =>
  typeof value === 'string' && ACTOR_ID.test(value);

/**
 * In what capacity somebody acts. Secretariat and auditor come from the token;
 * every office is read from appointments in the ledger at the date of the act, and who owns an action from its plan.
 */
export const CAPACITIES = [
  'secretariat',
  'auditor',
  'chair',
  'deputy',
  'member',
  'single-point-of-contact',
  'action-owner',
  'system',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

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
