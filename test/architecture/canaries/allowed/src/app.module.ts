import { used } from './platform/event-store/sqlite/sqlite-event-store.js';
import { wired } from './contexts/meetings/meetings.module.js';

export const program = [used, wired];
