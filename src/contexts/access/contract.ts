/** What other contexts and the views may know of access to restricted records. */
export * from './events.js';
export * from './former-events.js';
export {
  type GrantStanding,
  GRANT_STANDINGS,
  grantStanding,
  opens,
  type TimedGrant,
} from './grant-standing.js';
export { readingsGathered, type SpooledReading } from './spooled-reading.js';
