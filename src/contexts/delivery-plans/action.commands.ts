import type { CommandsOf } from '../../kernel/decider.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { Agency, AgencyId, Body } from '../bodies/contract.js';
import type { Decision, DecisionId } from '../decisions/contract.js';
import type { ItemId, Meeting, MeetingId } from '../meetings/contract.js';
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
  /** The meeting at which it was tabled. */
  readonly tabledAt?: MeetingId;
}

/** Nothing new: it goes as the last update said. */
export interface ReportNoChange extends OfAction {
  readonly because: Sealed;
  readonly tabledAt?: MeetingId;
}

export interface AddEvidence extends OfAction {
  readonly evidence: readonly Evidence[];
}

export interface MoveTargetDate extends OfAction {
  readonly to: PlainDate;
  readonly because: Sealed;
  /** By which the Board approved a material move; without one it waits to be agreed. */
  readonly decisionId?: DecisionId;
}

export interface AgreeTargetDate extends OfAction {
  /** By which the Board approves a material move; the chair agrees a minor one without. */
  readonly decisionId?: DecisionId;
}

export interface ProposeCompletion extends OfAction {
  readonly completedOn: PlainDate;
  /** What was achieved. */
  readonly summary?: Sealed;
  readonly evidence: readonly Evidence[];
}

/** The group agreed, at an item of one of its meetings. */
export interface AgreeCompletion extends OfAction {
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
}

export type VerifyCompletion = OfAction;

export interface RejectCompletion extends OfAction {
  readonly because: Sealed;
}

export interface ReopenAction extends OfAction {
  readonly because: Sealed;
}

export type ActionCommand = CommandsOf<{
  ReportProgress: ReportProgress;
  ReportNoChange: ReportNoChange;
  AddEvidence: AddEvidence;
  MoveTargetDate: MoveTargetDate;
  AgreeTargetDate: AgreeTargetDate;
  ProposeCompletion: ProposeCompletion;
  AgreeCompletion: AgreeCompletion;
  VerifyCompletion: VerifyCompletion;
  RejectCompletion: RejectCompletion;
  ReopenAction: ReopenAction;
}>;

/** What an action must know of other histories. */
export interface ActionContext {
  readonly plan: Plan;
  /** Whose plan it is. */
  readonly group: Body;
  /** That approved the plan. */
  readonly board: Body;
  /** The agencies that are named as keeping the originals of evidence. */
  readonly holders: ReadonlyMap<AgencyId, Agency>;
  /** At which an update is tabled. */
  readonly tabledMeeting: Meeting;
  /** Whether the group's return is confirmed for a review whose position is still to be taken. */
  readonly returnIsConfirmed: boolean;
  /** By which the Board approves a moved date. */
  readonly decision: Decision;
  /** At which the group agrees to a completion, or agreed to one that is verified. */
  readonly meeting: Meeting;
}
