import type { PlainDate } from '../../kernel/plain-date.js';
import type { MaterialGround, Measure, PlannedAction } from './events.js';
import type { ActionHolder, ActionWording, Materiality } from './in-year-events.js';
import type { PlanContents } from './plan.stages.js';

/*
 * Which in-year change is material †: one that touches what the Board approved the plan for. That is what is to be
 * brought about (outcomes), how it will be seen (measures and targets), by what (actions), who answers for it (lead
 * agencies), and that work for a priority is done within the year. Wording, the owner within the agency, and the
 * group's day-to-day business are its own affair: minor.
 */

export const materialityOf = (grounds: readonly MaterialGround[]): Materiality =>
  grounds.length > 0 ? 'material' : 'minor';

/** In words that a chair understands. */
export const GROUND_IN_WORDS: Readonly<Record<MaterialGround, string>> = {
  'adds-an-action': 'it adds an action other than day-to-day business',
  'drops-an-action': 'it drops an action that the Board approved',
  'changes-an-outcome': 'it changes what outcomes the plan is to bring about',
  'changes-what-is-measured':
    'it changes what a measure counts, from which baseline, to which target, or for which outcome',
  'changes-what-an-action-serves': 'it changes which priority, outcome or measure an action serves',
  'changes-the-lead-agency': 'it changes the agency that is accountable',
  'moves-beyond-the-plan-year':
    'it moves an action that serves a priority beyond the end of the plan',
};

export const groundsOfAdding = ({ origin }: PlannedAction): readonly MaterialGround[] =>
  origin === 'day-to-day' ? [] : ['adds-an-action'];

/** What was added ahead of approval and never approved is no loss to what the Board approved. */
export const groundsOfDropping = (
  { actionId, origin }: PlannedAction,
  plan: PlanContents,
): readonly MaterialGround[] =>
  origin === 'day-to-day' || plan.ahead.some((each) => each.actionId === actionId)
    ? []
    : ['drops-an-action'];

export const groundsOfRewording = (
  from: Pick<ActionWording, 'priorityId' | 'outcomeId' | 'measureId'>,
  to: ActionWording,
): readonly MaterialGround[] =>
  from.priorityId === to.priorityId &&
  from.outcomeId === to.outcomeId &&
  from.measureId === to.measureId
    ? []
    : ['changes-what-an-action-serves'];

export const groundsOfReassigning = (
  from: Pick<ActionHolder, 'leadAgencyId'>,
  to: ActionHolder,
): readonly MaterialGround[] =>
  from.leadAgencyId === to.leadAgencyId ? [] : ['changes-the-lead-agency'];

/** A new or another outcome; `undefined` is a new one. Even another wording is another undertaking. */
export const groundsOfOutcome = (): readonly MaterialGround[] => ['changes-an-outcome'];

/** What the Board was promised to see is not taken away without it. */
export const groundsOfDroppingMeasure = (): readonly MaterialGround[] => [
  'changes-what-is-measured',
];

/** A further measure tells the Board more; only what it was promised to see is its to change. */
export const groundsOfMeasure = (
  from: Measure | undefined,
  to: Measure,
): readonly MaterialGround[] =>
  from === undefined || sameButForTheTitle(from, to) ? [] : ['changes-what-is-measured'];

const sameButForTheTitle = (one: Measure, other: Measure): boolean =>
  one.kind === other.kind &&
  one.outcomeId === other.outcomeId &&
  one.unit === other.unit &&
  one.direction === other.direction &&
  one.nationalIndicator === other.nationalIndicator &&
  sameFigure(one.baseline, other.baseline) &&
  sameFigure(one.target, other.target);

const sameFigure = (one: Measure['target'], other: Measure['target']): boolean =>
  one?.value === other?.value && one?.denominator === other?.denominator;

export const groundsOfMoving = (
  { priorityId }: PlannedAction,
  { ends }: PlanContents,
  to: PlainDate,
): readonly MaterialGround[] =>
  priorityId !== undefined && to > ends ? ['moves-beyond-the-plan-year'] : [];
