import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { cycleAggregate } from '../cycle.js';
import { frameworkAggregate } from '../framework.js';

export const frameworkCommands = commandHandling(frameworkAggregate);
export const cycleCommands = commandHandling(cycleAggregate);
