import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import type { OfAction, ProposeCompletion } from './action.commands.js';
import type { Action, ActionInHand, CompletionProposal } from './action.stages.js';
import type { Plan } from './plan.stages.js';

export const actionIsOfThePlan = rule<OfAction>({
  code: 'ACTION.NOT_FOUND',
  statement: 'The action must be one of the delivery plan that is named with it.',
  source: 'S4:178',
  kind: 'source',
  concerns: 'existence',
  // Asked where the plan's own list has answered already.
  holds: () => false,
});

export const planOfActionIsApproved = rule<Plan>({
  code: 'ACTION.PLAN_NOT_APPROVED',
  statement: 'Actions are carried out and reported on once the Board has approved their plan.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'stage',
  holds: (plan) => plan.stage === 'approved',
});

type Staged = Pick<ActionInHand, 'action'>;

export const actionIsNotCompleted = rule<Staged>({
  code: 'ACTION.IS_COMPLETED',
  statement: 'An action whose completion was verified is completed: it is neither changed nor verified again.',
  source: 'Domain, register 3: completion is proposed, then agreed',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ action }) => action.stage !== 'completed',
});
