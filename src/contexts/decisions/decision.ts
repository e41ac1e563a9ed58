import { assertNever } from '../../kernel/assert-never.js';
import { type Aggregate, type Decider, refused } from '../../kernel/decider.js';
import { refuse } from '../../kernel/refusal.js';
import { officeOf } from './decision.authority.js';
import type { DecisionCommand } from './decision.commands.js';
import { contextOf, type DecisionContext } from './decision.context.js';
import { decisionWasRecorded } from './decision.policies.js';
import { type Decision, decisionReader, wasTaken } from './decision.stages.js';
import { endDecision } from './decision-ending.js';
import { recordDecision, voidReference } from './decision-recording.js';
import { wordDecision } from './decision-wording.js';
import type { DecisionEvent } from './events.js';
import { followImplementation } from './implementation.js';

const decider: Decider<Decision, DecisionCommand, DecisionEvent, DecisionContext> = {
  initial: decisionReader.initial,
  evolve: decisionReader.evolve,

  decide: (command, decision, context) => {
    if (command.type === 'RecordDecision' || command.type === 'RecordUrgentDecision') {
      return recordDecision(command, decision, context);
    }
    if (command.type === 'VoidReference') return voidReference(command, decision, context);
    if (!wasTaken(decision)) return refused(refuse(decisionWasRecorded, decision));
    switch (command.type) {
      case 'ReviseDecision':
      case 'ReportUrgentDecision':
      case 'ConfirmDecision':
      case 'CorrectDecision':
      case 'FindConditions':
        return wordDecision(command, decision, context);
      case 'SupersedeDecision':
      case 'RescindDecision':
        return endDecision(command, decision, context);
      case 'AssignImplementation':
      case 'ReassignImplementation':
      case 'MoveImplementationDate':
      case 'ReportImplementationProgress':
      case 'ReportImplementation':
      case 'RejectImplementation':
      case 'ConfirmImplementation':
        return followImplementation(command, decision, context);
      default:
        return assertNever(command);
    }
  },
};

export const decisionAggregate: Aggregate<
  Decision,
  DecisionCommand,
  DecisionEvent,
  DecisionContext
> = {
  name: 'decision',
  stream: decisionReader.stream,
  decider,
  context: contextOf,
  actingAs: (command, decision, { body }) => officeOf(command, decision, body),
};
