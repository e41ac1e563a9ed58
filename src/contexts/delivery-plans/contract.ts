/** What other contexts and the views may know of priorities, delivery plans, their actions and measures. */
export * from './events.js';
export { deliveryPlanUpcasters, formerActionEvents, formerMeasureEvents } from './former-events.js';
export * from './in-year-events.js';
export { formerPlanEvents, planUpcasters } from './former-plan-events.js';
export { actionReader } from './action.js';
export { type Action, needsVerification, targetDateOf } from './action.stages.js';
export { latestObservation, type ObservedMeasure, measureReader } from './measure.js';
export { byPeriod, movementBetween, observationIdOf, standing } from './observations.js';
export { planReader } from './plan-history.js';
export {
  type ApprovedPlan,
  isApproved,
  isLiveIn,
  type Plan,
  type PlanContents,
  plannedAction,
} from './plan.stages.js';
export { isAdopted, type Priorities, prioritiesId, prioritiesReader } from './priorities.js';
export { deliveryPlanActs } from './acts.js';
export { type Acting, appointmentFor, inOffice, isSecretariat, leads } from './authority.js';
