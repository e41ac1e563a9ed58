import type { Done, ServedLedger } from './served-ledger.js';
import { appoint, foundPartnership, on, type Partnership, TERMS } from './story.js';

/* A homicide review and its follow-up, told through the API of a simulated ledger. */

export const OPENED = '2021-04-06';

/** Who acts in it, as their tokens call them. */
export const dhrPeople = {
  /** Of the partnership that commissions reviews. */
  cspChair: 'csp-chair',
  /** Of the police, who lead the first action. */
  policeLead: 'police-lead',
  /** Of the police too, and nobody's deputy. */
  policeChief: 'police-chief',
  fireLead: 'fire-lead',
} as const;

export interface Reviewing extends Partnership {
  readonly csp: string;
}

/** The partnership, with a district partnership beside it and people of its agencies. */
export const foundReviewing = async (ledger: ServedLedger): Promise<Reviewing> =>
  reviewingIn(ledger, await foundPartnership(ledger));

/** As `foundReviewing`, beside a partnership that was founded before. */
export const reviewingIn = async (
  ledger: ServedLedger,
  partnership: Partnership,
): Promise<Reviewing> => {
  const { police, fire } = partnership;
  const body = {
    name: 'West District Community Safety Partnership',
    shortName: 'WCSP',
    kind: 'community-safety-partnership',
    terms: TERMS,
  };
  const csp = (await ledger.done('/v1/bodies', body, on('2021-03-01'))).id;
  const people = [
    ['chair', dhrPeople.cspChair, fire],
    ['member', dhrPeople.policeLead, police],
    ['member', dhrPeople.policeChief, police],
    ['member', dhrPeople.fireLead, fire],
  ] as const;
  for (const [office, holder, agencyId] of people) {
    await appoint(ledger, csp, { office, holder, agencyId });
  }
  return { ...partnership, csp };
};

export const reviewName = {
  type: 'domestic-homicide-review',
  since: '2021-04-01',
  basis: 'Domestic Violence, Crime and Victims Act 2004, section 9',
};

export interface OpenedReview extends Reviewing {
  readonly dhrId: string;
  /** Where its commands go. */
  readonly at: string;
}

const byCsp = (day: string) => ({ ...on(day), as: dhrPeople.cspChair });

/** A review that its partnership opened. */
export const openReview = async (
  ledger: ServedLedger,
  reviewing: Reviewing,
  reference = 'DHR-2021-01',
): Promise<OpenedReview> => {
  const { csp: cspId, board: boardId } = reviewing;
  const review = { reference, cspId, boardId, name: reviewName, commissionedOn: '2021-04-01' };
  const { id } = await ledger.done('/v1/dhrs', review, byCsp(OPENED));
  return { ...reviewing, dhrId: id, at: `/v1/dhrs/${id}` };
};

export const recommendation = (
  number: number,
  changes: Readonly<Record<string, unknown>> = {},
): object => ({
  number,
  scope: 'local',
  themes: ['information-sharing'],
  text: `Recommendation ${number} speaks of somebody.`,
  ...changes,
});

/** A recommendation that was accepted: its id. */
export const acceptedRecommendation = async (
  ledger: ServedLedger,
  { at }: OpenedReview,
  number: number,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const made = recommendation(number, changes);
  const { id } = await ledger.done(`${at}/recommendations`, made, byCsp('2021-04-07'));
  const note = { note: 'Accepted as it stands.' };
  await ledger.done(`${at}/recommendations/${id}/accept`, note, byCsp('2021-04-08'));
  return id;
};

export const dhrAction = (
  { police }: Reviewing,
  changes: Readonly<Record<string, unknown>> = {},
): object => ({
  text: 'Officers who met somebody are trained.',
  leadAgencyId: police,
  targetDate: '2021-09-30',
  milestones: [
    { text: 'The course is agreed.', due: '2021-06-30' },
    { text: 'The first course is held.', due: '2021-08-31' },
  ],
  ...changes,
});

/** An action that answers a recommendation. */
export const setAction = (
  ledger: ServedLedger,
  review: OpenedReview,
  recommendationId: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Done> =>
  ledger.done(
    `${review.at}/recommendations/${recommendationId}/actions`,
    dhrAction(review, changes),
    byCsp('2021-04-12'),
  );

export const evidence = {
  kind: 'statement',
  title: 'What the trainer said of somebody',
  content: 'All of the shift were there, somebody among them.',
  effectiveOn: '2021-06-01',
};

/** The police say that it is done, and show it. */
export const address = async (
  ledger: ServedLedger,
  { at }: OpenedReview,
  dhrActionId: string,
): Promise<void> => {
  const lead = { ...on('2021-06-02'), as: dhrPeople.policeLead };
  await ledger.done(`${at}/actions/${dhrActionId}/evidence`, evidence, lead);
  const outcome = { completedOn: '2021-06-01', outcome: 'Somebody knows better now.' };
  await ledger.done(`${at}/actions/${dhrActionId}/addressed`, outcome, lead);
};
