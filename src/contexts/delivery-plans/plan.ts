import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  type Decision as Decided,
  type LoadState,
  refused,
  type StateReader,
} from '../../kernel/decider.js';
import { refuse, type Rule } from '../../kernel/refusal.js';
import {
  type Agency,
  type AgencyId,
  agencyReader,
  type Body,
  bodyReader,
  loadLine,
  type NamedAgency,
} from '../bodies/contract.js';
import { type Decision, type DecisionId, decisionReader } from '../decisions/contract.js';
import { actionReader } from './action.js';
import type { Action } from './action.stages.js';
import { inOffice } from './authority.js';
import { boardIsEstablished } from './board.policies.js';
import type { ActionId, PlanEvent, PlannedAction } from './events.js';
import { beforeApproval } from './plan-ahead.js';
import {
  approveChanges,
  decideOnPlan,
  type DecidingCommands,
  submitPlan,
} from './plan-approval.js';
import { appointmentUsed, notForThem } from './plan.authority.js';
import { changePlan } from './plan-change.js';
import {
  type AheadCommands,
  type InYearCommands,
  isInYearCommand,
} from './plan-change.commands.js';
import { acceptAction, amend, type AmendingCommands, priorityNamedBy } from './plan-contents.js';
import { planHistory, planReader } from './plan-history.js';
import {
  baselineIsKept,
  draftedByTheGroup,
  groupHasAPlan,
  groupIsEstablished,
  planBeforeTheBoardIsLeftAlone,
  planEndsAfterItStarts,
  planIsApproved,
  planIsDrafted,
  planIsNew,
  planIsSubmitted,
  planYearFitsTheDates,
} from './plan.policies.js';
import type {
  ApprovedPlan,
  Plan,
  PlanContents,
  PlanInDraft,
  SubmittedPlan,
} from './plan.stages.js';
import { rollForward } from './roll-forward.js';
import { type Priorities, prioritiesId, prioritiesReader } from './priorities.js';

export type DraftPlan = Pick<
  PlanContents,
  'planId' | 'bodyId' | 'boardId' | 'planYear' | 'title' | 'starts' | 'ends'
>;

export type PlanCommand = CommandsOf<
  { DraftPlan: DraftPlan } & AmendingCommands & { SubmitPlan: object } & DecidingCommands &
    AheadCommands &
    InYearCommands
>;
type DraftCommand = Extract<PlanCommand, { type: 'DraftPlan' }>;
export type LaterCommand = Exclude<PlanCommand, { type: 'DraftPlan' }>;

/** What a plan must know of other histories. */
export interface PlanContext {
  readonly group: Body;
  readonly board: Body;
  /** The lead agency of a proposed action. */
  readonly agency: Agency;
  /** That agency, and whoever may come to answer for it. */
  readonly line: NamedAgency['line'];
  /** The decision by which the Board approves or returns. */
  readonly decision: Decision;
  /** Of the Board, in the plan's year. */
  readonly priorities: Priorities;
  /** What became of the action that a change names. */
  readonly carriedOut: Action;
  /** The plan that an action was rolled forward from, and what became of the action there. */
  readonly originPlan: Plan;
  readonly originAction: Action;
  /** The plan that takes an action on. */
  readonly nextPlan: Plan;
}

const decider: Decider<Plan, PlanCommand, PlanEvent, PlanContext> = {
  initial: planHistory.initial,

  decide: (command, plan, context) => {
    if (command.type === 'DraftPlan') return draftPlan(command, plan, context);
    switch (plan.stage) {
      case 'none':
        return refused(refuse(planIsDrafted, plan));
      case 'draft':
        return whileInDraft(command, plan, context);
      case 'submitted':
        return whileBeforeTheBoard(command, plan, context);
      case 'approved':
        return withinTheYear(command, plan, context);
      default:
        return assertNever(plan);
    }
  },

  evolve: planHistory.evolve,
};

const draftPlan = (command: DraftCommand, plan: Plan, context: PlanContext): Decided<PlanEvent> =>
  check(
    [
      groupIsEstablished,
      boardIsEstablished,
      draftedByTheGroup,
      planIsNew,
      groupHasAPlan,
      planEndsAfterItStarts,
      planYearFitsTheDates,
    ],
    { ...command, ...context, plan },
    () => [{ type: 'plan-drafted.v1', data: command.data }],
  );

const whileInDraft = (
  command: LaterCommand,
  plan: PlanInDraft,
  context: PlanContext,
): Decided<PlanEvent> => {
  if (isInYearCommand(command)) return untimely(planIsApproved, command, plan, context);
  switch (command.type) {
    case 'SetOutcome':
    case 'SetMeasure':
    case 'ProposeAction':
    case 'CorrectOutcome':
    case 'CorrectMeasure':
    case 'CorrectAction':
    case 'AcceptAction':
      return amend(command, plan, context);
    case 'BeginAhead':
    case 'DropProposedAction':
      return beforeApproval(command, plan, context);
    case 'SubmitPlan':
      return submitPlan(command.metadata, plan, context);
    case 'ReturnPlan':
    case 'ApprovePlan':
      return untimely(planIsSubmitted, command, plan, context);
    default:
      return assertNever(command);
  }
};

