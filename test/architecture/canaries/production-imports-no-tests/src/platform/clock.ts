import { present } from './clock.spec.js';

export const seen = present;
