import type { Uuid } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Matter, Party, PartyAnswer } from './dhr-action.events.js';

/*
 * Where an action stands with its parties. Nothing of it is stored: it follows from dated facts, in whatever order
 * they were recorded, for the decider and for the views alike.
 */

/** A fact as its place in time: the greater date counts, then the greater revision; never the last to arrive. */
export interface Dated {
  readonly effectiveAt: PlainDate;
  readonly revision: number;
}

export interface AnswerGiven extends Dated {
  readonly matter: Matter;
  readonly party: Party;
  readonly answer: PartyAnswer;
}

/** What an action's standing follows from. */
export interface StandingFacts {
  readonly set: Dated;
  readonly parties: readonly { readonly party: Party; readonly since: Dated }[];
  readonly addressed?: Dated;
  readonly moves: readonly Dated[];
  readonly evidence: readonly Dated[];
  /** Those that stand: none that was withdrawn. */
  readonly answers: readonly AnswerGiven[];
  readonly answersWithdrawn: readonly (Dated & {
    readonly matter: Matter;
    readonly party: Party;
  })[];
}

export const isLater = (one: Dated, other: Dated): boolean =>
  one.effectiveAt > other.effectiveAt ||
  (one.effectiveAt === other.effectiveAt && one.revision > other.revision);

const latestOf = <Fact extends Dated>(facts: readonly Fact[]): Fact | undefined =>
  facts.reduce<Fact | undefined>(
    (latest, each) => (latest === undefined || isLater(each, latest) ? each : latest),
    undefined,
  );

const firstOf = (facts: readonly Dated[]): Dated | undefined =>
  facts.reduce<Dated | undefined>(
    (first, each) => (first === undefined || isLater(first, each) ? each : first),
    undefined,
  );

/** A party's last word on a matter; nothing where it was silent, or took its answer back. */
export const lastAnswer = <Answer extends AnswerGiven>(
  answers: readonly Answer[],
  matter: Matter,
  partyId: Uuid,
): Answer | undefined =>
  latestOf(answers.filter((each) => each.matter === matter && each.party.id === partyId));

/** Whether a party said yes: silence never does, and a rejection does not. */
export const isApproval = ({ answer }: Pick<AnswerGiven, 'answer'>): boolean =>
  answer !== 'rejected';

/** The day on which the last of the parties said yes; nothing while one is silent or rejects, or there is none. */
export const settledOn = (facts: StandingFacts, matter: Matter): PlainDate | undefined => {
  const answers = facts.parties.map(({ party }) => lastAnswer(facts.answers, matter, party.id));
  const approvals = answers.filter((each) => each !== undefined && isApproval(each));
  return approvals.length < answers.length
    ? undefined
    : latestOf(approvals.filter((each) => each !== undefined))?.effectiveAt;
};

/** What was done about a rejection: from then on the party is awaited again. */
const remedies = (facts: StandingFacts, matter: Matter): readonly Dated[] =>
  matter === 'plan'
    ? facts.moves
    : [...facts.evidence, ...(facts.addressed ? [facts.addressed] : [])];

/**
 * Since when a party is awaited: for the plan from the day the action was set, for its completion from the day it was
 * addressed; never from before it became a party or took its answer back. A party that rejected is awaited once
 * something was done about it. Nothing, where it is not awaited.
 */
export const awaitedSince = (
  facts: StandingFacts,
  matter: Matter,
  partyId: Uuid,
): PlainDate | undefined => {
  const party = facts.parties.find((each) => each.party.id === partyId);
  const asked = matter === 'plan' ? facts.set : facts.addressed;
  if (!party || !asked) return undefined;
  const answer = lastAnswer(facts.answers, matter, partyId);
  if (answer && isApproval(answer)) return undefined;
  if (answer) {
    return firstOf(remedies(facts, matter).filter((each) => isLater(each, answer)))?.effectiveAt;
  }
  const withdrawn = facts.answersWithdrawn.filter(
    (each) => each.matter === matter && each.party.id === partyId,
  );
  return latestOf([asked, party.since, ...withdrawn])?.effectiveAt;
};
