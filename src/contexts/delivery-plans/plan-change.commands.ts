import type { CommandsOf } from '../../kernel/decider.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { DecisionId } from '../decisions/contract.js';
import type {
  ActionId,
  Measure,
  MeasureId,
  Outcome,
  OutcomeId,
  PlanId,
  PlannedAction,
} from './events.js';
import type { ActionHolder, ActionWording, ChangeId } from './in-year-events.js';

/** What every in-year change says. Without a decision it is agreed by the chair, and must be minor. */
export interface ChangeOfPlan {
  readonly changeId: ChangeId;
  readonly because: Sealed;
  readonly decisionId?: DecisionId;
}

export interface AddAction extends ChangeOfPlan {
  readonly action: PlannedAction;
  /** Its work begins before the Board has approved it. */
  readonly aheadOfApproval?: boolean;
}

export interface ChangeAction extends ChangeOfPlan {
  readonly actionId: ActionId;
  readonly to: ActionWording;
}

export interface ReassignAction extends ChangeOfPlan {
  readonly actionId: ActionId;
  readonly to: ActionHolder;
}

export interface WithdrawAction extends ChangeOfPlan {
  readonly actionId: ActionId;
}

export interface ChangeOutcome extends ChangeOfPlan {
  readonly outcome: Outcome;
}

export interface ChangeMeasure extends ChangeOfPlan {
  readonly measure: Measure;
}

export interface DropOutcome extends ChangeOfPlan {
  readonly outcomeId: OutcomeId;
}

export interface DropMeasure extends ChangeOfPlan {
  readonly measureId: MeasureId;
}

export interface ApproveChanges {
  readonly changeIds: readonly ChangeId[];
  readonly decisionId: DecisionId;
}

export interface RollActionForward {
  readonly actionId: ActionId;
  readonly toPlanId: PlanId;
  readonly toActionId: ActionId;
}

/** An action of a plan that the Board has not approved, and why. */
export interface OfActionInDraft {
  readonly actionId: ActionId;
  readonly because: Sealed;
}

/** Changes of an approved plan, one by one. A piece that is new is added; one that the plan holds is changed. */
export type ChangingCommands = {
  AddAction: AddAction;
  ChangeAction: ChangeAction;
  ReassignAction: ReassignAction;
  WithdrawAction: WithdrawAction;
  AddOutcome: ChangeOutcome;
  ChangeOutcome: ChangeOutcome;
  AddMeasure: ChangeMeasure;
  ChangeMeasure: ChangeMeasure;
  DropOutcome: DropOutcome;
  DropMeasure: DropMeasure;
};

export type InYearCommands = ChangingCommands & {
  ApproveChanges: ApproveChanges;
  RollActionForward: RollActionForward;
};

/** What may happen to an action while its plan is not approved yet. */
export type AheadCommands = {
  BeginAhead: OfActionInDraft;
  DropProposedAction: OfActionInDraft;
};

export type ChangingCommand = CommandsOf<ChangingCommands>;
export type InYearCommand = CommandsOf<InYearCommands>;
export type AheadCommand = CommandsOf<AheadCommands>;

const IN_YEAR: Readonly<Record<InYearCommand['type'], true>> = {
  AddAction: true,
  ChangeAction: true,
  ReassignAction: true,
  WithdrawAction: true,
  AddOutcome: true,
  ChangeOutcome: true,
  AddMeasure: true,
  ChangeMeasure: true,
  DropOutcome: true,
  DropMeasure: true,
  ApproveChanges: true,
  RollActionForward: true,
};

/** Whether a command changes an approved plan, or what was added to one ahead of approval. */
export const isInYearCommand = <C extends { readonly type: string }>(
  command: C,
): command is Extract<C, InYearCommand> => Object.hasOwn(IN_YEAR, command.type);
