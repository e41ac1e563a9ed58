import { present } from '../../../platform/read-store/memory/memory-read-store.js';

export const seen = present;
