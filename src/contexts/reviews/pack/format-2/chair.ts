import type { PlainDate } from '../../../../kernel/plain-date.js';
import type { Registers } from '../registers.js';
import type { Names } from './names.js';
import { isHeldOn } from './standing.js';

/** A role in an agency; never a person. */
export interface RoleHeld {
  readonly role: string;
  readonly agency: string;
}

/** The role that chairs a body on a day, and its agency; undefined where the chair is vacant. */
export const chairOf = (
  bodyId: string,
  { bodies }: Registers,
  today: PlainDate,
  names: Names,
): RoleHeld | undefined => {
  const held = bodies
    .find((body) => body.bodyId === bodyId)
    ?.appointments.find((each) => each.office === 'chair' && isHeldOn(each, today));
  return held && { role: held.role, agency: names.agency(held.agencyId) };
};
