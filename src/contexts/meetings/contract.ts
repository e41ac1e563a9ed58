/** What other contexts and the views may know of meetings. */
export * from './events.js';
export * from './meeting-action.events.js';
export { type MeetingAction, meetingActionReader } from './meeting-action.js';
export { barredFrom, interestAt, isBarredFrom } from './interests.js';
export {
  hasItem,
  type HeldMeeting,
  type Meeting,
  meetingReader,
  wasAttendedBy,
  wasHeldQuorate,
} from './meeting.js';
export { formerMeetingEvents, meetingUpcasters } from './former-events.js';
export { meetingActs } from './acts.js';
