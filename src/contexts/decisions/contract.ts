/** What other contexts and the views may know of decisions. */
export * from './events.js';
export {
  concerns,
  type Decision,
  decisionReader,
  takenBy,
  type TakenDecision,
  wasTaken,
} from './decision.js';
