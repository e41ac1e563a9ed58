import { createHash } from 'node:crypto';
import { used } from './commands/hold-meeting.js';
import { seen } from './queries/meetings.controller.js';

export const wired = [createHash, used, seen];
