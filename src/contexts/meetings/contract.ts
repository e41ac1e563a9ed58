/** What other contexts and the views may know of meetings. */
export * from './events.js';
export {
  hasItem,
  type HeldMeeting,
  type Meeting,
  meetingReader,
  wasAttendedBy,
  wasHeldQuorate,
} from './meeting.js';
