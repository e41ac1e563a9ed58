import { isSamePerson } from '../../kernel/actor.js';
import { rule } from '../../kernel/refusal.js';
import type { AgencyId, BodyId } from '../bodies/contract.js';
import { isSecretariat, officeForTheParty } from './dhr.authority.js';
import type { DhrInHand } from './dhr.commands.js';
import type { ActionInHand } from './dhr-action.policies.js';
import type { DhrAction } from './dhr.stages.js';
import { type Matter, MATTERS, type Party, type PartyAnswer } from './events.js';
import { DAYS_TO_ANSWER, isTooLong } from './silence.js';
import { awaitedSince, isApproval, lastAnswer, settledOn } from './standing.js';

const REGISTER = 'Domain, register 4';

type Naming = Pick<DhrInHand, 'agencies' | 'bodies'> & { readonly parties: readonly Party[] };

export const somebodyIsAParty = rule<Pick<Naming, 'parties'>>({
  code: 'DHR_PARTY.NONE',
  statement: 'An action has at least one relevant party.',
  source: 'S4:387',
  kind: 'source',
  concerns: 'content',
  holds: ({ parties }) => parties.length > 0,
});

export const noPartyIsNamedTwice = rule<Pick<Naming, 'parties'>>({
  code: 'DHR_PARTY.NAMED_TWICE',
  statement: 'No party counts twice.',
  source: `${REGISTER}: relevant parties`,
  kind: 'ours',
  concerns: 'content',
  holds: ({ parties }) => new Set(parties.map(({ id }) => id)).size === parties.length,
});

export const partiesAreKnown = rule<Naming>({
  code: 'DHR_PARTY.NOT_FOUND',
  statement: 'A party is a registered agency, or a body of the ledger.',
  source: `${REGISTER}: relevant parties`,
  kind: 'ours',
  concerns: 'existence',
  holds: ({ parties, agencies, bodies }) =>
    parties.every(({ kind, id }) =>
      kind === 'agency'
        ? agencies.has(id as Party['id'] & AgencyId)
        : (bodies.get(id as Party['id'] & BodyId)?.stage ?? 'none') !== 'none',
    ),
});

export const onlyPartnershipsAreBodiesThatApprove = rule<Naming>({
  code: 'DHR_PARTY.APPROVES_FOR_OTHERS',
  statement:
    'The Board and its groups take assurance and do not approve for an agency: a party that is a body is a district Community Safety Partnership.',
  source: `${REGISTER}: the Board takes assurance`,
  kind: 'ours',
  concerns: 'content',
  holds: ({ parties, bodies }) =>
    parties.every(({ kind, id }) => {
      const body = kind === 'body' ? bodies.get(id as Party['id'] & BodyId) : undefined;
      return !body || body.stage === 'none' || body.kind === 'community-safety-partnership';
    }),
});

/** What every list of parties must keep. */
export const partyRules = [
  somebodyIsAParty,
  noPartyIsNamedTwice,
  partiesAreKnown,
  onlyPartnershipsAreBodiesThatApprove,
];

export const silenceIsNotDropped = rule<{
  readonly action: DhrAction;
  readonly parties: readonly Party[];
}>({
  code: 'DHR_PARTY.SILENT_ONE_DROPPED',
  statement:
    'Nothing comes to be agreed or signed off because a party that did not say so is dropped.',
  source: `${REGISTER}: silence is never taken as consent`,
  kind: 'ours',
  concerns: 'content',
  holds: ({ action, parties }) => {
    const after = parties.map((party) => ({ party, since: action.set }));
    return MATTERS.every(
      (matter) =>
        settledOn(action, matter) !== undefined ||
        settledOn({ ...action, parties: after }, matter) === undefined,
    );
  },
});

/** A party's answer to one action. */
interface Answering extends ActionInHand {
  readonly matter: Matter;
  readonly party: Party;
  readonly answer: PartyAnswer;
  readonly because: unknown;
}

const isParty = ({ action, party }: Pick<Answering, 'action' | 'party'>): boolean =>
  action.parties.some((each) => each.party.id === party.id && each.party.kind === party.kind);

export const answeredByAParty = rule<Pick<Answering, 'action' | 'party'>>({
  code: 'DHR_PARTY.NOT_A_PARTY',
  statement: 'Only the relevant parties of an action agree to it, sign it off, or reject it.',
  source: 'S4:387',
  kind: 'source',
  concerns: 'content',
  holds: isParty,
});

