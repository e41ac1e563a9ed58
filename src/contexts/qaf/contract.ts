/** What other contexts and the views may know of the yearly assessment by the Victims' Code framework. */
export * from './events.js';
export { qafActs } from './acts.js';
export { cycleReader } from './cycle.js';
export {
  type Cycle,
  type CycleRecord,
  type OpenedCycle,
  recommendationsOf,
} from './cycle.stages.js';
export { type Framework, frameworkReader, requirementsIn } from './framework.js';
