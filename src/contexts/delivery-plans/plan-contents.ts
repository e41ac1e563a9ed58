import { assertNever } from '../../kernel/assert-never.js';
import {
  check,
  type CommandMetadata,
  type CommandsOf,
  type Decision as Decided,
  refused,
} from '../../kernel/decider.js';
import { refuse, type Rule } from '../../kernel/refusal.js';
import type {
  ActionId,
  Measure,
  MeasureId,
  Outcome,
  OutcomeId,
  PlanEvent,
  PlannedAction,
  PriorityId,
} from './events.js';
import { denominatorsAreGiven, sharesStayWithinTheWhole } from './figure.policies.js';
import {
  acceptedByItsLeadAgency,
  acceptedOnce,
  actionIsInThePlan,
  actionIsMeasurable,
  leadAgencyExists,
  leadAgencyIsRegistered,
  measureIsInThePlan,
  onlyQuantitiesHaveFigures,
  outcomeIsInThePlan,
  priorityIsAdopted,
  priorityIsNamed,
  quantityHasUnitAndDirection,
  referenceIsFree,
  referenceNamesTheGroup,
  startsWithinThePlan,
  targetIsNotBeforeTheStart,
} from './plan-contents.policies.js';
import { actionIsStillPlanned } from './plan-change.policies.js';
import { draftedByTheGroup } from './plan.policies.js';
import {
  originIsOfItsKind,
  rolledForwardActionExists,
  rolledForwardFromAnEarlierYear,
  rolledForwardWorkIsOpen,
} from './roll-forward.policies.js';
import { identityOf, type PlanContents, type PlanInDraft } from './plan.stages.js';
import type { PlanCommand, PlanContext } from './plan.js';

export interface SetOutcome {
  readonly outcome: Outcome;
}

export interface SetMeasure {
  readonly measure: Measure;
}

export interface ProposeAction {
  readonly action: PlannedAction;
}

export interface AcceptAction {
  readonly actionId: ActionId;
}

/** A piece that the plan holds is set anew under its id. */
export type CorrectingCommands = {
  CorrectOutcome: SetOutcome;
  CorrectMeasure: SetMeasure;
  CorrectAction: ProposeAction;
};

export type AmendingCommands = CorrectingCommands & {
  SetOutcome: SetOutcome;
  SetMeasure: SetMeasure;
  ProposeAction: ProposeAction;
  AcceptAction: AcceptAction;
};

/** A plan, with who amends it and what that must be checked against. */
export interface Amending extends PlanContext {
  readonly plan: PlanContents;
  readonly metadata: CommandMetadata;
}

/** What a measure must keep, whenever it is set or changed. */
export const measuresContent = [
  quantityHasUnitAndDirection,
  onlyQuantitiesHaveFigures,
  denominatorsAreGiven,
  sharesStayWithinTheWhole,
];

/** What an action names must be there. */
export const actionsPieces = [
  leadAgencyIsRegistered,
  leadAgencyExists,
  outcomeIsInThePlan,
  measureIsInThePlan,
  priorityIsAdopted,
  rolledForwardActionExists,
];

/** What an action must keep, whenever it is proposed, added or changed. */
export const actionsContent = [
  actionIsMeasurable,
  priorityIsNamed,
  referenceNamesTheGroup,
  referenceIsFree,
  startsWithinThePlan,
  targetIsNotBeforeTheStart,
  originIsOfItsKind,
  rolledForwardFromAnEarlierYear,
  rolledForwardWorkIsOpen,
];

/** What a plan in draft holds is set piece by piece; setting a piece again replaces it. */
export const amend = (
  command: CommandsOf<AmendingCommands>,
  plan: PlanInDraft,
  context: PlanContext,
): Decided<PlanEvent> => {
  const amending = { ...context, plan, metadata: command.metadata };
  switch (command.type) {
    case 'SetOutcome':
      return setOutcome(command.data.outcome, amending);
    case 'CorrectOutcome':
      return setOutcome(command.data.outcome, amending, [outcomeIsInThePlan]);
    case 'SetMeasure':
      return setMeasure(command.data.measure, amending);
    case 'CorrectMeasure':
      return setMeasure(command.data.measure, amending, [measureIsInThePlan]);
    case 'ProposeAction':
      return proposeAction(command.data.action, amending);
    case 'CorrectAction':
      return proposeAction(command.data.action, amending, [actionIsInThePlan]);
    case 'AcceptAction':
      return acceptAction(command.data.actionId, amending);
    default:
      return assertNever(command);
  }
};

