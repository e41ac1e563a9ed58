import { present } from '../meetings/meeting.js';

export const seen = present;
