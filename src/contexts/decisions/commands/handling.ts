import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { decisionAggregate } from '../decision.js';
import { referenceCounterAggregate } from '../decision-reference.js';

export const decisionCommands = commandHandling(decisionAggregate);
export const referenceCounterCommands = commandHandling(referenceCounterAggregate);
