import { present } from '../../src/kernel/canonical-json.js';

export const seen = present;
