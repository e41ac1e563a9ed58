import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../event-store.js';

export const used = [DatabaseSync, StoreUnavailable];
