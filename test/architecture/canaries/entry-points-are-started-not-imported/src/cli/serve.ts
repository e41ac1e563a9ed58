import { present } from '../main.js';

export const seen = present;
