import type {
  ActionEvent,
  Evidence,
  PlanEvent,
  PlannedAction,
  PrioritiesEvent,
} from '../../src/contexts/delivery-plans/contract.js';
import { assertNever } from '../../src/kernel/assert-never.js';
import { link, type Link, type Mention, node, type NodeRef } from './nodes.js';
import { atMeeting, decided, trace, type Traces } from './traces.js';

export const prioritiesTraces: Traces<PrioritiesEvent> = {
  'priorities-adopted.v1': ({ priorities, decisionId }) =>
    trace(
      priorities.map(({ priorityId, title }) => ({ node: node('priority', priorityId), title })),
      ...priorities.flatMap(({ priorityId }) =>
        decided(node('priority', priorityId), { decisionId }),
      ),
    ),
};

/** What an action came from. */
const originOf = ({ actionId, origin, originId }: PlannedAction): readonly Link[] => {
  const action = node('action', actionId);
  if (originId === undefined) return [];
  switch (origin) {
    case 'qaf-recommendation':
      return [link(node('qaf-recommendation', originId), 'carriedBy', action)];
    case 'dhr-action':
      return [link(node('dhr-action', originId), 'carriedBy', action)];
    case 'board-request':
      return decided(action, { decisionId: originId });
    case 'rolled-forward':
      return [link(node('action', originId), 'carriedBy', action)];
    case 'priority':
    case 'other-area':
    case 'national-initiative':
    case 'day-to-day':
      return [];
    default:
      return assertNever(origin);
  }
};

interface OfPlan {
  readonly planId: string;
  readonly bodyId: string;
}

const mentionOf = (
  { planId, bodyId }: OfPlan,
  { actionId, reference, title, marking }: PlannedAction,
): Mention => ({ node: node('action', actionId), reference, title, marking, bodyId, planId });

/** An action as it comes into a plan: of which plan, for which priority and outcome, and from what. */
const planned = (planId: string, action: PlannedAction): readonly Link[] => {
  const subject = node('action', action.actionId);
  const { priorityId, outcomeId } = action;
  return [
    link(subject, 'concerns', node('plan', planId)),
    ...(priorityId === undefined ? [] : [link(subject, 'concerns', node('priority', priorityId))]),
    ...(outcomeId === undefined ? [] : [link(subject, 'concerns', node('outcome', outcomeId))]),
    ...originOf(action),
  ];
};

/** An event in a plan's stream that is about one of its actions. */
const ofPlannedAction = (data: {
  readonly planId: string;
  readonly actionId: string;
  readonly decisionId?: string;
}) => {
  const action = node('action', data.actionId);
  return trace([{ node: action }], ...decided(action, data));
};

const ofMeasure = (
  data: { readonly planId: string; readonly decisionId?: string },
  { measureId, title }: { readonly measureId: string; readonly title: string },
) => {
  const [plan, measure] = [node('plan', data.planId), node('measure', measureId)];
  return trace(
    [{ node: measure, title }],
    link(measure, 'concerns', plan),
    ...decided(measure, data),
  );
};

const ofOutcome = (
  data: { readonly planId: string; readonly decisionId?: string },
  { outcomeId, title }: { readonly outcomeId: string; readonly title: string },
) => {
  const outcome = node('outcome', outcomeId);
  return trace(
    [{ node: outcome, title }],
    link(outcome, 'concerns', node('plan', data.planId)),
    ...decided(outcome, data),
  );
};

const eachDecided = (actionIds: readonly string[], decisionId: string): readonly Link[] =>
  actionIds.flatMap((actionId) => decided(node('action', actionId), { decisionId }));

export const planTraces: Traces<PlanEvent> = {
  'plan-drafted.v1': ({ planId, title }) => trace([{ node: node('plan', planId), title }]),
  'outcome-set.v1': (data) => ofOutcome({ planId: data.planId }, data.outcome),
  'outcome-changed.v1': (data) => ofOutcome(data, data.to),
  'outcome-dropped.v1': (data) => ofOutcome(data, data.outcome),
  'measure-set.v1': (data) => ofMeasure({ planId: data.planId }, data.measure),
  'action-proposed.v2': (data) =>
    trace([mentionOf(data, data.action)], ...planned(data.planId, data.action)),
  'action-accepted.v1': ofPlannedAction,
  'plan-approved.v1': ({ planId, decisionId, actionIds }) => {
    const plan = node('plan', planId);
    const actions = actionIds.map((actionId) => ({ node: node('action', actionId) }));
    return trace(
      [{ node: plan }, ...actions],
      ...decided(plan, { decisionId }),
      ...eachDecided(actionIds, decisionId),
    );
  },
  'work-begun-ahead.v1': ofPlannedAction,
  'proposed-action-dropped.v1': ofPlannedAction,
  'action-added.v1': (data) =>
    trace(
      [mentionOf(data, data.action)],
      ...planned(data.planId, data.action),
      ...decided(node('action', data.action.actionId), data),
    ),
  'action-changed.v1': (data) => {
    const { of, links } = ofPlannedAction(data);
    const { title, marking } = data.to;
    return trace([...of, { node: node('action', data.actionId), title, marking }], ...links);
  },
  'action-reassigned.v1': ofPlannedAction,
  'action-withdrawn.v1': ofPlannedAction,
  'measure-changed.v1': (data) => ofMeasure(data, data.to),
  'measure-dropped.v1': (data) => ofMeasure(data, data.measure),
  'changes-approved.v1': ({ planId, decisionId, actionIds }) => {
    const plan = node('plan', planId);
    return trace(
      [{ node: plan }],
      // The plan stood before: it does not come of the decision, nor do its other actions.
      link(node('decision', decisionId), 'concerns', plan),
      ...eachDecided(actionIds, decisionId),
    );
  },
  'action-rolled-forward.v1': ({ actionId, toActionId }) =>
    trace(
      [{ node: node('action', actionId) }],
      link(node('action', actionId), 'carriedBy', node('action', toActionId)),
    ),
};

/** What shows how an action goes: each piece for itself, hidden where its action is. */
const evidenced = (
  action: NodeRef,
  pieces: readonly Evidence[],
): { readonly of: readonly Mention[]; readonly links: readonly Link[] } => ({
  of: pieces.map(({ evidenceId, marking }) => ({
    node: node('evidence', evidenceId),
    within: action,
    ...(marking && { marking }),
  })),
  links: pieces.map(({ evidenceId }) => link(action, 'evidencedBy', node('evidence', evidenceId))),
});

export const actionTraces: Traces<ActionEvent> = {
  'evidence-added.v1': ({ actionId, evidence }) => {
    const action = node('action', actionId);
    const { of, links } = evidenced(action, [evidence]);
    return trace([{ node: action }, ...of], ...links);
  },
  'completion-proposed.v2': ({ actionId, evidence }) => {
    const action = node('action', actionId);
    const { of, links } = evidenced(action, evidence);
    return trace([{ node: action }, ...of], ...links);
  },
  'completion-agreed.v1': ({ actionId, meetingId }) => {
    const action = node('action', actionId);
    return trace([{ node: action }], ...atMeeting(action, 'decidedBy', { meetingId }));
  },
};
