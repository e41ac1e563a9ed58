import type { Actor } from '../../kernel/actor.js';
import { assertNever } from '../../kernel/assert-never.js';
import type { Office as ActingOffice } from '../../kernel/decider.js';
import type { ActorId } from '../../kernel/ids.js';
import {
  type AgencyId,
  type Appointment,
  appointmentsOf,
  type Body,
  type Office,
  successorsOn,
} from '../bodies/contract.js';
import type { DhrCommand, DhrContext, DhrInHand } from './dhr.commands.js';
import { type Dhr, type DhrAction, placeOf } from './dhr.stages.js';
import type { Party } from './events.js';

/** Who speaks for the partnership that commissioned a review. */
export const CSP_OFFICES: readonly Office[] = ['chair', 'deputy', 'single-point-of-contact'];

/** As much as tells for whom somebody speaks. */
export type Speaking = Pick<DhrInHand, 'csp' | 'board' | 'bodies' | 'agencies' | 'metadata'>;

export const isSecretariat = ({ capacity }: Actor): boolean => capacity === 'secretariat';

/**
 * Whose offices count: the actor's, or those of the person for whom the secretariat enters something. Nobody else acts
 * on behalf of another, and an auditor only reads.
 */
const personSpeaking = (actor: Actor): ActorId | undefined => {
  if (isSecretariat(actor)) return actor.onBehalfOf;
  return actor.capacity === 'auditor' || actor.onBehalfOf ? undefined : actor.id;
};

/** The first appointment that fits, held on the day it happened and still on the day it is recorded. */
const appointmentIn = (
  bodies: readonly Body[],
  { actor, effectiveAt, today }: Speaking['metadata'],
  fits: (appointment: Appointment) => boolean,
): Appointment | undefined => {
  const person = personSpeaking(actor);
  if (person === undefined) return undefined;
  const held = (on: typeof today) =>
    bodies.flatMap((body) => appointmentsOf(body, person, on)).find(fits);
  return held(today) && held(effectiveAt);
};

const speaksForItsBody = ({ office }: Appointment): boolean => CSP_OFFICES.includes(office);

export const officeForTheCsp = ({ csp, metadata }: Pick<Speaking, 'csp' | 'metadata'>) =>
  appointmentIn([csp], metadata, speaksForItsBody);

/** By which somebody speaks for an agency, or for one that it was merged into: in the partnership or on the Board. */
export const officeForTheAgency = (agencyId: AgencyId, speaking: Speaking) => {
  const { csp, board, agencies, metadata } = speaking;
  const answering = successorsOn(agencyId, metadata.effectiveAt, agencies);
  return appointmentIn([csp, board], metadata, (each) => answering.includes(each.agencyId));
};

export const officeForTheParty = (party: Party, speaking: Speaking): Appointment | undefined => {
  switch (party.kind) {
    case 'agency':
      return officeForTheAgency(party.id as Party['id'] & AgencyId, speaking);
    case 'body': {
      const body = speaking.bodies.get(party.id as Parameters<typeof speaking.bodies.get>[0]);
      return body && appointmentIn([body], speaking.metadata, speaksForItsBody);
    }
    default:
      return assertNever(party.kind);
  }
};

/** Whoever delivers an action: its lead agency, whoever succeeded that, or the partnership that collects for it. */
export const officeForTheAction = (
  action: Pick<DhrAction, 'leadAgencyId'> | undefined,
  speaking: Speaking,
) => (action && officeForTheAgency(action.leadAgencyId, speaking)) ?? officeForTheCsp(speaking);

const appointmentUsed = (
  { type, data }: DhrCommand,
  dhr: Dhr,
  inHand: Speaking,
): Appointment | undefined => {
  switch (type) {
    case 'MoveDhrTargetDate':
    case 'ReachMilestone':
    case 'AddDhrEvidence':
    case 'AddressDhrAction':
    case 'WithdrawAddressed':
      return dhr.stage === 'none'
        ? undefined
        : officeForTheAction(placeOf(dhr, data.dhrActionId)?.action, inHand);
    case 'AnswerPlan':
    case 'AnswerCompletion':
    case 'WithdrawAnswer':
      return officeForTheParty(data.party, inHand);
    case 'EscalateSilence':
      return undefined;
    case 'OpenDhr':
    case 'RenameDhr':
    case 'RecordQualityAssurance':
    case 'PublishDhr':
    case 'WithdrawDhrPublication':
    case 'ConcludeDhr':
    case 'ReopenDhr':
    case 'MakeRecommendation':
    case 'WithdrawRecommendation':
    case 'AcceptRecommendation':
    case 'DoNotAcceptRecommendation':
    case 'CloseRecommendation':
    case 'ReopenRecommendation':
    case 'SendRecommendationOn':
    case 'RecordNationalAnswer':
    case 'FeedAnswerBack':
    case 'SetDhrAction':
    case 'WithdrawDhrAction':
    case 'SetParties':
    case 'CarryDhrAction':
    case 'EndCarrying':
      return officeForTheCsp(inHand);
    default:
      return assertNever(type);
  }
};

/** In what office the record says that somebody acted. The secretariat acts as such, also on behalf of another. */
export const officeUsed = (
  command: DhrCommand,
  dhr: Dhr,
  context: DhrContext,
): ActingOffice | undefined => {
  const { metadata } = command;
  if (isSecretariat(metadata.actor)) return undefined;
  const used = appointmentUsed(command, dhr, { ...context, metadata });
  return used && { capacity: used.office, organisation: used.agencyId };
};

/** As whom somebody gave what the secretariat enters for them. */
export const givenBy = (actor: Actor, appointment: Appointment | undefined) =>
  isSecretariat(actor) && appointment
    ? { givenBy: { capacity: appointment.office, organisation: appointment.agencyId } }
    : {};
