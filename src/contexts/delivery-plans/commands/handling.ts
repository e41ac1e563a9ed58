import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { actionAggregate } from '../action.js';
import { actionIsNotThere } from '../action.policies.js';
import { measureAggregate } from '../measure.js';
import { planAggregate } from '../plan.js';
import { prioritiesAggregate } from '../priorities.js';

export const prioritiesCommands = commandHandling(prioritiesAggregate);
export const planCommands = commandHandling(planAggregate);
export const actionCommands = commandHandling(actionAggregate, {
  refusal: actionIsNotThere,
  begunBy: [],
  isReadByItsActors: false,
});
export const measureCommands = commandHandling(measureAggregate);
