import { type Actor, isSamePerson } from '../../kernel/actor.js';
import { assertNever } from '../../kernel/assert-never.js';
import type { Office } from '../../kernel/decider.js';
import { rule } from '../../kernel/refusal.js';
import type { ActionCommand } from './action.commands.js';
import type { ActionInHand, CompletionProposal } from './action.stages.js';
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

type Attempt = Pick<ActionInHand, 'planned' | 'group' | 'board'> & { readonly metadata: Acting };

const reportingAppointment = ({ planned, group, board, metadata }: Attempt) =>
  appointmentFor(metadata, [group], leads) ??
  appointmentFor(metadata, [group, board], represents(planned.leadAgencyId));

const verifyingAppointment = ({ group, board, metadata }: Attempt) =>
  appointmentFor(metadata, [group, board], takesPart);

const leadingAppointment = ({ group, board, metadata }: Attempt) =>
  appointmentFor(metadata, [group, board], leads);

const isOwner = ({ planned, metadata }: Attempt): boolean =>
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

export const reportedByThoseConcerned = rule<Attempt>({
  code: 'ACTION.NOT_YOURS_TO_REPORT',
  statement:
    "An action is reported on by its owner, by a representative of its lead agency, by the chair or deputy of the group whose plan it is in, or on somebody's behalf by the secretariat.",
  source: 'Domain, register 3: by the owner, or on behalf with who gave it',
  kind: 'ours',
  concerns: 'authority',
  holds: (attempt) =>
    isSecretariat(attempt.metadata.actor) ||
    isOwner(attempt) ||
    reportingAppointment(attempt) !== undefined,
});

export const sourceIsNamed = rule<Attempt>({
  code: 'ACTION.NOBODY_NAMED',
  statement: 'What the secretariat enters about an action names the person who gave it.',
  source: 'Domain, register 3: on behalf with who gave it',
  kind: 'ours',
  concerns: 'content',
  holds: ({ metadata: { actor } }) => !isSecretariat(actor) || actor.onBehalfOf !== undefined,
});

export const verifiedByGroupOrBoard = rule<Attempt>({
  code: 'ACTION.NOT_YOURS_TO_VERIFY',
  statement:
    'Completion is verified or rejected by the chair, a deputy or a member of the group or of the Board, or by the secretariat.',
  source: 'Domain, register 3: completion is agreed by the group',
  kind: 'ours',
  concerns: 'authority',
  holds: (attempt) =>
    isSecretariat(attempt.metadata.actor) || verifyingAppointment(attempt) !== undefined,
});

export const reopenedByItsLeaders = rule<Attempt>({
  code: 'ACTION.NOT_YOURS_TO_REOPEN',
  statement:
    'A completed action is reopened by the chair or deputy of its group or of the Board, or by the secretariat.',
  source: 'Domain, register 3: reopened',
  kind: 'ours',
  concerns: 'authority',
  holds: (attempt) =>
    isSecretariat(attempt.metadata.actor) || leadingAppointment(attempt) !== undefined,
});

export const verifierIsNotProposer = rule<{
  readonly proposal: CompletionProposal;
  readonly metadata: { readonly actor: Actor };
}>({
  code: 'ACTION.VERIFIER_IS_PROPOSER',
  statement: 'Completion is verified or rejected by somebody other than who proposed it.',
  source: 'Domain, register 3: somebody other than the proposer verifies, with evidence',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ proposal, metadata }) => !isSamePerson(proposal.proposedBy, metadata.actor),
});
