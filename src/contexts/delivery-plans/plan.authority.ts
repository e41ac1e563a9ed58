import { assertNever } from '../../kernel/assert-never.js';
import { broken, type Refusal } from '../../kernel/refusal.js';
import type { Appointment } from '../bodies/contract.js';
import { appointmentFor, leads, represents } from './authority.js';
import { enteredForTheBoard } from './board.policies.js';
import { begunByItsLeaders, changedByThoseWhoMay } from './plan-change.policies.js';
import { acceptedByItsLeadAgency } from './plan-contents.policies.js';
import { draftedByTheGroup, submittedByItsLeaders } from './plan.policies.js';
import { type Plan, plannedAction } from './plan.stages.js';
import type { LaterCommand, PlanCommand, PlanContext } from './plan.js';

/** The appointment by which somebody does this to a plan. */
export const appointmentUsed = (
  { type, data, metadata }: PlanCommand,
  plan: Plan,
  { group, board }: Pick<PlanContext, 'group' | 'board'>,
): Appointment | undefined => {
  switch (type) {
    case 'AcceptAction': {
      const action = plannedAction(plan, data.actionId);
      return action && appointmentFor(metadata, [group, board], represents(action.leadAgencyId));
    }
    case 'ReturnPlan':
    case 'ApprovePlan':
    case 'ApproveChanges':
      return appointmentFor(metadata, [board], leads);
    case 'DraftPlan':
    case 'SetOutcome':
    case 'SetMeasure':
    case 'ProposeAction':
    case 'CorrectOutcome':
    case 'CorrectMeasure':
    case 'CorrectAction':
    case 'DropProposedAction':
    case 'BeginAhead':
    case 'SubmitPlan':
    case 'RollActionForward':
      return appointmentFor(metadata, [group], leads);
    case 'AddAction':
    case 'ChangeAction':
    case 'ReassignAction':
    case 'WithdrawAction':
    case 'AddOutcome':
    case 'ChangeOutcome':
    case 'AddMeasure':
    case 'ChangeMeasure':
    case 'DropOutcome':
    case 'DropMeasure':
      return appointmentFor(metadata, data.decisionId ? [group, board] : [group], leads);
    default:
      return assertNever(type);
  }
};

/** Why this is not theirs to do to the plan at any stage; nothing, where it is. */
export const notForThem = (
  { type, data, metadata }: LaterCommand,
  plan: Plan,
  { group, board }: Pick<PlanContext, 'group' | 'board'>,
): readonly Refusal[] => {
  switch (type) {
    case 'SetOutcome':
    case 'SetMeasure':
    case 'ProposeAction':
    case 'CorrectOutcome':
    case 'CorrectMeasure':
    case 'CorrectAction':
    case 'DropProposedAction':
    case 'RollActionForward':
      return broken([draftedByTheGroup], { group, metadata });
    case 'BeginAhead':
      return broken([begunByItsLeaders], { group, metadata });
    case 'SubmitPlan':
      return broken([submittedByItsLeaders], { group, metadata });
    case 'ReturnPlan':
    case 'ApprovePlan':
    case 'ApproveChanges':
      return broken([enteredForTheBoard], { board, metadata });
    case 'AcceptAction': {
      const action = plannedAction(plan, data.actionId);
      return action ? broken([acceptedByItsLeadAgency], { group, board, action, metadata }) : [];
    }
    case 'AddAction':
    case 'ChangeAction':
    case 'ReassignAction':
    case 'WithdrawAction':
    case 'AddOutcome':
    case 'ChangeOutcome':
    case 'AddMeasure':
    case 'ChangeMeasure':
    case 'DropOutcome':
    case 'DropMeasure':
      return broken([changedByThoseWhoMay], {
        group,
        board,
        metadata,
        decisionId: data.decisionId,
      });
    default:
      return assertNever(type);
  }
};
