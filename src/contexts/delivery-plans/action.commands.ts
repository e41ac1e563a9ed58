import type { CommandsOf } from '../../kernel/decider.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { Body } from '../bodies/contract.js';
import type { ActionId, DeliveryRating, Evidence, PlanId } from './events.js';
import type { Plan } from './plan.stages.js';

/** Which action, and the plan that holds it. */
export interface OfAction {
  readonly planId: PlanId;
  readonly actionId: ActionId;
}

export interface ReportProgress extends OfAction {
  readonly deliveryRating: DeliveryRating;
  readonly progress: Sealed;
  /** Why it is at risk or off track, and how it recovers. */
  readonly explanation?: Sealed;
}

export interface MoveTargetDate extends OfAction {
  readonly to: PlainDate;
  readonly because: Sealed;
}

export interface ProposeCompletion extends OfAction {
  readonly completedOn: PlainDate;
  readonly evidence: readonly Evidence[];
}

export type VerifyCompletion = OfAction;

export interface RejectCompletion extends OfAction {
  readonly because: Sealed;
}

export type ActionCommand = CommandsOf<{
  ReportProgress: ReportProgress;
  MoveTargetDate: MoveTargetDate;
  ProposeCompletion: ProposeCompletion;
  VerifyCompletion: VerifyCompletion;
  RejectCompletion: RejectCompletion;
}>;

/** What an action must know of other histories. */
export interface ActionContext {
  readonly plan: Plan;
  /** Whose plan it is. */
  readonly group: Body;
  /** That approved the plan. */
  readonly board: Body;
}
