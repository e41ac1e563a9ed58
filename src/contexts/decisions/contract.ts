/** What other contexts and the views may know of decisions. */
export * from './events.js';
export * from './former-events.js';
export {
  concerns,
  type Decision,
  decisionReader,
  type StandingDecision,
  stands,
  takenBy,
  type TakenDecision,
  wasTaken,
} from './decision.stages.js';
export { decisionActs } from './acts.js';
