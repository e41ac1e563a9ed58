import type { ServedLedger } from './served-ledger.js';
import { appoint, foundPartnership, on, type Partnership } from './story.js';

/** Who answers for which agency in the Criminal Justice group. */
export const contacts = { police: 'police-contact', fire: 'fire-contact' } as const;

export const REQUIREMENTS = [
  {
    code: 'CR-01',
    title: 'Victims are understood',
    area: 'care-and-respect',
    descent: 'new',
  },
  {
    code: 'IN-01',
    title: 'Decisions are told in time',
    area: 'communication-and-information',
    descent: 'new',
  },
] as const;

export const frameworkOf = (boardId: string) => ({
  boardId,
  title: 'Framework 2021',
  basis: 'rights',
  inForceFrom: '2021-05-01',
  requirements: REQUIREMENTS,
  dropped: [],
  illustrative: true,
});

export const cycleOf = ({ board, justice, police, fire }: Partnership) => ({
  boardId: board,
  groupId: justice,
  year: 2021,
  frameworkVersion: 1,
  agencyIds: [police, fire],
  assessmentsDue: '2021-10-29',
  moderationDue: '2021-11-26',
  reportDue: '2021-12-31',
});

export interface AssessedYear extends Partnership {
  readonly frameworkId: string;
  readonly cycleId: string;
}

/** A partnership whose assessment of 2021 has been opened; nobody has answered yet. */
export const tellToAssessment = async (ledger: ServedLedger): Promise<AssessedYear> => {
  const partnership = await foundPartnership(ledger);
  const { board, justice, police, fire } = partnership;
  const office = 'single-point-of-contact';
  await appoint(ledger, justice, { office, holder: contacts.police, agencyId: police });
  await appoint(ledger, justice, { office, holder: contacts.fire, agencyId: fire });
  const framework = await ledger.done('/v1/qaf/frameworks', frameworkOf(board), on('2021-05-01'));
  const cycle = await ledger.done('/v1/qaf/cycles', cycleOf(partnership), on('2021-09-01'));
  return { ...partnership, frameworkId: framework.id, cycleId: cycle.id };
};
