import type { Command, Office } from '../../kernel/decider.js';
import { appointmentsOf, type Body } from '../bodies/contract.js';
import type { MeetingAction } from './meeting-action.js';

/** Whether the secretariat acts. */
export const isSecretariat = ({ metadata }: Pick<Command, 'metadata'>): boolean =>
  metadata.actor.capacity === 'secretariat';

/**
 * The office by which somebody who is not the secretariat closes a meeting action: as its owner, or by an office in the
 * body for the agency that is to do it, held when it happened and today.
 */
export const officeForTheOwner = (
  command: Command,
  action: MeetingAction,
  body: Body,
): Office | undefined => {
  if (isSecretariat(command) || command.type !== 'CloseMeetingAction' || action.stage === 'none') {
    return undefined;
  }
  const { actor, effectiveAt, today } = command.metadata;
  const { agencyId, ownerId } = action;
  if (ownerId === actor.id) {
    return { capacity: 'action-owner', ...(agencyId && { organisation: agencyId }) };
  }
  const now = appointmentsOf(body, actor.id, today);
  const used = appointmentsOf(body, actor.id, effectiveAt).find(
    (each) => each.agencyId === agencyId && now.includes(each),
  );
  return used && { capacity: used.office, organisation: used.agencyId };
};
