import { assertNever } from '../../kernel/assert-never.js';
import {
  type Aggregate,
  check,
  type CommandMetadata,
  type CommandsOf,
  type Decider,
  refused,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { Sealed } from '../../kernel/sealed.js';
import { refuse } from '../../kernel/refusal.js';
import { type Body, bodyReader } from '../bodies/contract.js';
import { appointmentFor, giverFor, inOffice, takesPart } from './authority.js';
import type {
  DATA_QUALITIES,
  Figure,
  FIGURE_STATUSES,
  Giver,
  Measure,
  MeasureEvent,
  MeasureId,
  Movement,
  ObservationId,
  PlanId,
} from './events.js';
import { denominatorsAreGiven, sharesStayWithinTheWhole } from './figure.policies.js';
import {
  absenceStandsAlone,
  measureIsOfThePlan,
  movementIsOfFindings,
  nextOneIsLater,
  observedByThoseConcerned,
  otherMeasureHasFinding,
  periodIsObservedOnce,
  periodIsOver,
  periodRunsForward,
  planOfMeasureIsApproved,
  qualityIsSaid,
  quantityHasFigure,
  restatementFollows,
  restatesWhatStands,
} from './measure.policies.js';
import { byPeriod, type Observation, observationOf, standing } from './observations.js';
import { type ApprovedPlan, identityOf, isApproved, type Plan } from './plan.stages.js';
import { planReader } from './plan-history.js';

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
  readonly observationId: ObservationId;
  readonly periodStart?: PlainDate;
  readonly periodEnd: PlainDate;
  /** What was counted: of a quantitative measure, and of no other. */
  readonly figure?: Figure;
  /** What was found, in words: of every other measure, and of no quantitative one. */
  readonly finding?: Sealed;
  /** Which way that finding points. */
  readonly movement?: Movement;
  /** Instead of figure and finding. */
  readonly noData?: { readonly because: Sealed };
  /** Of a figure or a finding. */
  readonly dataQuality?: (typeof DATA_QUALITIES)[number];
  readonly status?: (typeof FIGURE_STATUSES)[number];
  readonly source?: string;
  readonly restates?: { readonly observationId: ObservationId; readonly because: Sealed };
  readonly nextExpected?: PlainDate;
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
    if (!measure || plan.stage === 'none' || !measureIsOfThePlan.holds(named)) {
      return refused(refuse(measureIsOfThePlan, named));
    }
    if (!isApproved(plan)) {
      const attempt = { plan, metadata, group };
      return check([observedByThoseConcerned, planOfMeasureIsApproved], attempt, () => []);
    }
    const giver = giverOf(plan, metadata, group);
    return check(
      [
        observedByThoseConcerned,
        quantityHasFigure,
        otherMeasureHasFinding,
        absenceStandsAlone,
        qualityIsSaid,
        movementIsOfFindings,
        denominatorsAreGiven,
        sharesStayWithinTheWhole,
        periodRunsForward,
        periodIsOver,
        nextOneIsLater,
        periodIsObservedOnce,
        restatesWhatStands,
        restatementFollows,
      ],
      {
        data,
        metadata,
        plan,
        group,
        measure,
        figures: data.figure ? [data.figure] : [],
        before: standingFor(observed, data.periodEnd),
      },
      () => [
        {
          type: 'measure-observed.v2',
          data: {
            ...identityOfMeasure(plan, measure),
            ...data,
            ...(giver && { givenBy: giver }),
          },
        },
      ],
    );
  },

  evolve: (observed, event): ObservedMeasure => {
    switch (event.type) {
      case 'measure-observed.v2': {
        const { planId, measureId } = event.data;
        const others = observed.stage === 'none' ? [] : observed.observations;
        const observations = [...others, observationOf(event)].toSorted(byPeriod);
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

/** What stands for the period that ends on a day. */
const standingFor = (observed: ObservedMeasure, periodEnd: PlainDate): Observation | undefined =>
  observed.stage === 'none'
    ? undefined
    : observed.observations.findLast((each) => each.periodEnd === periodEnd);

/** As whom somebody gave what the secretariat enters. */
const giverOf = (plan: ApprovedPlan, metadata: CommandMetadata, group: Body): Giver | undefined => {
  const owned = plan.actions.find(({ ownerId }) => ownerId === metadata.actor.onBehalfOf);
  return giverFor(
    metadata.actor,
    appointmentFor(metadata, [group], takesPart),
    owned?.leadAgencyId,
  );
};

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

/** What stands for the latest period for which there is anything. */
export const latestObservation = (observed: ObservedMeasure): Observation | undefined =>
  observed.stage === 'none'
    ? undefined
    : standing(observed.observations).findLast(({ noData }) => noData === undefined);
