import { rule } from '../../kernel/refusal.js';
import type { Body } from '../bodies/contract.js';
import {
  type Acting,
  appointmentFor,
  isSecretariat,
  personActing,
  takesPart,
} from './authority.js';
import type { Measure } from './events.js';
import type { ObservedMeasure, ObserveMeasure } from './measure.js';
import type { ApprovedPlan, Plan } from './plan.stages.js';

export const measureIsOfThePlan = rule<{
  readonly observed: ObservedMeasure;
  readonly plan: Plan;
  readonly data: ObserveMeasure;
}>({
  code: 'MEASURE.NOT_FOUND',
  statement: 'The measure must be one of the delivery plan that is named with it.',
  source: 'S4:360',
  kind: 'source',
  concerns: 'existence',
  holds: ({ observed, plan, data }) =>
    plan.stage !== 'none' &&
    plan.measures.some(({ measureId }) => measureId === data.measureId) &&
    (observed.stage === 'none' || observed.planId === data.planId),
});

export const planOfMeasureIsApproved = rule<Plan>({
  code: 'MEASURE.PLAN_NOT_APPROVED',
  statement: 'Measures are observed once the Board has approved their plan.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'stage',
  holds: (plan) => plan.stage === 'approved',
});

interface Observing {
  readonly data: ObserveMeasure;
  readonly metadata: Acting;
  readonly plan: ApprovedPlan;
  readonly group: Body;
  readonly measure: Measure;
}

const ownsAnAction = ({ plan, metadata }: Observing): boolean => {
  const person = personActing(metadata.actor);
  return person !== undefined && plan.actions.some(({ ownerId }) => ownerId === person);
};

export const observedByThoseConcerned = rule<Observing>({
  code: 'MEASURE.NOT_YOURS_TO_OBSERVE',
  statement:
    'A measure is observed by the chair, a deputy or a member of the group, by an owner of an action in its plan, or by the secretariat.',
  source: 'Domain, register 3: measure observations',
  kind: 'ours',
  concerns: 'authority',
  holds: (observing) =>
    isSecretariat(observing.metadata.actor) ||
    ownsAnAction(observing) ||
    appointmentFor(observing.metadata, [observing.group], takesPart) !== undefined,
});

export const quantityHasFigure = rule<Observing>({
  code: 'MEASURE.FIGURE_MISSING',
  statement: 'A quantitative measure is observed with a figure, and not with a finding in words.',
  source: 'S4:360',
  kind: 'source',
  concerns: 'content',
  holds: ({ measure, data }) =>
    measure.kind !== 'quantitative' || (data.figure !== undefined && data.finding === undefined),
});

export const otherMeasureHasFinding = rule<Observing>({
  code: 'MEASURE.FINDING_MISSING',
  statement:
    'A qualitative measure or an end product is observed with a finding in words, and not with a figure.',
  source: 'S4:360',
  kind: 'source',
  concerns: 'content',
  holds: ({ measure, data }) =>
    measure.kind === 'quantitative' || (data.finding !== undefined && data.figure === undefined),
});

export const periodRunsForward = rule<Observing>({
  code: 'MEASURE.PERIOD_ENDS_BEFORE_IT_STARTS',
  statement: 'The period that an observation covers starts no later than it ends.',
  source: 'Domain, register 3: measure observations',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data }) => data.periodStart === undefined || data.periodStart <= data.periodEnd,
  explain: ({ data }) => `The period ends on ${data.periodEnd}, before it starts.`,
});

export const periodIsOver = rule<Observing>({
  code: 'MEASURE.PERIOD_NOT_OVER',
  statement: 'A measure is observed once the period that the observation covers is over.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, metadata }) => data.periodEnd <= metadata.effectiveAt,
  explain: ({ data, metadata }) =>
    `On ${metadata.effectiveAt} the period that ends on ${data.periodEnd} is not over.`,
});
