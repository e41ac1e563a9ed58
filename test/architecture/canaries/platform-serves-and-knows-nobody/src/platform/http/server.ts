import { present } from '../../contexts/reviews/contract.js';

export const seen = present;
