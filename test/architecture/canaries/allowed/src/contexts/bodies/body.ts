import { present } from '../../kernel/envelope.js';

export const seen = present;