const whileBeforeTheBoard = (
  command: LaterCommand,
  plan: SubmittedPlan,
  context: PlanContext,
): Decided<PlanEvent> => {
  if (isInYearCommand(command)) return untimely(planIsApproved, command, plan, context);
  switch (command.type) {
    case 'SetOutcome':
    case 'SetMeasure':
    case 'ProposeAction':
    case 'CorrectOutcome':
    case 'CorrectMeasure':
    case 'CorrectAction':
    case 'DropProposedAction':
    case 'AcceptAction':
    case 'SubmitPlan':
      return untimely(planBeforeTheBoardIsLeftAlone, command, plan, context);
    case 'BeginAhead':
      return beforeApproval(command, plan, context);
    case 'ReturnPlan':
    case 'ApprovePlan':
      return decideOnPlan(command, plan, context);
    default:
      return assertNever(command);
  }
};

const withinTheYear = (
  command: LaterCommand,
  plan: ApprovedPlan,
  context: PlanContext,
): Decided<PlanEvent> => {
  if (command.type === 'AcceptAction') {
    const amending = { ...context, plan, metadata: command.metadata };
    return acceptAction(command.data.actionId, amending);
  }
  if (command.type === 'BeginAhead') return beforeApproval(command, plan, context);
  if (!isInYearCommand(command)) return untimely(baselineIsKept, command, plan, context);
  switch (command.type) {
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
      return changePlan(command, plan, context);
    case 'ApproveChanges':
      return approveChanges(command, plan, context);
    case 'RollActionForward':
      return rollForward(command, plan, context);
    default:
      return assertNever(command);
  }
};

/** Not at this stage; and whoever may not do it at any learns no more than that. */
const untimely = (
  stage: Rule<Plan>,
  command: LaterCommand,
  plan: Plan,
  context: PlanContext,
): Decided<PlanEvent> => refused(...notForThem(command, plan, context), refuse(stage, plan));

/** The action that a command names, in the plan that holds it. */
const actionNamedBy = (command: PlanCommand): ActionId | undefined =>
  isInYearCommand(command) && 'actionId' in command.data ? command.data.actionId : undefined;

/** The action that a command sets. */
const actionSetBy = (command: PlanCommand): PlannedAction | undefined =>
  'action' in command.data ? command.data.action : undefined;

const agencyNamedBy = (command: PlanCommand): AgencyId | undefined =>
  command.type === 'ReassignAction'
    ? command.data.to.leadAgencyId
    : actionSetBy(command)?.leadAgencyId;

const decisionNamedBy = (command: PlanCommand): DecisionId | undefined =>
  'decisionId' in command.data ? command.data.decisionId : undefined;

const contextOf = async (
  command: PlanCommand,
  plan: Plan,
  load: LoadState,
): Promise<PlanContext> => {
  const read = <State>(reader: StateReader<State>, id: string | undefined): Promise<State> =>
    id === undefined ? Promise.resolve(reader.initial) : load(reader, id);
  const whose = command.type === 'DraftPlan' ? command.data : plan;
  const drafted = 'planId' in whose ? whose : undefined;
  const { originPlanId, originId } = actionSetBy(command) ?? {};
  const agencyId = agencyNamedBy(command);
  const line = await loadLine(agencyId ? [agencyId] : [], load);
  return {
    group: await read(bodyReader, drafted?.bodyId),
    board: await read(bodyReader, drafted?.boardId),
    agency: (agencyId && line.get(agencyId)) ?? agencyReader.initial,
    line,
    decision: await read(decisionReader, decisionNamedBy(command)),
    priorities: await read(
      prioritiesReader,
      drafted && priorityNamedBy(command) && prioritiesId(drafted.boardId, drafted.planYear),
    ),
    carriedOut: await read(actionReader, actionNamedBy(command)),
    originPlan: await read(planReader, originPlanId),
    originAction: await read(actionReader, originPlanId && originId),
    nextPlan: await read(
      planReader,
      command.type === 'RollActionForward' ? command.data.toPlanId : undefined,
    ),
  };
};

export const planAggregate: Aggregate<Plan, PlanCommand, PlanEvent, PlanContext> = {
  name: 'plan',
  stream: planReader.stream,
  decider,
  context: contextOf,
  actingAs: (command, plan, context) =>
    inOffice(command.metadata, appointmentUsed(command, plan, context)),
};
