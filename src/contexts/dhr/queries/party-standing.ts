import type { DhrActionItem } from '../../../../projections/dhr-register/dhr-register.js';
import type { PlainDate } from '../../../kernel/plain-date.js';
import { daysBetween } from '../../../kernel/plain-date.js';
import { workingDaysBetween } from '../../../kernel/working-days.js';
import type { Answer } from '../../../platform/http/view-query.js';
import type { AgencyId, BodyId } from '../../bodies/contract.js';
import type { Matter, Party, PartyAnswer } from '../events.js';
import { isTooLong } from '../silence.js';
import { awaitedSince, lastAnswer } from '../standing.js';

export type ShownAction = Answer<DhrActionItem>;

/** What one party said on one matter, or since when it is awaited, on the day of asking. */
export interface MatterStanding {
  readonly answer?: PartyAnswer;
  readonly on?: PlainDate;
  readonly awaitedSince?: PlainDate;
  /** Of England and Wales, since it is awaited; 0 where it is not. */
  readonly workingDays: number;
  /** More working days than a party has to answer. */
  readonly isTooLong: boolean;
  readonly escalatedOn?: PlainDate;
}

/** How parties are called, and who answers for them, on the day of asking. */
export interface PartyNames {
  readonly nameOf: (party: Party) => string;
  readonly answeringFor: (party: Party) => readonly string[];
}

export interface PartyStanding {
  readonly party: Party;
  readonly name: string;
  /** Who answers for it, where it is not itself. */
  readonly answeredBy: readonly string[];
  readonly plan: MatterStanding;
  readonly completion: MatterStanding;
}

export const matterStanding = (
  action: ShownAction,
  matter: Matter,
  { id }: Party,
  today: PlainDate,
): MatterStanding => {
  const since = awaitedSince(action, matter, id);
  const answer = lastAnswer(action.answers, matter, id);
  const escalated = action.escalations.find(
    (each) => each.matter === matter && each.party.id === id && each.awaitedSince === since,
  );
  return {
    ...(answer && { answer: answer.answer, on: answer.effectiveAt }),
    ...(since && { awaitedSince: since }),
    workingDays: since ? workingDaysBetween(since, today) : 0,
    isTooLong: since !== undefined && isTooLong(since, today),
    ...(escalated && { escalatedOn: escalated.effectiveAt }),
  };
};

export const partyStandings = (
  action: ShownAction,
  today: PlainDate,
  names: PartyNames,
): readonly PartyStanding[] =>
  action.parties.map(({ party }) => ({
    party,
    name: names.nameOf(party),
    answeredBy: names.answeringFor(party),
    plan: matterStanding(action, 'plan', party, today),
    completion: matterStanding(action, 'completion', party, today),
  }));

/** Days after its target date on which nobody had said that it was addressed; 0 where it is addressed or over. */
export const daysOverdue = (action: ShownAction, today: PlainDate): number =>
  action.addressed || action.withdrawn ? 0 : Math.max(0, daysBetween(action.targetDate, today));

/** An id as one of an agency, or of a body: the party's kind says which. */
export const asAgency = ({ id }: Party) => id as Party['id'] & AgencyId;
export const asBody = ({ id }: Party) => id as Party['id'] & BodyId;
