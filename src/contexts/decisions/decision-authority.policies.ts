import { isSamePerson } from '../../kernel/actor.js';
import { rule } from '../../kernel/refusal.js';
import {
  type Agency,
  canBeNamedFor,
  type NamedAgency,
  whyNotNamedFor,
} from '../bodies/contract.js';
import {
  type Acting,
  holdsAnOffice,
  isSecretariat,
  officeForTheBody,
  officeForTheOwner,
} from './decision.authority.js';
import type { Implementation, OwnedImplementation, TakenDecision } from './decision.stages.js';

export const secretariatKeepsTheRegister = rule<Pick<Acting, 'command'>>({
  code: 'DECISION.NOT_BY_THE_SECRETARIAT',
  statement: 'The secretariat keeps the register of decisions.',
  source: 'Design: who keeps the register of decisions',
  kind: 'ours',
  concerns: 'authority',
  holds: isSecretariat,
});

export const agencyIsRegistered = rule<{ readonly agency: Agency }>({
  code: 'DECISION.AGENCY_NOT_FOUND',
  statement:
    'Implementation is assigned to an agency: accountability for delivery stays with the agencies.',
  source: 'S4:275',
  kind: 'source',
  concerns: 'existence',
  holds: ({ agency }) => agency.stage === 'registered',
});

export const agencyExistsThen = rule<NamedAgency & Pick<Acting, 'command'>>({
  code: 'DECISION.AGENCY_DOES_NOT_EXIST_THEN',
  statement: 'Implementation is assigned to an agency that exists on the day of the assignment.',
  source: 'Domain, register 1: agencies with validity dates',
  kind: 'ours',
  concerns: 'content',
  holds: ({ agency, command }) => canBeNamedFor({ agency }, command.metadata.effectiveAt),
  explain: ({ agency, line, command }) =>
    whyNotNamedFor({ agency, line }, command.metadata.effectiveAt),
});

/** Somebody who has to do with it, whether it is assigned yet or not. */
type Concerned = Acting & { readonly implementation: Implementation };

interface FollowingUp extends Acting {
  readonly decision: TakenDecision;
  readonly implementation: OwnedImplementation;
}

/** Until it is assigned, anybody with an office in the body may come to own it. */
const mayReport = (subject: Concerned): boolean =>
  subject.implementation.stage === 'unassigned'
    ? holdsAnOffice(subject)
    : officeForTheOwner(subject, subject.implementation) !== undefined;

export const reporterSpeaksForTheOwner = rule<Concerned>({
  code: 'DECISION.REPORTER_NOT_OF_THE_AGENCY',
  statement:
    'On implementation reports whoever owns it, or a representative in the body of the agency that it was assigned to; or the secretariat enters it.',
  source: 'Design: who reports on a decision',
  kind: 'ours',
  concerns: 'authority',
  holds: (subject) => isSecretariat(subject) || mayReport(subject),
});

export const confirmerSpeaksForTheBody = rule<Acting>({
  code: 'DECISION.CONFIRMER_NOT_OF_THE_BODY',
  statement:
    'Implementation is confirmed, or not accepted, by the chair, a deputy or a member of the body that decided, or by the secretariat.',
  source: 'Design: who confirms a decision implemented',
  kind: 'ours',
  concerns: 'authority',
  holds: (subject) => isSecretariat(subject) || officeForTheBody(subject) !== undefined,
});

export const confirmerIsSomebodyElse = rule<FollowingUp>({
  code: 'DECISION.CONFIRMER_IS_REPORTER',
  statement: 'Implementation is confirmed by somebody other than who reported it.',
  source: 'Domain, register 2: confirmed by somebody else',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command, implementation }) =>
    !implementation.reporters.some((reporter) => isSamePerson(reporter, command.metadata.actor)),
});

export const confirmerIsNotTheOwner = rule<FollowingUp>({
  code: 'DECISION.CONFIRMER_IS_OWNER',
  statement: 'Whoever owns the implementation of a decision does not confirm it.',
  source: 'Domain, register 2: confirmed by somebody else',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command, implementation: { ownerId } }) =>
    ownerId === undefined || !isSamePerson({ id: ownerId }, command.metadata.actor),
});

export const confirmerWasNotConflicted = rule<FollowingUp>({
  code: 'DECISION.CONFIRMER_WAS_CONFLICTED',
  statement:
    'Whoever took no part in a decision because of an interest does not confirm it implemented.',
  source: 'Domain, interests: barred from signing off that item',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command, decision }) =>
    !decision.conflicted.some((id) => isSamePerson({ id }, command.metadata.actor)),
});
