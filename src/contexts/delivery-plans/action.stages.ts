import type { Actor } from '../../kernel/actor.js';
import type { CommandMetadata } from '../../kernel/decider.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Agency, AgencyId, Body } from '../bodies/contract.js';
import type { Decision } from '../decisions/contract.js';
import type { ItemId, Meeting, MeetingId } from '../meetings/contract.js';
import type {
  ActionId,
  DeliveryRating,
  Evidence,
  MaterialGround,
  MoveAgreement,
  PlanId,
  PlannedAction,
} from './events.js';
import { type DraftedPlan, identityOf } from './plan.stages.js';

/** One change of a target date. The first one's `from` is the original date. */
export interface TargetDateMove {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly agreement: MoveAgreement;
  /** What makes it material; empty where it is minor. */
  readonly grounds: readonly MaterialGround[];
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
  readonly proposedOn: PlainDate;
  readonly proposedBy: Pick<Actor, 'id' | 'onBehalfOf'>;
  readonly evidence: readonly Evidence[];
}

/** That the group agreed, at one of its meetings, that an action is done. */
export interface GroupsAgreement {
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  readonly agreedOn: PlainDate;
}

/**
 * What became of a planned action: updated, its date moved, its completion proposed, agreed by the group and, where
 * that is required, verified by somebody else; reopened where it was not done after all.
 * The plan holds what was agreed; `none` is an action of which nothing was recorded since.
 */
export type Action =
  | { readonly stage: 'none' }
  | ({ readonly stage: 'active' } & ActionRecord)
  | ({
      readonly stage: 'completion-proposed';
      readonly proposal: CompletionProposal;
    } & ActionRecord)
  | ({
      readonly stage: 'completion-agreed';
      readonly proposal: CompletionProposal;
      readonly agreement: GroupsAgreement;
    } & ActionRecord)
  | ({ readonly stage: 'completed'; readonly completedOn: PlainDate } & ActionRecord);

/** The completion that waits to be agreed or verified. */
export const proposalOf = (action: Action): CompletionProposal | undefined =>
  action.stage === 'completion-proposed' || action.stage === 'completion-agreed'
    ? action.proposal
    : undefined;

/** Whether it is done, or said to be done and waiting for others to say so. */
export const isOver = ({ stage }: Action): boolean =>
  stage === 'completion-proposed' || stage === 'completion-agreed' || stage === 'completed';

/** The target date as it stands: the last one it was moved to, else the one agreed with the plan. */
export const targetDateOf = (action: Action, planned: PlannedAction): PlainDate =>
  (action.stage === 'none' ? undefined : action.moves.at(-1)?.to) ?? planned.targetDate;

/** The last move of the target date, while it waits to be agreed. */
export const moveAwaitingAgreement = (action: Action): TargetDateMove | undefined => {
  const last = action.stage === 'none' ? undefined : action.moves.at(-1);
  return last?.agreement === 'awaits-the-chair' || last?.agreement === 'awaits-the-board'
    ? last
    : undefined;
};

/**
 * Whether an action's completion is verified by somebody other than who proposed it †: where it answers a
 * recommendation of the Quality Assessment Framework or a DHR action, or bears an outcome.
 */
export const needsVerification = ({
  origin,
  outcomeId,
}: Pick<PlannedAction, 'origin' | 'outcomeId'>): boolean =>
  origin === 'qaf-recommendation' || origin === 'dhr-action' || outcomeId !== undefined;

/** An action of a plan, with who acts on it and what that must be checked against. */
export interface ActionInHand {
  readonly action: Action;
  readonly planned: PlannedAction;
  readonly plan: DraftedPlan;
  readonly group: Body;
  readonly board: Body;
  readonly holders: ReadonlyMap<AgencyId, Agency>;
  readonly tabledMeeting: Meeting;
  readonly returnIsConfirmed: boolean;
  readonly decision: Decision;
  readonly meeting: Meeting;
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
