/** What other contexts and the views may know of homicide reviews and what follows from them. */
export * from './events.js';
export {
  type Dhr,
  type DhrAction,
  isDisposedOf,
  placeOf,
  type Recommendation,
} from './dhr.stages.js';
export { dhrActs } from './acts.js';
export { dhrReader } from './dhr.js';
export { basisOfReading, type HeldOffice, type ReviewToRead } from './reading.js';
export {
  awaitedSince,
  type Dated,
  isApproval,
  isLater,
  lastAnswer,
  settledOn,
  type StandingFacts,
} from './standing.js';
export { DAYS_TO_ANSWER, isTooLong } from './silence.js';
