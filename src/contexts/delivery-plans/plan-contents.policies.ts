import type { PlainDate } from '../../kernel/plain-date.js';
import { rule } from '../../kernel/refusal.js';
import {
  type Agency,
  type Body,
  canBeNamedFor,
  laterOf,
  type NamedAgency,
  whyNotNamedFor,
} from '../bodies/contract.js';
import { type Acting, appointmentFor, represents } from './authority.js';
import type {
  ActionId,
  Measure,
  MeasureId,
  OutcomeId,
  PlannedAction,
  PriorityId,
} from './events.js';
import { firstYear } from './plan-year.js';
import type { PlanContents } from './plan.stages.js';
import { isAdopted, type Priorities } from './priorities.js';

export const priorityIsAdopted = rule<{
  readonly priorityId?: PriorityId | undefined;
  readonly priorities: Priorities;
}>({
  code: 'PLAN.PRIORITY_NOT_ADOPTED',
  statement: 'A delivery plan serves the priorities that the Board adopted for its year.',
  source: 'S4:356-358',
  kind: 'source',
  concerns: 'existence',
  holds: ({ priorityId, priorities }) =>
    priorityId === undefined || isAdopted(priorities, priorityId),
});

export const outcomeIsInThePlan = rule<{
  readonly plan: PlanContents;
  readonly outcomeId?: OutcomeId | undefined;
}>({
  code: 'PLAN.OUTCOME_NOT_FOUND',
  statement:
    'The outcome must be one of this delivery plan: measures and actions serve an outcome of their own plan.',
  source: 'S4:360',
  kind: 'source',
  concerns: 'existence',
  holds: ({ plan, outcomeId }) =>
    outcomeId === undefined || plan.outcomes.some((each) => each.outcomeId === outcomeId),
});

export const measureIsInThePlan = rule<{
  readonly plan: PlanContents;
  readonly measureId?: MeasureId | undefined;
}>({
  code: 'PLAN.MEASURE_NOT_FOUND',
  statement:
    'The measure must be one of this delivery plan: an action is measured by a measure of its own plan.',
  source: 'S4:360',
  kind: 'source',
  concerns: 'existence',
  holds: ({ plan, measureId }) =>
    measureId === undefined || plan.measures.some((each) => each.measureId === measureId),
});

interface Measuring {
  readonly measure: Measure;
}

export const quantityHasUnitAndDirection = rule<Measuring>({
  code: 'MEASURE.UNIT_OR_DIRECTION_MISSING',
  statement:
    'A quantitative measure says in which unit it counts, and whether more or less is better.',
  source: 'Domain, register 3: baseline, target, unit, direction',
  kind: 'ours',
  concerns: 'content',
  holds: ({ measure }) =>
    measure.kind !== 'quantitative' ||
    (measure.unit !== undefined && measure.direction !== undefined),
});

export const onlyQuantitiesHaveFigures = rule<Measuring>({
  code: 'MEASURE.FIGURES_WITHOUT_QUANTITY',
  statement:
    'Unit, direction, baseline and target belong to quantitative measures, not to qualitative ones or to end products.',
  source: 'S4:360',
  kind: 'source',
  concerns: 'content',
  holds: ({ measure: { kind, unit, direction, baseline, target } }) =>
    kind === 'quantitative' ||
    [unit, direction, baseline, target].every((each) => each === undefined),
});

interface Proposing {
  readonly plan: PlanContents;
  readonly group: Body;
  readonly agency: Agency;
  readonly action: PlannedAction;
}

export const leadAgencyIsRegistered = rule<Pick<Proposing, 'agency'>>({
  code: 'ACTION.LEAD_AGENCY_NOT_FOUND',
  statement: 'An action is led by an agency of the partnership.',
  source: 'S4:275',
  kind: 'source',
  concerns: 'existence',
  holds: ({ agency }) => agency.stage === 'registered',
});

interface Leading extends NamedAgency {
  readonly metadata: Pick<Acting, 'effectiveAt'>;
  readonly starts: PlainDate;
}

const ledFrom = ({ metadata, starts }: Leading): PlainDate => laterOf(starts, metadata.effectiveAt);

export const leadAgencyExists = rule<Leading>({
  code: 'ACTION.LEAD_AGENCY_DOES_NOT_EXIST_THEN',
  statement:
    'An action is led by an agency that exists when its work starts, or, where that began before, when the agency is named.',
  source: 'Domain, register 1: agencies with validity dates',
  kind: 'ours',
  concerns: 'content',
  holds: (leading) => canBeNamedFor(leading, ledFrom(leading)),
  explain: (leading) => whyNotNamedFor(leading, ledFrom(leading)),
});

