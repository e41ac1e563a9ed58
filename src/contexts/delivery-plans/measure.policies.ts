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
import type { Observation } from './observations.js';
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

export const planOfMeasureIsApproved = rule<{ readonly plan: Plan }>({
  code: 'MEASURE.PLAN_NOT_APPROVED',
  statement: 'Measures are observed once the Board has approved their plan.',
  source: 'S4:358',
  kind: 'source',
  concerns: 'stage',
  holds: ({ plan }) => plan.stage === 'approved',
});

interface Observing {
  readonly data: ObserveMeasure;
  readonly metadata: Acting;
  readonly plan: ApprovedPlan;
  readonly group: Body;
  readonly measure: Measure;
  /** What stands for that period until now. */
  readonly before: Observation | undefined;
}

/** Somebody's attempt to observe, whatever they say. */
type Attempt = Pick<Observing, 'metadata' | 'group'> & {
  readonly plan: Pick<ApprovedPlan, 'actions'>;
};

const ownsAnAction = ({ plan, metadata }: Attempt): boolean => {
  const person = personActing(metadata.actor);
  return person !== undefined && plan.actions.some(({ ownerId }) => ownerId === person);
};

export const observedByThoseConcerned = rule<Attempt>({
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

/** One of the two at least. */
const isEither = (one: unknown, other: unknown): boolean =>
  one !== undefined || other !== undefined;

export const quantityHasFigure = rule<Observing>({
  code: 'MEASURE.FIGURE_MISSING',
  statement:
    'A quantitative measure is observed with a figure, or as without data; not with a finding in words.',
  source: 'S4:360',
  kind: 'source',
  concerns: 'content',
  holds: ({ measure, data }) =>
    measure.kind !== 'quantitative' ||
    (isEither(data.figure, data.noData) && data.finding === undefined),
});

export const otherMeasureHasFinding = rule<Observing>({
  code: 'MEASURE.FINDING_MISSING',
  statement:
    'A qualitative measure or an end product is observed with a finding in words, or as without data; not with a figure.',
  source: 'S4:360',
  kind: 'source',
  concerns: 'content',
  holds: ({ measure, data }) =>
    measure.kind === 'quantitative' ||
    (isEither(data.finding, data.noData) && data.figure === undefined),
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

export const absenceStandsAlone = rule<Observing>({
  code: 'MEASURE.DATA_AND_NO_DATA',
  statement:
    'That there is no data for a period is said with its reason alone: without figure, finding, quality or status.',
  source: 'Domain, glossary: no data is a rating of its own',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data: { noData, figure, finding, movement, dataQuality, status } }) =>
    noData === undefined ||
    [figure, finding, movement, dataQuality, status].every((each) => each === undefined),
});

export const qualityIsSaid = rule<Observing>({
  code: 'MEASURE.QUALITY_MISSING',
  statement: 'A figure or a finding says how good its data are.',
  source: 'Domain, register 3: measure observations',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data }) => data.noData !== undefined || data.dataQuality !== undefined,
});

export const movementIsOfFindings = rule<Observing>({
  code: 'MEASURE.MOVEMENT_OF_FIGURES',
  statement:
    'Which way figures go follows from the figures: only what was found in words is judged to improve, stay or worsen.',
  source: 'Domain, glossary: outcome rating apart from delivery rating',
  kind: 'ours',
  concerns: 'content',
  holds: ({ measure, data }) => data.movement === undefined || measure.kind !== 'quantitative',
});

export const nextOneIsLater = rule<Observing>({
  code: 'MEASURE.NEXT_EXPECTED_TOO_EARLY',
  statement: 'The next observation is expected after the period that this one covers.',
  source: 'Domain, who uses it: measure without current data',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data }) => data.nextExpected === undefined || data.periodEnd < data.nextExpected,
});

export const periodIsObservedOnce = rule<Observing>({
  code: 'MEASURE.PERIOD_WAS_OBSERVED',
  statement: 'A further observation of a period says which one it restates, and why.',
  source: 'Domain, register 3: observations are restated, never replaced',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, before }) => before === undefined || data.restates !== undefined,
  explain: ({ data, before }) =>
    `For the period that ends on ${data.periodEnd} there is an observation: ${before?.observationId ?? ''}. Restate it, with the reason.`,
});

export const restatesWhatStands = rule<Observing>({
  code: 'MEASURE.RESTATES_ANOTHER',
  statement:
    'What is restated is the observation that stands for the same period of the same measure.',
  source: 'Domain, register 3: observations are restated, never replaced',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, before }) =>
    data.restates === undefined || data.restates.observationId === before?.observationId,
});

export const restatementFollows = rule<Observing>({
  code: 'MEASURE.RESTATED_BEFORE_IT_WAS_GIVEN',
  statement: 'A restatement is dated no earlier than what it restates.',
  source: 'Design: two clocks',
  kind: 'ours',
  concerns: 'content',
  holds: ({ data, metadata, before }) =>
    data.restates === undefined ||
    before === undefined ||
    before.effectiveAt <= metadata.effectiveAt,
});
