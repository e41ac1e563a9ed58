import { assertNever } from '../../kernel/assert-never.js';
import {
  check,
  type CommandMetadata,
  type CommandsOf,
  type Decision as Decided,
} from '../../kernel/decider.js';
import type { Sealed } from '../../kernel/sealed.js';
import type { DecisionId } from '../decisions/contract.js';
import {
  boardApproves,
  boardDoesNotApprove,
  decisionCameFirst,
  decisionConcernsThePlan,
  decisionFollowsSubmission,
  decisionIsOfTheBoard,
  decisionWasTaken,
  enteredForTheBoard,
} from './board.policies.js';
import type { PlanEvent } from './events.js';
import type { ApproveChanges } from './plan-change.commands.js';
import {
  changesAwaitApproval,
  decisionApprovesTheChange,
  decisionConcernsTheChange,
} from './plan-change.policies.js';
import { everyActionIsAccepted, planHasActions, submittedByItsLeaders } from './plan.policies.js';
import {
  type ApprovedPlan,
  identityOf,
  type PlanInDraft,
  type SubmittedPlan,
} from './plan.stages.js';
import type { PlanContext } from './plan.js';

export interface ReturnPlan {
  readonly decisionId: DecisionId;
  readonly because: Sealed;
}

export interface ApprovePlan {
  readonly decisionId: DecisionId;
}

export type DecidingCommands = { ReturnPlan: ReturnPlan; ApprovePlan: ApprovePlan };

/** The group puts its plan, as it is now, before the Board. */
export const submitPlan = (
  metadata: CommandMetadata,
  plan: PlanInDraft,
  { group }: PlanContext,
): Decided<PlanEvent> =>
  check(
    [submittedByItsLeaders, planHasActions, everyActionIsAccepted],
    { plan, group, metadata },
    () => [{ type: 'plan-submitted.v1', data: { ...identityOf(plan), version: plan.version + 1 } }],
  );

const decisionOnThePlan = [
  decisionWasTaken,
  enteredForTheBoard,
  decisionIsOfTheBoard,
  decisionConcernsThePlan,
  decisionCameFirst,
  decisionFollowsSubmission,
];

/** The Board approves the version before it, or returns it to the group. */
export const decideOnPlan = (
  command: CommandsOf<DecidingCommands>,
  plan: SubmittedPlan,
  { board, decision }: PlanContext,
): Decided<PlanEvent> => {
  const subject = { board, decision, plan, boardId: plan.boardId, metadata: command.metadata };
  const version = { ...identityOf(plan), version: plan.version };
  switch (command.type) {
    case 'ReturnPlan':
      return check([...decisionOnThePlan, boardDoesNotApprove], subject, () => [
        { type: 'plan-returned.v1', data: { ...version, ...command.data } },
      ]);
    case 'ApprovePlan': {
      const actionIds = plan.actions.map(({ actionId }) => actionId);
      return check([...decisionOnThePlan, boardApproves], subject, () => [
        { type: 'plan-approved.v1', data: { ...version, ...command.data, actionIds } },
      ]);
    }
    default:
      return assertNever(command);
  }
};

/** The Board approves what was added ahead of its approval. */
export const approveChanges = (
  { data, metadata }: { readonly data: ApproveChanges; readonly metadata: CommandMetadata },
  plan: ApprovedPlan,
  { board, decision }: PlanContext,
): Decided<PlanEvent> => {
  const changeIds = [...data.changeIds];
  const actionIds = plan.ahead.flatMap(({ actionId, changeId }) =>
    changeId && changeIds.includes(changeId) ? [actionId] : [],
  );
  const { decisionId } = data;
  return check(
    [
      decisionWasTaken,
      enteredForTheBoard,
      changesAwaitApproval,
      decisionIsOfTheBoard,
      decisionConcernsTheChange,
      decisionApprovesTheChange,
      decisionCameFirst,
    ],
    { board, decision, plan, boardId: plan.boardId, metadata, changeIds, about: actionIds },
    () => [
      {
        type: 'changes-approved.v1',
        data: { ...identityOf(plan), boardId: plan.boardId, changeIds, actionIds, decisionId },
      },
    ],
  );
};
