import type { PlainDate } from '../../kernel/plain-date.js';
import {
  type AgencyId,
  type Appointment,
  type Lifetimes,
  successorsOn,
} from '../bodies/contract.js';
import { CSP_OFFICES } from './dhr.authority.js';
import type { DhrAction } from './dhr.stages.js';
import type { Party } from './events.js';

/** An office that somebody holds today, and in which body. */
export interface HeldOffice extends Pick<Appointment, 'office' | 'agencyId'> {
  readonly bodyId: string;
}

/** As much of a review as tells who has to do with it. */
export interface ReviewToRead {
  readonly cspId: string;
  readonly boardId: string;
  readonly recommendations: readonly {
    readonly withdrawn?: unknown;
    readonly actions: readonly (Pick<DhrAction, 'leadAgencyId'> & {
      readonly parties: readonly { readonly party: Party }[];
      readonly withdrawn?: unknown;
    })[];
  }[];
}

/**
 * By what somebody reads a review that is not published †: whoever keeps it, delivers one of its actions or answers for
 * a party reads it, and nobody else does without a grant. These are the same people as may record something of it.
 */
export const basisOfReading = (
  { cspId, boardId, recommendations }: ReviewToRead,
  held: readonly HeldOffice[],
  agencies: Lifetimes,
  today: PlainDate,
): 'office' | 'lead-agency' | undefined => {
  const actions = recommendations
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap((recommendation) => recommendation.actions.filter(({ withdrawn }) => !withdrawn));
  const parties = actions.flatMap((action) => action.parties.map(({ party }) => party));
  const bodies = parties.filter(({ kind }) => kind === 'body').map(({ id }) => id);
  const keeping: readonly string[] = [cspId, ...bodies];
  const isKeeper = ({ bodyId, office }: HeldOffice): boolean =>
    keeping.includes(bodyId) && CSP_OFFICES.includes(office);
  if (held.some(isKeeper)) return 'office';

  const named = [
    ...actions.map(({ leadAgencyId }) => leadAgencyId),
    ...parties.flatMap(({ kind, id }) => (kind === 'agency' ? (id as Party['id'] & AgencyId) : [])),
  ];
  const answering = new Set(named.flatMap((each) => successorsOn(each, today, agencies)));
  const isTheirs = ({ bodyId, agencyId }: HeldOffice): boolean =>
    (bodyId === cspId || bodyId === boardId) && answering.has(agencyId);
  return held.some(isTheirs) ? 'lead-agency' : undefined;
};
