import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  ActionId,
  ActionReference,
  Measure,
  MeasureId,
  Outcome,
  OutcomeId,
  PlanEvent,
  PlanId,
  PlannedAction,
  PlanYear,
  PriorityId,
} from '../../src/contexts/delivery-plans/contract.js';
import { type FactsOf, factsOf } from './facts.js';
import { agencyAt, day, newId, type SeededBody } from './partnership.js';

/** A group's approved plan for a year. */
export interface SeededPlan {
  readonly planId: PlanId;
  readonly bodyId: BodyId;
  readonly boardId: BodyId;
  readonly year: number;
  readonly planYear: PlanYear;
  readonly actions: readonly PlannedAction[];
  readonly measures: readonly Measure[];
}

const outcomes = (): readonly Outcome[] =>
  [1, 2, 3].map((number) => ({
    outcomeId: newId<OutcomeId>(),
    priorityId: newId<PriorityId>(),
    title: `People in the county are safer, outcome ${number}`,
  }));

const measures = (of: readonly Outcome[]): readonly Measure[] =>
  of.map(({ outcomeId, title }) => ({
    measureId: newId<MeasureId>(),
    outcomeId,
    title: `How far: ${title}`,
    kind: 'quantitative',
    unit: 'recorded incidents',
    direction: 'lower-is-better',
    baseline: { value: 1_200 },
    target: { value: 1_000 },
    nationalIndicator: false,
  }));

const action = (
  group: SeededBody,
  year: number,
  number: number,
  marking: PlannedAction['marking'],
): PlannedAction => ({
  actionId: newId<ActionId>(),
  reference: `${group.shortName}-${year}-${String(number).padStart(2, '0')}` as ActionReference,
  title: 'Train the staff of venues to recognise and report what they see',
  origin: 'priority',
  priorityId: newId<PriorityId>(),
  leadAgencyId: agencyAt(number),
  owner: 'Head of Service',
  starts: day(year, 4),
  targetDate: day(year + 1, 3, 31),
  marking,
});

/** Drafts, submits and approves a plan with so many actions. */
export const approvedPlan = (
  group: SeededBody,
  boardId: BodyId,
  year: number,
  actionCount: number,
  isRestricted: (number: number) => boolean = () => false,
): { readonly plan: SeededPlan; readonly facts: FactsOf<PlanEvent>[] } => {
  const { bodyId } = group;
  const planId = newId<PlanId>();
  const planYear = `${year}/${String((year + 1) % 100).padStart(2, '0')}` as PlanYear;
  const identity = { planId, bodyId, planYear };
  const actions = Array.from({ length: actionCount }, (_, index) => {
    const number = index + 1;
    return action(group, year, number, isRestricted(number) ? 'restricted' : 'partnership');
  });
  const aims = outcomes();
  const gauges = measures(aims);
  const starts = day(year, 4);
  const draft: PlanEvent[] = [
    {
      type: 'plan-drafted.v1',
      data: { ...identity, boardId, title: 'Delivery plan', starts, ends: day(year + 1, 3, 31) },
    },
    ...aims.map((outcome): PlanEvent => ({
      type: 'outcome-set.v1',
      data: { ...identity, outcome },
    })),
    ...gauges.map((measure): PlanEvent => ({
      type: 'measure-set.v1',
      data: { ...identity, measure },
    })),
    ...actions.flatMap((planned): PlanEvent[] => [
      { type: 'action-proposed.v2', data: { ...identity, action: planned } },
      {
        type: 'action-accepted.v1',
        data: { ...identity, actionId: planned.actionId, agencyId: planned.leadAgencyId },
      },
    ]),
    { type: 'plan-submitted.v1', data: { ...identity, version: 1 } },
    {
      type: 'plan-approved.v1',
      data: {
        ...identity,
        version: 1,
        decisionId: newId<DecisionId>(),
        actionIds: actions.map(({ actionId }) => actionId),
      },
    },
  ];
  return {
    plan: { ...identity, boardId, year, actions, measures: gauges },
    facts: [factsOf('plan', planId, starts, draft)],
  };
};
