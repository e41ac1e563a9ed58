import { assertNever } from '../../kernel/assert-never.js';
import type { Aggregate, LoadState } from '../../kernel/decider.js';
import { type DecisionId, decisionReader, stands } from '../decisions/contract.js';
import { agencyReader } from './agency.js';
import type { BodyCommand, BodyContext, EstablishBody, RestsOn } from './body.commands.js';
import { decideOnBody } from './body.decider.js';
import { type Body, bodyReader } from './body.js';
import type { BodyEvent } from './body.events.js';
import type { AgencyId } from './ids.js';

/*
 * What a body's decider must know of other histories, decisions among them. It stands apart from what other contexts
 * read of a body: decisions are taken by bodies, and must not read in a circle what reads them.
 */

/** A body's first terms rest on the decision that established it. */
const decisionNamed = (command: BodyCommand): DecisionId | undefined => {
  switch (command.type) {
    case 'EstablishBody':
    case 'AdoptTermsOfReference':
      return command.data.terms.decisionId;
    case 'AppointOfficeHolder':
      return command.data.appointment.decisionId;
    case 'ReplaceOfficeHolder':
      return command.data.successor.decisionId;
    case 'NameStrandLead':
      return command.data.lead.decisionId;
    case 'ExtendPeriod':
    case 'DissolveBody':
      return command.data.decisionId;
    case 'EndAppointment':
    case 'FindMonthNotRequired':
      return undefined;
    default:
      return assertNever(command);
  }
};

const agencyNamed = (command: BodyCommand): AgencyId | undefined => {
  switch (command.type) {
    case 'AppointOfficeHolder':
      return command.data.appointment.agencyId;
    case 'ReplaceOfficeHolder':
      return command.data.successor.agencyId;
    case 'NameStrandLead':
      return command.data.lead.agencyId;
    case 'EstablishBody':
    case 'AdoptTermsOfReference':
    case 'EndAppointment':
    case 'ExtendPeriod':
    case 'DissolveBody':
    case 'FindMonthNotRequired':
      return undefined;
    default:
      return assertNever(command);
  }
};

const contextOf = async (command: BodyCommand, _: Body, load: LoadState): Promise<BodyContext> => {
  const agencyId = agencyNamed(command);
  const decisionId = decisionNamed(command);
  const decision = decisionId && (await load(decisionReader, decisionId));
  return {
    agency: agencyId ? await load(agencyReader, agencyId) : agencyReader.initial,
    ...(await bodiesAbove(command, load)),
    ...(decision && stands(decision) && { decision: restsOn(decision) }),
  };
};

const bodiesAbove = async (
  command: BodyCommand,
  load: LoadState,
): Promise<Pick<BodyContext, 'parent' | 'delegator'>> => {
  const { reportsTo, delegation } =
    command.type === 'EstablishBody' ? command.data : ({} as Partial<EstablishBody>);
  return {
    parent: reportsTo ? await load(bodyReader, reportsTo) : bodyReader.initial,
    delegator: delegation ? await load(bodyReader, delegation.by) : bodyReader.initial,
  };
};

const restsOn = ({ bodyId, takenOn }: RestsOn): RestsOn => ({ bodyId, takenOn });

export const bodyAggregate: Aggregate<Body, BodyCommand, BodyEvent, BodyContext> = {
  name: 'body',
  stream: bodyReader.stream,
  decider: { initial: bodyReader.initial, evolve: bodyReader.evolve, decide: decideOnBody },
  context: contextOf,
};
