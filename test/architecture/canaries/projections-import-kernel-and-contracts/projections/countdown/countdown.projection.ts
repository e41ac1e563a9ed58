import { present } from '../../src/contexts/reviews/review.js';

export const seen = present;
