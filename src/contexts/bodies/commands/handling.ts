import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { agencyAggregate } from '../agency.js';
import { bodyAggregate } from '../body.aggregate.js';
import { dutyAggregate } from '../duty.js';

export const agencyCommands = commandHandling(agencyAggregate);
export const bodyCommands = commandHandling(bodyAggregate);
export const dutyCommands = commandHandling(dutyAggregate);
