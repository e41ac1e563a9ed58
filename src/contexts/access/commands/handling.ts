import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { accessGrantAggregate } from '../access-grant.js';

export const accessGrantCommands = commandHandling(accessGrantAggregate);
