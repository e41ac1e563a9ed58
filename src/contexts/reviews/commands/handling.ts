import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { reviewAggregate } from '../review.js';

export const reviewCommands = commandHandling(reviewAggregate);
