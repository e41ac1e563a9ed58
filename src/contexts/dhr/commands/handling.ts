import { refuse } from '../../../kernel/refusal.js';
import { commandHandling } from '../../../platform/command-handling/command-handling.js';
import { dhrAggregate } from '../dhr.js';
import { dhrIsOpened } from '../dhr.policies.js';

export const dhrCommands = commandHandling(dhrAggregate, {
  refusal: refuse(dhrIsOpened, { stage: 'none' }),
  begunBy: ['OpenDhr'],
  isReadByItsActors: true,
});
