import type { CommandMetadata, Office } from '../../kernel/decider.js';
import { type Appointment, appointmentsOf, type Body } from '../bodies/contract.js';
import type { DecisionCommand } from './decision.commands.js';
import { type Decision, type Implementation, wasTaken } from './decision.stages.js';

/** Somebody who acts, and the body by whose appointments they may. */
export interface Acting {
  readonly command: DecisionCommand;
  readonly body: Body;
}

/** Whether the secretariat acts. */
export const isSecretariat = ({ command }: Pick<Acting, 'command'>): boolean =>
  command.metadata.actor.capacity === 'secretariat';

/** Appointments in the body that the actor held when it happened and still holds today. */
const held = ({ command, body }: Acting): readonly Appointment[] => {
  const { actor, effectiveAt, today }: CommandMetadata = command.metadata;
  const now = appointmentsOf(body, actor.id, today);
  return appointmentsOf(body, actor.id, effectiveAt).filter((each) => now.includes(each));
};

/** Whether somebody holds any office in the body. */
export const holdsAnOffice = (acting: Acting): boolean => held(acting).length > 0;

const asOffice = (appointment: Appointment | undefined): Office | undefined =>
  appointment && { capacity: appointment.office, organisation: appointment.agencyId };

/** The office by which somebody speaks for the body that decided. */
export const officeForTheBody = (acting: Acting): Office | undefined =>
  asOffice(held(acting).find(({ office }) => office !== 'single-point-of-contact'));

/** The office by which somebody speaks for whoever carries it out: as its owner, or in the body for the agency. */
export const officeForTheOwner = (
  acting: Acting,
  implementation: Implementation,
): Office | undefined => {
  if (implementation.stage === 'unassigned') return undefined;
  const { agencyId, ownerId } = implementation;
  if (ownerId === acting.command.metadata.actor.id) {
    return { capacity: 'action-owner', organisation: agencyId };
  }
  return asOffice(held(acting).find((each) => each.agencyId === agencyId));
};

/** The office in which somebody acts who is not the secretariat. */
export const officeOf = (
  command: DecisionCommand,
  decision: Decision,
  body: Body,
): Office | undefined => {
  const acting = { command, body };
  if (isSecretariat(acting) || !wasTaken(decision)) return undefined;
  const { type } = command;
  if (type === 'ReportImplementationProgress' || type === 'ReportImplementation') {
    return officeForTheOwner(acting, decision.implementation);
  }
  return type === 'RejectImplementation' || type === 'ConfirmImplementation'
    ? officeForTheBody(acting)
    : undefined;
};
