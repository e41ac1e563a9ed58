import { assertNever } from '../../kernel/assert-never.js';
import { check, type Decision as Decided } from '../../kernel/decider.js';
import {
  agencyExistsThen,
  agencyIsRegistered,
  confirmerIsNotTheOwner,
  confirmerIsSomebodyElse,
  confirmerSpeaksForTheBody,
  confirmerWasNotConflicted,
  reporterSpeaksForTheOwner,
  secretariatKeepsTheRegister,
} from './decision-authority.policies.js';
import type { CommandNamed, ImplementationCommand } from './decision.commands.js';
import type { DecisionContext } from './decision.context.js';
import { decisionStillStands } from './decision.policies.js';
import { idsOf, type OwnedImplementation, type TakenDecision } from './decision.stages.js';
import type { DecisionEvent } from './events.js';
import {
  dateIsAnotherOne,
  dueOnceTaken,
  implementationIsAssignedOnce,
  implementationIsOpen,
  implementationWasReported,
  mayBeCarriedOut,
  progressFollowsAssignment,
} from './implementation.policies.js';

type Outcome = Decided<DecisionEvent>;

/** What is done about carrying a decision out: assigned, tracked, reported, and confirmed by somebody else. */
export const followImplementation = (
  command: ImplementationCommand,
  decision: TakenDecision,
  context: DecisionContext,
): Outcome => {
  if (command.type === 'AssignImplementation') return assign(command, decision, context);
  const { implementation } = decision;
  if (implementation.stage === 'unassigned') return nothingAssigned(command, decision, context);
  switch (command.type) {
    case 'ReassignImplementation':
    case 'MoveImplementationDate':
      return change(command, decision, implementation, context);
    case 'ReportImplementationProgress':
    case 'ReportImplementation':
      return report(command, decision, implementation, context);
    case 'RejectImplementation':
    case 'ConfirmImplementation':
      return signOff(command, decision, implementation, context);
    default:
      return assertNever(command);
  }
};

const assign = (
  command: CommandNamed<'AssignImplementation'>,
  decision: TakenDecision,
  { agency, line }: DecisionContext,
): Outcome =>
  check(
    [
      secretariatKeepsTheRegister,
      decisionStillStands,
      mayBeCarriedOut,
      implementationIsAssignedOnce,
      agencyIsRegistered,
      agencyExistsThen,
      dueOnceTaken,
    ],
    { command, decision, agency, line, due: command.data.due },
    () => [{ type: 'implementation-assigned.v2', data: { ...idsOf(decision), ...command.data } }],
  );

/** There is nothing to follow yet; and whoever has no part in it learns no more than that. */
const nothingAssigned = (
  command: Exclude<ImplementationCommand, CommandNamed<'AssignImplementation'>>,
  { implementation }: TakenDecision,
  { body }: DecisionContext,
): Outcome => {
  const attempt = { command, body, implementation };
  switch (command.type) {
    case 'ReassignImplementation':
    case 'MoveImplementationDate':
      return check([secretariatKeepsTheRegister, implementationIsOpen], attempt, () => []);
    case 'ReportImplementationProgress':
    case 'ReportImplementation':
      return check([reporterSpeaksForTheOwner, implementationIsOpen], attempt, () => []);
    case 'RejectImplementation':
    case 'ConfirmImplementation':
      return check([confirmerSpeaksForTheBody, implementationIsOpen], attempt, () => []);
    default:
      return assertNever(command);
  }
};

const change = (
  command: CommandNamed<'ReassignImplementation' | 'MoveImplementationDate'>,
  decision: TakenDecision,
  implementation: OwnedImplementation,
  { agency, line }: DecisionContext,
): Outcome => {
  const subject = { command, decision, implementation, agency, line };
  const ids = idsOf(decision);
  if (command.type === 'ReassignImplementation') {
    return check(
      [
        secretariatKeepsTheRegister,
        implementationIsOpen,
        decisionStillStands,
        agencyIsRegistered,
        agencyExistsThen,
      ],
      subject,
      () => [{ type: 'implementation-reassigned.v1', data: { ...ids, ...command.data } }],
    );
  }
  const { to } = command.data;
  return check(
    [
      secretariatKeepsTheRegister,
      implementationIsOpen,
      decisionStillStands,
      dueOnceTaken,
      dateIsAnotherOne,
    ],
    { ...subject, due: to },
    () => [
      {
        type: 'implementation-date-moved.v1',
        data: { ...ids, from: implementation.due, ...command.data },
      },
    ],
  );
};

const report = (
  command: CommandNamed<'ReportImplementationProgress' | 'ReportImplementation'>,
  decision: TakenDecision,
  implementation: OwnedImplementation,
  { body }: DecisionContext,
): Outcome => {
  const subject = { decision, implementation, body };
  const ids = idsOf(decision);
  if (command.type === 'ReportImplementationProgress') {
    return check(
      [
        reporterSpeaksForTheOwner,
        implementationIsOpen,
        decisionStillStands,
        progressFollowsAssignment,
      ],
      { command, ...subject },
      () => [{ type: 'implementation-progressed.v1', data: { ...ids, ...command.data } }],
    );
  }
  return check(
    [reporterSpeaksForTheOwner, implementationIsOpen, decisionStillStands],
    { command, ...subject },
    () => [{ type: 'implementation-reported.v1', data: { ...ids, ...command.data } }],
  );
};

const signOff = (
  command: CommandNamed<'RejectImplementation' | 'ConfirmImplementation'>,
  decision: TakenDecision,
  implementation: OwnedImplementation,
  { body }: DecisionContext,
): Outcome => {
  const ids = idsOf(decision);
  return check(
    [
      confirmerSpeaksForTheBody,
      decisionStillStands,
      implementationWasReported,
      confirmerIsSomebodyElse,
      confirmerIsNotTheOwner,
      confirmerWasNotConflicted,
    ],
    { command, decision, implementation, body },
    () => [
      command.type === 'RejectImplementation'
        ? { type: 'implementation-rejected.v1', data: { ...ids, ...command.data } }
        : { type: 'implementation-confirmed.v1', data: ids },
    ],
  );
};
