/** What other contexts and the views may know of bodies and agencies. */
export * from './events.js';
export { type Agency, agencyReader } from './agency.js';
export {
  appointmentsOf,
  type Body,
  bodyReader,
  type EstablishedBody,
  isHeldOn,
  officeHeld,
  termsInForce,
} from './body.js';
export {
  type Duty,
  dutyReader,
  type DutyStanding,
  dutyStanding,
  type ScheduledDuty,
} from './duty.js';
