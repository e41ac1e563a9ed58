import { isSamePerson } from '../../kernel/actor.js';
import type { Office } from '../../kernel/decider.js';
import { rule } from '../../kernel/refusal.js';
import { type Agency, type Appointment, appointmentsOf, type Body } from '../bodies/contract.js';
import type { DecisionCommand } from './decision.commands.js';
import type { Decision, TakenDecision } from './decision.js';

interface Acting {
  readonly command: DecisionCommand;
  readonly body: Body;
}

const isSecretariat = ({ command }: Pick<Acting, 'command'>): boolean =>
  command.metadata.actor.capacity === 'secretariat';

/** Appointments in the body that the actor held when it happened and still holds today. */
const held = ({ command, body }: Acting): readonly Appointment[] => {
  const { actor, effectiveAt, today } = command.metadata;
  const now = appointmentsOf(body, actor.id, today);
  return appointmentsOf(body, actor.id, effectiveAt).filter((each) => now.includes(each));
};

const speaksForTheBody = ({ office }: Appointment): boolean => office !== 'single-point-of-contact';

/** The appointment by which somebody reports or confirms an implementation. */
const appointmentUsed = (acting: Acting, decision: Decision): Appointment | undefined => {
  if (acting.command.type === 'ConfirmImplementation') return held(acting).find(speaksForTheBody);
  if (acting.command.type !== 'ReportImplementation' || !('agencyId' in decision)) return undefined;
  return held(acting).find((each) => each.agencyId === decision.agencyId);
};

/** The office in which somebody acts who is not the secretariat. */
export const officeOf = (
  command: DecisionCommand,
  decision: Decision,
  body: Body,
): Office | undefined => {
  const acting = { command, body };
  const used = isSecretariat(acting) ? undefined : appointmentUsed(acting, decision);
  return used && { capacity: used.office, organisation: used.agencyId };
};

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

interface FollowingUp extends Acting {
  readonly decision: TakenDecision;
}

export const reporterRepresentsTheAgency = rule<FollowingUp>({
  code: 'DECISION.REPORTER_NOT_OF_THE_AGENCY',
  statement:
    'Implementation is reported by a representative, in the body, of the agency that it was assigned to, or entered by the secretariat.',
  source: 'Design: who reports on a decision',
  kind: 'ours',
  concerns: 'authority',
  holds: (subject) =>
    isSecretariat(subject) || appointmentUsed(subject, subject.decision) !== undefined,
});

export const confirmerSpeaksForTheBody = rule<FollowingUp>({
  code: 'DECISION.CONFIRMER_NOT_OF_THE_BODY',
  statement:
    'Implementation is confirmed by the chair, a deputy or a member of the body that decided, or by the secretariat.',
  source: 'Design: who confirms a decision implemented',
  kind: 'ours',
  concerns: 'authority',
  holds: (subject) =>
    isSecretariat(subject) || appointmentUsed(subject, subject.decision) !== undefined,
});

export const confirmerIsSomebodyElse = rule<{
  readonly command: DecisionCommand;
  readonly decision: Extract<TakenDecision, { stage: 'reported' }>;
}>({
  code: 'DECISION.CONFIRMER_IS_REPORTER',
  statement: 'Implementation is confirmed by somebody other than who reported it.',
  source: 'Domain, register 2: confirmed by somebody else',
  kind: 'ours',
  concerns: 'authority',
  holds: ({ command, decision }) =>
    !decision.reporters.some((reporter) => isSamePerson(reporter, command.metadata.actor)),
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
