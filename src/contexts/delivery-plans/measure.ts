import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  type Fact,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import { refuse } from '../../kernel/refusal.js';
import { type Body, bodyReader } from '../bodies/contract.js';
import { appointmentFor, inOffice, takesPart } from './authority.js';
import type { DATA_QUALITIES, Figure, Measure, MeasureEvent, MeasureId, PlanId } from './events.js';
import { denominatorsAreGiven, sharesStayWithinTheWhole } from './figure.policies.js';
import {
  measureIsOfThePlan,
  otherMeasureHasFinding,
  observedByThoseConcerned,
  periodIsOver,
  periodRunsForward,
  planOfMeasureIsApproved,
  quantityHasFigure,
} from './measure.policies.js';
import { type ApprovedPlan, identityOf, isApproved, type Plan } from './plan.stages.js';
import { planReader } from './plan.js';

/** What was counted or found for the period that ends on a day. A later one for the same period restates it; both are kept. */
export interface Observation {
  readonly periodStart?: PlainDate;
  readonly periodEnd: PlainDate;
  readonly figure?: Figure;
  readonly finding?: Sealed;
  readonly dataQuality: (typeof DATA_QUALITIES)[number];
  readonly effectiveAt: PlainDate;
  readonly revision: number;
}

/** What was observed of a measure. The plan holds the measure itself; `none` is one without an observation. */
export type ObservedMeasure =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'observed';
      readonly planId: PlanId;
      readonly measureId: MeasureId;
      /** By period, each period's restatements by date and revision: the same whatever arrived when. */
      readonly observations: readonly Observation[];
    };

export interface ObserveMeasure {
  readonly planId: PlanId;
  readonly measureId: MeasureId;
  readonly periodStart?: PlainDate;
  readonly periodEnd: PlainDate;
  /** What was counted: of a quantitative measure, and of no other. */
  readonly figure?: Figure;
  /** What was found, in words: of every other measure, and of no quantitative one. */
  readonly finding?: Sealed;
  readonly dataQuality: (typeof DATA_QUALITIES)[number];
}

export type MeasureCommand = CommandsOf<{ ObserveMeasure: ObserveMeasure }>;

/** What a measure must know of other histories. */
export interface MeasureContext {
  readonly plan: Plan;
  readonly group: Body;
}

const decider: Decider<ObservedMeasure, MeasureCommand, MeasureEvent, MeasureContext> = {
  initial: { stage: 'none' },

  decide: ({ data, metadata }, observed, { plan, group }) => {
    const measure = measureOf(plan, data.measureId);
    const named = { observed, plan, data };
    if (!measure || !measureIsOfThePlan.holds(named)) {
      return refused(refuse(measureIsOfThePlan, named));
    }
    if (!isApproved(plan)) return refused(refuse(planOfMeasureIsApproved, plan));
    return check(
      [
        observedByThoseConcerned,
        quantityHasFigure,
        otherMeasureHasFinding,
        denominatorsAreGiven,
        sharesStayWithinTheWhole,
        periodRunsForward,
        periodIsOver,
      ],
      { data, metadata, plan, group, measure, figures: data.figure ? [data.figure] : [] },
      () => [
        { type: 'measure-observed.v1', data: { ...identityOfMeasure(plan, measure), ...data } },
      ],
    );
  },

  evolve: (observed, event): ObservedMeasure => {
    switch (event.type) {
      case 'measure-observed.v1': {
        const { planId, measureId } = event.data;
        const others = observed.stage === 'none' ? [] : observed.observations;
        const observations = [...others, observationOf(event)].toSorted(inOrder);
        return { stage: 'observed', planId, measureId, observations };
      }
      default:
        return assertNever(event.type);
    }
  },
};

/** The measure's ancestors: what each of its events carries. */
const identityOfMeasure = (plan: ApprovedPlan, { outcomeId }: Measure) => {
  const priorityId = plan.outcomes.find((each) => each.outcomeId === outcomeId)?.priorityId;
  return {
    ...identityOf(plan),
    boardId: plan.boardId,
    ...(outcomeId && { outcomeId }),
    ...(priorityId && { priorityId }),
  };
};

const observationOf = ({ data, metadata, revision }: Fact<MeasureEvent>): Observation => ({
  ...(data.periodStart && { periodStart: data.periodStart }),
  periodEnd: data.periodEnd,
  ...(data.figure && { figure: data.figure }),
  ...(data.finding && { finding: data.finding }),
  dataQuality: data.dataQuality,
  effectiveAt: metadata.effectiveAt,
  revision,
});

const inOrder = (one: Observation, other: Observation): number =>
  one.periodEnd.localeCompare(other.periodEnd) ||
  one.effectiveAt.localeCompare(other.effectiveAt) ||
  one.revision - other.revision;

const measureOf = (plan: Plan, measureId: MeasureId) =>
  plan.stage === 'none' ? undefined : plan.measures.find((each) => each.measureId === measureId);

export const measureAggregate: Aggregate<
  ObservedMeasure,
  MeasureCommand,
  MeasureEvent,
  MeasureContext
> = {
  name: 'measure',
  stream: (id) => streamName('measure', id),
  decider,
  context: async ({ data }, _, load) => {
    const plan = await load(planReader, data.planId);
    return {
      plan,
      group: plan.stage === 'none' ? bodyReader.initial : await load(bodyReader, plan.bodyId),
    };
  },
  actingAs: ({ metadata }, _, { group }) =>
    inOffice(metadata, appointmentFor(metadata, [group], takesPart)),
};

/** For other contexts: what was observed of a measure. */
export const measureReader = stateOf(measureAggregate);

/** The latest observation: of the latest period, as it was last restated. */
export const latestObservation = (observed: ObservedMeasure): Observation | undefined =>
  observed.stage === 'none' ? undefined : observed.observations.at(-1);
