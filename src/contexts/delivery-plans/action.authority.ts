import { assertNever } from '../../kernel/assert-never.js';
import type { Office } from '../../kernel/decider.js';
import type { ActionCommand } from './action.commands.js';
import type { ActionInHand } from './action.stages.js';
import type { Giver } from './events.js';
import {
  type Acting,
  appointmentFor,
  giverFor,
  inOffice,
  isSecretariat,
  leads,
  personActing,
  represents,
  takesPart,
} from './authority.js';

/** Somebody's attempt to do something with an action. */
export type Attempt = Pick<ActionInHand, 'planned' | 'group' | 'board'> & {
  readonly metadata: Acting;
};

/** In which somebody reports on an action. */
export const reportingAppointment = ({ planned, group, board, metadata }: Attempt) =>
  appointmentFor(metadata, [group], leads) ??
  appointmentFor(metadata, [group, board], represents(planned.leadAgencyId));

/** In which somebody verifies a completion. */
export const verifyingAppointment = ({ group, board, metadata }: Attempt) =>
  appointmentFor(metadata, [group, board], takesPart);

/** In which somebody leads the group or the Board. */
export const leadingAppointment = ({ group, board, metadata }: Attempt) =>
  appointmentFor(metadata, [group, board], leads);

/** Whether somebody owns the action, or acts for whoever does. */
export const isOwner = ({ planned, metadata }: Attempt): boolean =>
  planned.ownerId !== undefined && personActing(metadata.actor) === planned.ownerId;

/** As whom somebody gave what the secretariat enters about an action. */
export const giverOf = (attempt: Attempt): Giver | undefined =>
  giverFor(
    attempt.metadata.actor,
    reportingAppointment(attempt),
    isOwner(attempt) ? attempt.planned.leadAgencyId : undefined,
  );

/** The office in which somebody acts on an action; its owner without one acts as that. */
export const officeUsed = (type: ActionCommand['type'], attempt: Attempt): Office | undefined => {
  switch (type) {
    case 'ReportProgress':
    case 'ReportNoChange':
    case 'AddEvidence':
    case 'MoveTargetDate':
    case 'ProposeCompletion':
      return inOffice(attempt.metadata, reportingAppointment(attempt)) ?? ownersOffice(attempt);
    case 'AgreeTargetDate':
    case 'AgreeCompletion':
    case 'ReopenAction':
      return inOffice(attempt.metadata, leadingAppointment(attempt));
    case 'VerifyCompletion':
    case 'RejectCompletion':
      return inOffice(attempt.metadata, verifyingAppointment(attempt));
    default:
      return assertNever(type);
  }
};

const ownersOffice = (attempt: Attempt): Office | undefined =>
  isOwner(attempt) && !isSecretariat(attempt.metadata.actor)
    ? { capacity: 'action-owner', organisation: attempt.planned.leadAgencyId }
    : undefined;
