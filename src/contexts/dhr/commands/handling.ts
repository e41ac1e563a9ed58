import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { dhrAggregate } from '../dhr.js';

export const dhrCommands = commandHandling(dhrAggregate);