export const actionIsMeasurable = rule<Proposing>({
  code: 'ACTION.NOT_MEASURABLE',
  statement: 'An action is specific and measurable: it names an outcome or a measure.',
  source: 'S4:178, S4:360',
  kind: 'source',
  concerns: 'content',
  holds: ({ action }) => action.outcomeId !== undefined || action.measureId !== undefined,
});

export const priorityIsNamed = rule<Proposing>({
  code: 'ACTION.PRIORITY_NOT_NAMED',
  statement: 'An action that stems from a priority names it.',
  source: 'S4:174',
  kind: 'source',
  concerns: 'content',
  holds: ({ action }) => action.origin !== 'priority' || action.priorityId !== undefined,
});

const prefixOf = ({ plan, group }: Proposing): string =>
  `${group.stage === 'none' ? '' : group.shortName}-${firstYear(plan.planYear)}-`;

export const referenceNamesTheGroup = rule<Proposing>({
  code: 'ACTION.REFERENCE_OF_ANOTHER_PLAN',
  statement:
    "An action's reference is made of its group's short name, the first year of the plan and a number.",
  source: 'Design: references',
  kind: 'ours',
  concerns: 'content',
  holds: (proposing) => proposing.action.reference.startsWith(prefixOf(proposing)),
  explain: (proposing) =>
    `References of this plan begin with ${prefixOf(proposing)}: ${proposing.action.reference} does not.`,
});

export const referenceIsFree = rule<Proposing>({
  code: 'ACTION.REFERENCE_TAKEN',
  statement: 'No two actions of a plan have the same reference.',
  source: 'Design: references',
  kind: 'ours',
  concerns: 'content',
  holds: ({ plan, action }) =>
    !plan.actions.some(
      (each) => each.reference === action.reference && each.actionId !== action.actionId,
    ),
});

export const startsWithinThePlan = rule<Proposing>({
  code: 'ACTION.STARTS_OUTSIDE_THE_PLAN',
  statement:
    'An action starts within the period of its plan; only work that was rolled forward began before.',
  source: 'Domain, register 3: rolled-forward work stays live',
  kind: 'ours',
  concerns: 'content',
  holds: ({ plan, action: { starts, origin } }) =>
    starts <= plan.ends && (starts >= plan.starts || origin === 'rolled-forward'),
  explain: ({ plan, action }) =>
    `The action starts on ${action.starts}, outside its plan from ${plan.starts} to ${plan.ends}.`,
});

export const targetIsNotBeforeTheStart = rule<Proposing>({
  code: 'ACTION.TARGET_BEFORE_START',
  statement: "An action's target date is not before the day it starts.",
  source: 'Domain, register 3: start, target date',
  kind: 'ours',
  concerns: 'content',
  holds: ({ action }) => action.starts <= action.targetDate,
});

export const actionIsInThePlan = rule<{
  readonly plan: PlanContents;
  readonly actionId: ActionId;
}>({
  code: 'PLAN.ACTION_NOT_FOUND',
  statement: 'The action must be one of this delivery plan.',
  source: 'S4:178',
  kind: 'source',
  concerns: 'existence',
  holds: ({ plan, actionId }) => plan.actions.some((each) => each.actionId === actionId),
});

interface Accepting {
  readonly plan: PlanContents;
  readonly group: Body;
  readonly board: Body;
  readonly action: PlannedAction;
  readonly metadata: Acting;
}

export const acceptedByItsLeadAgency = rule<Omit<Accepting, 'plan'>>({
  code: 'ACTION.NOT_ACCEPTED_BY_ITS_LEAD_AGENCY',
  statement:
    'An action is accepted by somebody who represents its lead agency in the group or on the Board.',
  source: 'S4:275',
  kind: 'source',
  concerns: 'authority',
  holds: ({ group, board, action, metadata }) =>
    appointmentFor(metadata, [group, board], represents(action.leadAgencyId)) !== undefined,
});

export const acceptedOnce = rule<Accepting>({
  code: 'ACTION.ALREADY_ACCEPTED',
  statement: 'An action is accepted once.',
  source: 'Design: one fact, one event',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ plan, action }) => !plan.accepted.includes(action.actionId),
});
