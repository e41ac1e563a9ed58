import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { actionAggregate } from '../action.js';
import { measureAggregate } from '../measure.js';
import { planAggregate } from '../plan.js';
import { prioritiesAggregate } from '../priorities.js';

export const prioritiesCommands = commandHandling(prioritiesAggregate);
export const planCommands = commandHandling(planAggregate);
export const actionCommands = commandHandling(actionAggregate);
export const measureCommands = commandHandling(measureAggregate);
