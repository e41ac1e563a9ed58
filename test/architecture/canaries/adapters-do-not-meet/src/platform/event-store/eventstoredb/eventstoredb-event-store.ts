import { present } from '../sqlite/sqlite-event-store.js';

export const seen = present;