const setOutcome = (
  outcome: Outcome,
  amending: Amending,
  besides: readonly Rule<Amending & { readonly outcomeId: OutcomeId }>[] = [],
): Decided<PlanEvent> =>
  check(
    [...besides, priorityIsAdopted, draftedByTheGroup],
    { ...amending, outcomeId: outcome.outcomeId, priorityId: outcome.priorityId },
    () => [{ type: 'outcome-set.v1', data: { ...identityOf(amending.plan), outcome } }],
  );

const setMeasure = (
  measure: Measure,
  amending: Amending,
  besides: readonly Rule<Amending & { readonly measureId: MeasureId }>[] = [],
): Decided<PlanEvent> =>
  check(
    [...besides, outcomeIsInThePlan, draftedByTheGroup, ...measuresContent],
    {
      ...amending,
      measureId: measure.measureId,
      outcomeId: measure.outcomeId,
      measure,
      figures: [measure.baseline, measure.target].filter((figure) => figure !== undefined),
    },
    () => [{ type: 'measure-set.v1', data: { ...identityOf(amending.plan), measure } }],
  );

const proposeAction = (
  action: PlannedAction,
  amending: Amending,
  besides: readonly Rule<Amending & { readonly actionId: ActionId }>[] = [],
): Decided<PlanEvent> =>
  check(
    [...besides, ...actionsPieces, draftedByTheGroup, ...actionsContent],
    { ...amending, ...action, action },
    () => [{ type: 'action-proposed.v2', data: { ...identityOf(amending.plan), action } }],
  );

/** Its lead agency takes an action on; a new one does so again. */
export const acceptAction = (actionId: ActionId, amending: Amending): Decided<PlanEvent> => {
  const { plan } = amending;
  const action = plan.actions.find((each) => each.actionId === actionId);
  if (!action) return refused(refuse(actionIsInThePlan, { plan, actionId }));
  return check(
    [acceptedByItsLeadAgency, acceptedOnce, actionIsStillPlanned],
    { ...amending, action, actionId },
    () => [
      {
        type: 'action-accepted.v1',
        data: {
          ...identityOf(plan),
          actionId,
          ...(action.priorityId && { priorityId: action.priorityId }),
          agencyId: action.leadAgencyId,
        },
      },
    ],
  );
};

/** The priority that a command refers to, which the Board must have adopted. */
export const priorityNamedBy = (command: PlanCommand): PriorityId | undefined => {
  if ('outcome' in command.data) return command.data.outcome.priorityId;
  if (command.type === 'ChangeAction') return command.data.to.priorityId;
  return 'action' in command.data ? command.data.action.priorityId : undefined;
};

type Amendment = Extract<
  PlanEvent,
  {
    type: 'outcome-set.v1' | 'measure-set.v1' | 'action-proposed.v2' | 'action-accepted.v1';
  }
>;

/** What a piece that was set changes. An action proposed anew must be accepted anew. */
export const withAmendment = (plan: PlanContents, event: Amendment): Partial<PlanContents> => {
  switch (event.type) {
    case 'outcome-set.v1': {
      const { outcome } = event.data;
      const others = plan.outcomes.filter(({ outcomeId }) => outcomeId !== outcome.outcomeId);
      return { outcomes: [...others, outcome] };
    }
    case 'measure-set.v1': {
      const { measure } = event.data;
      const others = plan.measures.filter(({ measureId }) => measureId !== measure.measureId);
      return { measures: [...others, measure] };
    }
    case 'action-proposed.v2': {
      const { action } = event.data;
      return {
        actions: [...plan.actions.filter(({ actionId }) => actionId !== action.actionId), action],
        accepted: plan.accepted.filter((actionId) => actionId !== action.actionId),
      };
    }
    case 'action-accepted.v1':
      return { accepted: [...plan.accepted, event.data.actionId] };
    default:
      return assertNever(event);
  }
};
