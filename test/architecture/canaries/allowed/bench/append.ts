import { StoreUnavailable } from '../src/platform/event-store/event-store.js';

export const measured = StoreUnavailable;
