import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  type Decision as Decided,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal.js';
import { type Agency, agencyReader, type Body, bodyReader } from '../bodies/contract.js';
import { type Decision, decisionReader } from '../decisions/contract.js';
import { appointmentFor, inOffice, leads, represents } from './authority.js';
import { boardIsEstablished } from './board.policies.js';
import type { PlanEvent } from './events.js';
import { decideOnPlan, type DecidingCommands, submitPlan } from './plan-approval.js';
import { amend, type AmendingCommands, priorityNamedBy, withAmendment } from './plan-contents.js';
import {
  baselineIsKept,
  draftedByTheGroup,
  groupHasAPlan,
  groupIsEstablished,
  planBeforeTheBoardIsLeftAlone,
  planEndsAfterItStarts,
  planIsDrafted,
  planIsNew,
  planIsSubmitted,
  planYearFitsTheDates,
} from './plan.policies.js';
import {
  type Plan,
  type PlanContents,
  type PlanInDraft,
  plannedAction,
  type SubmittedPlan,
} from './plan.stages.js';
import { type Priorities, prioritiesId, prioritiesReader } from './priorities.js';

export type DraftPlan = Pick<
  PlanContents,
  'planId' | 'bodyId' | 'boardId' | 'planYear' | 'title' | 'starts' | 'ends'
>;

export type PlanCommand = CommandsOf<
  { DraftPlan: DraftPlan } & AmendingCommands & { SubmitPlan: object } & DecidingCommands
>;
type DraftCommand = Extract<PlanCommand, { type: 'DraftPlan' }>;
type LaterCommand = Exclude<PlanCommand, { type: 'DraftPlan' }>;

/** What a plan must know of other histories. */
export interface PlanContext {
  readonly group: Body;
  readonly board: Body;
  /** The lead agency of a proposed action. */
  readonly agency: Agency;
  /** The decision by which the Board approves or returns. */
  readonly decision: Decision;
  /** Of the Board, in the plan's year. */
  readonly priorities: Priorities;
}

const decider: Decider<Plan, PlanCommand, PlanEvent, PlanContext> = {
  initial: { stage: 'none' },

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
        return refused(refuse(baselineIsKept, plan));
      default:
        return assertNever(plan);
    }
  },

  evolve: (plan, event): Plan => {
    if (event.type === 'plan-drafted.v1') {
      const nothingYet = { version: 0, outcomes: [], measures: [], actions: [], accepted: [] };
      return { stage: 'draft', ...event.data, ...nothingYet };
    }
    if (plan.stage === 'none') return plan;
    switch (event.type) {
      case 'outcome-set.v1':
      case 'measure-set.v1':
      case 'action-proposed.v1':
      case 'action-accepted.v1':
        return { ...plan, ...withAmendment(plan, event) };
      case 'plan-submitted.v1': {
        const { version } = event.data;
        return { ...plan, stage: 'submitted', version, submittedOn: event.metadata.effectiveAt };
      }
      case 'plan-returned.v1':
        return { ...plan, stage: 'draft' };
      case 'plan-approved.v1': {
        const { decisionId, actionIds } = event.data;
        const approvedOn = event.metadata.effectiveAt;
        return { ...plan, stage: 'approved', decisionId, actionIds, approvedOn };
      }
      default:
        return assertNever(event);
    }
  },
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
  switch (command.type) {
    case 'SetOutcome':
    case 'SetMeasure':
    case 'ProposeAction':
    case 'CorrectOutcome':
    case 'CorrectMeasure':
    case 'CorrectAction':
    case 'AcceptAction':
      return amend(command, plan, context);
    case 'SubmitPlan':
      return submitPlan(command.metadata, plan, context);
    case 'ReturnPlan':
    case 'ApprovePlan':
      return refused(refuse(planIsSubmitted, plan));
    default:
      return assertNever(command);
  }
};

const whileBeforeTheBoard = (
  command: LaterCommand,
  plan: SubmittedPlan,
  context: PlanContext,
): Decided<PlanEvent> => {
  switch (command.type) {
    case 'SetOutcome':
    case 'SetMeasure':
    case 'ProposeAction':
    case 'CorrectOutcome':
    case 'CorrectMeasure':
    case 'CorrectAction':
    case 'AcceptAction':
    case 'SubmitPlan':
      return refused(refuse(planBeforeTheBoardIsLeftAlone, plan));
    case 'ReturnPlan':
    case 'ApprovePlan':
      return decideOnPlan(command, plan, context);
    default:
      return assertNever(command);
  }
};

const appointmentUsed = (command: PlanCommand, plan: Plan, { group, board }: PlanContext) => {
  const { metadata } = command;
  switch (command.type) {
    case 'DraftPlan':
    case 'SetOutcome':
    case 'SetMeasure':
    case 'ProposeAction':
    case 'CorrectOutcome':
    case 'CorrectMeasure':
    case 'CorrectAction':
    case 'SubmitPlan':
      return appointmentFor(metadata, [group], leads);
    case 'AcceptAction': {
      const action = plannedAction(plan, command.data.actionId);
      return action && appointmentFor(metadata, [group, board], represents(action.leadAgencyId));
    }
    case 'ReturnPlan':
    case 'ApprovePlan':
      return appointmentFor(metadata, [board], leads);
    default:
      return assertNever(command);
  }
};

export const planAggregate: Aggregate<Plan, PlanCommand, PlanEvent, PlanContext> = {
  name: 'plan',
  stream: (id) => streamName('plan', id),
  decider,
  context: async (command, plan, load) => {
    const whose = command.type === 'DraftPlan' ? command.data : plan;
    const drafted = 'planId' in whose ? whose : undefined;
    return {
      group: drafted ? await load(bodyReader, drafted.bodyId) : bodyReader.initial,
      board: drafted ? await load(bodyReader, drafted.boardId) : bodyReader.initial,
      agency:
        command.type === 'ProposeAction' || command.type === 'CorrectAction'
          ? await load(agencyReader, command.data.action.leadAgencyId)
          : agencyReader.initial,
      decision:
        command.type === 'ReturnPlan' || command.type === 'ApprovePlan'
          ? await load(decisionReader, command.data.decisionId)
          : decisionReader.initial,
      priorities:
        drafted && priorityNamedBy(command)
          ? await load(prioritiesReader, prioritiesId(drafted.boardId, drafted.planYear))
          : prioritiesReader.initial,
    };
  },
  actingAs: (command, plan, context) =>
    inOffice(command.metadata, appointmentUsed(command, plan, context)),
};

/** For other aggregates and contexts: what a plan holds and where it stands. */
export const planReader = stateOf(planAggregate);
