import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { meetingActionAggregate } from '../meeting-action.js';
import { meetingAggregate } from '../meeting.js';

export const meetingCommands = commandHandling(meetingAggregate);
export const meetingActionCommands = commandHandling(meetingActionAggregate);
