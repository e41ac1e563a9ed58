import { present } from '../bodies/contract.js';

export const seen = present;
