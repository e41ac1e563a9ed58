import { present } from './nowhere.js';

export const seen = present;
