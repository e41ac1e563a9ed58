import type { Actor } from '../../kernel/actor.js';
import type { CommandMetadata } from '../../kernel/decider.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Agency, AgencyId, Body } from '../bodies/contract.js';
import type { Meeting } from '../meetings/contract.js';
import type { ActionId, DeliveryRating, Evidence, PlanId, PlannedAction } from './events.js';
import { type ApprovedPlan, identityOf } from './plan.stages.js';

/** One change of a target date. The first one's `from` is the original date. */
export interface TargetDateMove {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The last word on how an action goes: the greatest date, then the greatest revision; never the last to arrive. */
export interface LatestUpdate {
  readonly deliveryRating: DeliveryRating;
  readonly effectiveAt: PlainDate;
  readonly revision: number;
}

export interface ActionRecord {
  readonly planId: PlanId;
  readonly actionId: ActionId;
  readonly moves: readonly TargetDateMove[];
  readonly latestUpdate?: LatestUpdate;
}

export interface CompletionProposal {
  readonly completedOn: PlainDate;
  readonly proposedBy: Pick<Actor, 'id' | 'onBehalfOf'>;
  readonly evidence: readonly Evidence[];
}

/**
 * What became of a planned action: updated, its date moved, its completion proposed and verified by somebody else.
 * The plan holds what was agreed; `none` is an action of which nothing was recorded since.
 */
export type Action =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'active' } & ActionRecord)
  | ({
      readonly stage: 'completion-proposed';
      readonly proposal: CompletionProposal;
    } & ActionRecord)
  | ({ readonly stage: 'completed'; readonly completedOn: PlainDate } & ActionRecord);

/** The target date as it stands: the last one it was moved to, else the one agreed with the plan. */
export const targetDateOf = (action: Action, planned: PlannedAction): PlainDate =>
  (action.stage === 'none' ? undefined : action.moves.at(-1)?.to) ?? planned.targetDate;

/** An action of an approved plan, with who acts on it and what that must be checked against. */
export interface ActionInHand {
  readonly action: Action;
  readonly planned: PlannedAction;
  readonly plan: ApprovedPlan;
  readonly group: Body;
  readonly board: Body;
  readonly holders: ReadonlyMap<AgencyId, Agency>;
  readonly tabledMeeting: Meeting;
  readonly returnIsConfirmed: boolean;
  readonly metadata: CommandMetadata;
}

/** The action with its ancestors: what each of its events carries. */
export const identityOfAction = ({ plan, planned }: Pick<ActionInHand, 'plan' | 'planned'>) => ({
  ...identityOf(plan),
  boardId: plan.boardId,
  actionId: planned.actionId,
  ...(planned.priorityId && { priorityId: planned.priorityId }),
  ...(planned.outcomeId && { outcomeId: planned.outcomeId }),
});
