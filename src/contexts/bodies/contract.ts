/** What other contexts and the views may know of bodies and agencies. */
export * from './events.js';
export { type Act, type CountsIn, type Entitlement, entitlementTo } from './acts.js';
export { type Agency, agencyReader, loadLine, type RegisteredAgency } from './agency.js';
export { type Body, bodyReader, type EstablishedBody } from './body.js';
export {
  appointmentsOf,
  bodyExistsOn,
  isHeldOn,
  lastDayOf,
  officeHeld,
  officesHeldOn,
  strandLeadsOn,
  termsInForce,
} from './body-on-a-day.js';
export {
  type Duty,
  DUTY_STANDINGS,
  dutyReader,
  type DutyStanding,
  dutyStanding,
  type Occurrence,
  type ScheduledDuty,
  withOutcome,
} from './duty.js';
export { bodyUpcasters, formerBodyEvents } from './former-events.js';
export { firstDayOfMonth, lastDayOfMonth, monthAfter, monthOf, monthsLater } from './month.js';
export { canBeNamedFor, laterOf, type NamedAgency, whyNotNamedFor } from './named-agency.js';
export {
  agencyExistsOn,
  type AgencyEnd,
  type Lifetime,
  type Lifetimes,
  successorsOn,
} from './succession.js';
