import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { meetingAggregate } from '../meeting.js';

export const meetingCommands = commandHandling(meetingAggregate);
