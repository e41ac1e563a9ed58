import { type Actor, isSamePerson } from '../../kernel/actor.js';
import { rule } from '../../kernel/refusal.js';
import {
  type Attempt,
  isOwner,
  leadingAppointment,
  reportingAppointment,
  verifyingAppointment,
} from './action.authority.js';
import type { CompletionProposal } from './action.stages.js';
import { isSecretariat } from './authority.js';

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
