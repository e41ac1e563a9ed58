import { present } from '../../platform/clock.js';

export const seen = present;