export const answeredByItsPeople = rule<DhrInHand & { readonly party: Party }>({
  code: 'DHR_PARTY.NOT_YOURS_TO_ANSWER',
  statement:
    'For a party that is an agency somebody answers who represents it, or its successor, in the commissioning partnership or on the Board; for a partnership its chair, a deputy or its single point of contact; the secretariat enters it for one of them.',
  source: `${REGISTER}: each signs off or rejects; a merged agency's successor answers`,
  kind: 'ours',
  concerns: 'authority',
  holds: (inHand) => officeForTheParty(inHand.party, inHand) !== undefined,
});

export const answerIsAnotherOne = rule<Answering>({
  code: 'DHR_PARTY.ANSWERED_ALREADY',
  statement: 'A party gives the same answer once; it may answer otherwise, or take it back.',
  source: `${REGISTER}: each signs off or rejects`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action, matter, party, answer }) =>
    lastAnswer(action.answers, matter, party.id)?.answer !== answer,
});

export const rejectionHasItsReason = rule<Answering>({
  code: 'DHR_PARTY.REJECTED_WITHOUT_REASON',
  statement: 'A party rejects with a reason.',
  source: `${REGISTER}: each signs off or rejects with a reason`,
  kind: 'ours',
  concerns: 'content',
  holds: ({ answer, because }) => answer !== 'rejected' || because !== undefined,
});

export const signedOffBySomebodyElse = rule<Answering>({
  code: 'DHR_PARTY.SIGNS_OFF_OWN_EVIDENCE',
  statement:
    'Who submitted evidence for an action, also on behalf of another, does not sign it off.',
  source: `${REGISTER}: who submitted the evidence does not sign off`,
  kind: 'ours',
  concerns: 'authority',
  holds: ({ action, matter, answer, metadata }) =>
    matter !== 'completion' ||
    !isApproval({ answer }) ||
    !action.evidence.some(({ by }) => isSamePerson(by, metadata.actor)),
});

interface OfParty {
  readonly action: DhrAction;
  readonly matter: Matter;
  readonly party: Party;
}

export const thereIsAnAnswer = rule<OfParty>({
  code: 'DHR_PARTY.NO_ANSWER',
  statement: 'A party takes back an answer that it gave.',
  source: `${REGISTER}: each signs off or rejects`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action, matter, party }) => lastAnswer(action.answers, matter, party.id) !== undefined,
});

export const escalatedByTheSecretariat = rule<Pick<DhrInHand, 'metadata'>>({
  code: 'DHR_SILENCE.NOT_YOURS_TO_ESCALATE',
  statement: "A party's silence is escalated by the secretariat.",
  source: `${REGISTER}: silence is escalated`,
  kind: 'ours',
  concerns: 'authority',
  holds: ({ metadata }) => isSecretariat(metadata.actor),
});

const waitingOf = ({ action, matter, party }: OfParty) => awaitedSince(action, matter, party.id);

export const partyIsAwaited = rule<OfParty>({
  code: 'DHR_SILENCE.NOT_AWAITED',
  statement: 'Silence is escalated of a party whose answer is awaited.',
  source: `${REGISTER}: silence is escalated`,
  kind: 'ours',
  concerns: 'stage',
  holds: (waiting) => waitingOf(waiting) !== undefined,
});

export const silenceWasLongEnough = rule<OfParty & Pick<DhrInHand, 'metadata'>>({
  code: 'DHR_SILENCE.TOO_EARLY',
  statement: `Silence is escalated once ${DAYS_TO_ANSWER} working days of England and Wales have passed.`,
  source: `${REGISTER}: silence is escalated after 20 working days`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ metadata, ...waiting }) => {
    const since = waitingOf(waiting);
    return since === undefined || isTooLong(since, metadata.effectiveAt);
  },
});

export const silenceIsEscalatedOnce = rule<OfParty>({
  code: 'DHR_SILENCE.ALREADY_ESCALATED',
  statement: 'The same silence is escalated once.',
  source: `${REGISTER}: silence is escalated`,
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action, matter, party }) =>
    !action.escalations.some(
      (each) =>
        each.matter === matter &&
        each.party.id === party.id &&
        each.awaitedSince === waitingOf({ action, matter, party }),
    ),
});
