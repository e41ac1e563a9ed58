import type { ActorId } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import { type Body, officeHeld } from '../bodies/contract.js';
import { SIGNS_AS } from './events.js';

/** Who signed minutes, in which office and for which agency; nothing where nobody in office did. */
export const signature = (body: Body, signedBy: ActorId | undefined, on: PlainDate) => {
  if (signedBy === undefined) return [];
  return SIGNS_AS.flatMap((office) => {
    const held = officeHeld(body, signedBy, [office], on);
    return held ? [{ signedBy, office, agencyId: held.agencyId }] : [];
  }).slice(0, 1);
};
