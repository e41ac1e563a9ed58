import type { ActionRow } from '../../../../projections/action-register/action-register.js';
import type { MeasureRow } from '../../../../projections/measure-register/measure-register.js';
import type { PlanPage } from '../../../../projections/plan-on-a-page/plan-on-a-page.js';
import type { PrioritiesRow } from '../../../../projections/priority-register/priority-register.js';
import type { BodyId } from '../../bodies/contract.js';
import { ORIGINS, type PlanYear, type PriorityId } from '../events.js';

/** A part of a whole: never a percentage alone. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** What carries one priority of the year. */
export interface CoveredPriority {
  readonly priorityId: PriorityId;
  readonly title: string;
  /** The body that adopted it. */
  readonly boardId: BodyId;
  /** The groups whose plans carry it. */
  readonly groups: readonly BodyId[];
  readonly outcomes: number;
  readonly measures: number;
  readonly actions: number;
  /** Of these actions. */
  readonly completed: number;
}

export interface PrioritiesCoverage {
  readonly planYear: PlanYear;
  /** Priorities that at least one action serves. */
  readonly withActions: Share;
  readonly withOutcomes: Share;
  readonly withMeasures: Share;
  /** Actions that serve a priority. */
  readonly actionsForPriorities: Share;
  /** The other actions, by why they are in a plan. */
  readonly otherActions: readonly {
    readonly origin: (typeof ORIGINS)[number];
    readonly actions: number;
  }[];
  readonly items: readonly CoveredPriority[];
}

/** Of one plan year, all as at one cut. */
export interface CoverageSources {
  readonly priorities: readonly PrioritiesRow[];
  readonly plans: readonly PlanPage[];
  readonly actions: readonly ActionRow[];
  readonly measures: readonly MeasureRow[];
}

/** Which priority each outcome of the year serves. */
const prioritiesOfOutcomes = (plans: readonly PlanPage[]): ReadonlyMap<string, PriorityId> =>
  new Map(
    plans
      .flatMap(({ outcomes }) => outcomes)
      .flatMap(({ outcomeId, priorityId }) => (priorityId ? [[outcomeId, priorityId]] : [])),
  );

/** Its own priority, else that of the outcome that it is for. */
const servesIn =
  (ofOutcomes: ReadonlyMap<string, PriorityId>) =>
  ({
    priorityId,
    outcomeId,
  }: {
    readonly priorityId?: PriorityId;
    readonly outcomeId?: string;
  }): PriorityId | undefined =>
    priorityId ?? (outcomeId === undefined ? undefined : ofOutcomes.get(outcomeId));

const shareOf = <Item>(items: readonly Item[], is: (item: Item) => boolean): Share => ({
  numerator: items.filter(is).length,
  denominator: items.length,
});

/** Which outcomes, measures, actions and groups carry each priority, and which actions serve none; what was withdrawn carries nothing. */
export const coverageOf = (
  planYear: PlanYear,
  { priorities, plans, actions: all, measures }: CoverageSources,
): PrioritiesCoverage => {
  const serves = servesIn(prioritiesOfOutcomes(plans));
  const actions = all.filter(({ stage }) => stage !== 'withdrawn');
  const outcomes = plans.flatMap((plan) =>
    plan.outcomes.map((outcome) => ({ ...outcome, bodyId: plan.bodyId })),
  );
  const items = priorities.flatMap((adopted) =>
    adopted.priorities.map(({ priorityId, title }): CoveredPriority => {
      const carries = <Item extends { readonly bodyId: BodyId; readonly outcomeId?: string }>(
        rows: readonly Item[],
      ) => rows.filter((row) => serves(row) === priorityId);
      const [its, how, what] = [carries(outcomes), carries(measures), carries(actions)];
      return {
        priorityId,
        title,
        boardId: adopted.bodyId,
        groups: [...new Set([...its, ...how, ...what].map(({ bodyId }) => bodyId))].toSorted(),
        outcomes: its.length,
        measures: how.length,
        actions: what.length,
        completed: what.filter(({ stage }) => stage === 'completed').length,
      };
    }),
  );
  const others = actions.filter((action) => serves(action) === undefined);
  return {
    planYear,
    withActions: shareOf(items, (item) => item.actions > 0),
    withOutcomes: shareOf(items, (item) => item.outcomes > 0),
    withMeasures: shareOf(items, (item) => item.measures > 0),
    actionsForPriorities: shareOf(actions, (action) => serves(action) !== undefined),
    otherActions: ORIGINS.map((origin) => ({
      origin,
      actions: others.filter((action) => action.origin === origin).length,
    })),
    items,
  };
};
