import { refuse } from '../../../kernel/refusal.js';
import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { decisionAggregate } from '../decision.js';
import { decisionWasRecorded } from '../decision.policies.js';
import { referenceCounterAggregate } from '../decision-reference.js';

export const decisionCommands = commandHandling(decisionAggregate, {
  refusal: refuse(decisionWasRecorded, { stage: 'none' }),
  begunBy: ['RecordDecision', 'RecordUrgentDecision'],
  isReadByItsActors: false,
});
export const referenceCounterCommands = commandHandling(referenceCounterAggregate);
