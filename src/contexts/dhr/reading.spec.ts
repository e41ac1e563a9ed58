import { describe, expect, it } from '@jest/globals';
import { testId } from '../../../test/support/decider-given.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { AgencyId, BodyId, Lifetime, Office } from '../bodies/contract.js';
import type { Party } from './events.js';
import { basisOfReading, type HeldOffice, type ReviewToRead } from './reading.js';

const today = plainDate('2021-06-15');
const csp = testId<BodyId>('csp');
const otherCsp = testId<BodyId>('other-csp');
const board = testId<BodyId>('board');
const police = testId<AgencyId>('police');
const fire = testId<AgencyId>('fire');
const council = testId<AgencyId>('council');
const merged = testId<AgencyId>('merged-council');

const agency = (party: AgencyId): Party => ({ kind: 'agency', id: party });
const action = (parties: readonly Party[], more: object = {}) => ({
  leadAgencyId: police,
  parties: parties.map((party) => ({ party })),
  ...more,
});
const review = (...actions: ReturnType<typeof action>[]): ReviewToRead => ({
  cspId: csp,
  boardId: board,
  recommendations: [{ actions }],
});
const agencies = new Map<AgencyId, Lifetime>([
  [police, { formed: plainDate('2010-01-01') }],
  [fire, { formed: plainDate('2010-01-01') }],
  [merged, { formed: plainDate('2021-04-01') }],
  [
    council,
    {
      formed: plainDate('2010-01-01'),
      ends: { on: plainDate('2021-04-01'), successors: [merged] },
    },
  ],
] as never);
const office = (bodyId: BodyId, kind: Office, agencyId: AgencyId): HeldOffice => ({
  bodyId,
  office: kind,
  agencyId,
});
const basis = (of: ReviewToRead, ...held: HeldOffice[]) =>
  basisOfReading(of, held, agencies, today);

describe('who reads a review that is not published', () => {
  const plain = review(action([agency(police)]));

  it('is who speaks for the partnership that commissioned it, or for one that is a party', () => {
    for (const kind of ['chair', 'deputy', 'single-point-of-contact'] as const) {
      expect(basis(plain, office(csp, kind, fire))).toBe('office');
      expect(basis(plain, office(otherCsp, kind, fire))).toBeUndefined();
    }
    const shared = review(action([{ kind: 'body', id: otherCsp }]));
    expect(basis(shared, office(otherCsp, 'chair', fire))).toBe('office');
    expect(basis(shared, office(otherCsp, 'member', fire))).toBeUndefined();
  });

  it('is who represents a lead agency or a party there or on the Board, or what succeeded it', () => {
    expect(basis(plain, office(csp, 'member', police))).toBe('lead-agency');
    expect(basis(plain, office(board, 'member', police))).toBe('lead-agency');
    const asked = review(action([agency(council)]));
    expect(basis(asked, office(csp, 'member', merged))).toBe('lead-agency');
    expect(basis(asked, office(csp, 'member', council))).toBeUndefined();
  });

  it('is nobody else', () => {
    expect(basis(plain)).toBeUndefined();
    expect(basis(plain, office(csp, 'member', fire))).toBeUndefined();
    expect(basis(plain, office(otherCsp, 'member', police))).toBeUndefined();
    expect(basis(review(), office(csp, 'member', police))).toBeUndefined();
  });

  it('is nobody by what was withdrawn', () => {
    const withdrawn = review(action([agency(police)], { withdrawn: true }));
    expect(basis(withdrawn, office(csp, 'member', police))).toBeUndefined();
    const [recommendation] = plain.recommendations;
    const none = { ...plain, recommendations: [{ ...recommendation, withdrawn: {} }] };
    expect(basis(none as ReviewToRead, office(csp, 'member', police))).toBeUndefined();
  });
});
