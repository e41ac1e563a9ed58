import type {
  ActionEvent,
  EvidenceId,
  MeasureEvent,
  PlannedAction,
} from '../../src/contexts/delivery-plans/contract.js';
import { seal } from '../../src/kernel/sealed.js';
import { type FactsOf, factsOf } from './facts.js';
import { day, newId } from './partnership.js';
import type { SeededPlan } from './plan-year.js';

export const PROGRESS =
  'Twelve of twenty venues have signed up and sent their staff; the next sessions are in May, ' +
  'and two trainers from the fire service now help, so that the rest should follow by the summer.';

const MONTHS = [5, 6, 8, 10, 12] as const;

const identityOf = (
  { planId, bodyId, planYear, boardId }: SeededPlan,
  { actionId, priorityId, outcomeId }: PlannedAction,
) => ({
  planId,
  bodyId,
  planYear,
  boardId,
  actionId,
  ...(priorityId && { priorityId }),
  ...(outcomeId && { outcomeId }),
});

const updatesIn = (plan: SeededPlan, month: number): FactsOf<ActionEvent>[] =>
  plan.actions.map((action, index) =>
    factsOf('action', action.actionId, day(plan.year, month, 14), [
      {
        type: 'action-updated.v2',
        data: {
          ...identityOf(plan, action),
          deliveryRating: index % 4 === 3 ? 'at-risk' : 'on-track',
          progress: seal(PROGRESS),
          ...(index % 4 === 3 && { explanation: seal('Two sessions were postponed.') }),
        },
      },
    ]),
  );

/** One update of each action of a plan. */
export const firstUpdates = (plan: SeededPlan): FactsOf<ActionEvent>[] =>
  updatesIn(plan, MONTHS[0]);

const movedTargets = (plan: SeededPlan): FactsOf<ActionEvent>[] =>
  plan.actions
    .filter((_, index) => index % 4 === 3)
    .map((action) =>
      factsOf('action', action.actionId, day(plan.year, 12, 20), [
        {
          type: 'target-date-moved.v2',
          data: {
            ...identityOf(plan, action),
            from: action.targetDate,
            to: day(plan.year + 1, 6, 30),
            because: seal('The sessions that were postponed take place in spring.'),
            agreement: 'not-asked',
            grounds: [],
          },
        },
      ]),
    );

const completions = (plan: SeededPlan): FactsOf<ActionEvent>[] =>
  plan.actions
    .filter((_, index) => index % 2 === 0)
    .map((action) => {
      const completedOn = day(plan.year + 1, 3, 10);
      const identity = identityOf(plan, action);
      const evidence = {
        evidenceId: newId<EvidenceId>(),
        kind: 'statement',
        title: seal('Report on the sessions'),
        content: seal('All twenty venues took part; the trainers report what was learnt.'),
        effectiveOn: completedOn,
      } as const;
      return factsOf('action', action.actionId, completedOn, [
        {
          type: 'completion-proposed.v2',
          data: { ...identity, completedOn, evidence: [evidence] },
        },
        { type: 'completion-verified.v1', data: { ...identity, completedOn } },
      ]);
    });

const observations = (plan: SeededPlan): FactsOf<MeasureEvent>[] =>
  [7, 10, 12].flatMap((month, quarter) =>
    plan.measures.map(({ measureId, outcomeId }) =>
      factsOf('measure', measureId, day(plan.year, month, 5), [
        {
          type: 'measure-observed.v2',
          data: {
            planId: plan.planId,
            bodyId: plan.bodyId,
            planYear: plan.planYear,
            boardId: plan.boardId,
            measureId,
            ...(outcomeId && { outcomeId }),
            periodEnd: day(plan.year, month),
            figure: { value: 1_200 - quarter * 50 },
            dataQuality: 'good',
          },
        },
      ]),
    ),
  );

/** What happens to an approved plan in its year. */
export const delivery = (plan: SeededPlan): FactsOf<ActionEvent | MeasureEvent>[] => [
  ...MONTHS.flatMap((month) => updatesIn(plan, month)),
  ...observations(plan),
  ...movedTargets(plan),
  ...completions(plan),
];
