import type { BodyId } from '../../src/contexts/bodies/contract.js';
import type { DecisionId } from '../../src/contexts/decisions/contract.js';
import type {
  Measure,
  Outcome,
  PlanEvent,
  PlanId,
  PlannedAction,
  PlanYear,
} from '../../src/contexts/delivery-plans/contract.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';
import { projection } from '../../src/kernel/projection.js';
import type { Sealed } from '../../src/kernel/sealed.js';
import {
  amend,
  begun,
  type Entry,
  entryOf,
  revisionAfter,
  type Row,
  withItem,
} from '../register-entry.js';

/** An action as it stands in the plan, and whether its lead agency accepted it. How it goes is in the action register. */
export interface ActionInPlan extends Pick<
  PlannedAction,
  | 'actionId'
  | 'reference'
  | 'title'
  | 'origin'
  | 'priorityId'
  | 'outcomeId'
  | 'measureId'
  | 'leadAgencyId'
  | 'owner'
  | 'starts'
  | 'targetDate'
  | 'marking'
> {
  readonly accepted?: Entry;
}

export interface ReturnedPlan extends Entry {
  readonly version: number;
  readonly decisionId: DecisionId;
  readonly because: Sealed;
}

export interface PlanPage extends Row {
  readonly planId: PlanId;
  /** The group whose plan it is. */
  readonly bodyId: BodyId;
  readonly planYear: PlanYear;
  /** The body that approves it. */
  readonly boardId: BodyId;
  readonly title: string;
  readonly starts: PlainDate;
  readonly ends: PlainDate;
  /** A plan that the Board returned is a draft again. */
  readonly stage: 'draft' | 'submitted' | 'approved';
  /** As last submitted; absent before. */
  readonly version?: number;
  /** The decision that approved it. */
  readonly decisionId?: DecisionId;
  readonly outcomes: readonly Outcome[];
  readonly measures: readonly Measure[];
  readonly actions: readonly ActionInPlan[];
  readonly drafted: Entry;
  readonly submitted?: Entry;
  /** Every time that the Board gave it back. */
  readonly returns: readonly ReturnedPlan[];
  readonly approved?: Entry;
}

const actionInPlan = (action: PlannedAction): ActionInPlan => {
  const { ownerId: _, ...shown } = action;
  return shown;
};

export const planOnAPage = projection<PlanPage, PlanEvent>({
  name: 'plan-on-a-page',
  version: 1,
  key: ({ data }) => data.planId,
  on: {
    'plan-drafted.v1': (_, event) => ({
      ...event.data,
      stage: 'draft',
      outcomes: [],
      measures: [],
      actions: [],
      returns: [],
      drafted: entryOf(event),
      ...begun(event),
    }),
    'outcome-set.v1': (page, event) =>
      amend(page, event, ({ outcomes }) => ({
        outcomes: withItem(
          outcomes,
          event.data.outcome,
          ({ outcomeId }) => outcomeId === event.data.outcome.outcomeId,
        ),
      })),
    // The next three are counted in the measure and the action register, where their rows are.
    'measure-set.v1': (page, event) =>
      page && {
        ...page,
        ...revisionAfter(page, event),
        measures: withItem(
          page.measures,
          event.data.measure,
          ({ measureId }) => measureId === event.data.measure.measureId,
        ),
      },
    'action-proposed.v1': (page, event) =>
      page && {
        ...page,
        ...revisionAfter(page, event),
        actions: withItem(
          page.actions,
          actionInPlan(event.data.action),
          ({ actionId }) => actionId === event.data.action.actionId,
        ),
      },
    'action-accepted.v1': (page, event) =>
      page && {
        ...page,
        ...revisionAfter(page, event),
        actions: page.actions.map((action) =>
          action.actionId === event.data.actionId
            ? { ...action, accepted: entryOf(event) }
            : action,
        ),
      },
    'plan-submitted.v1': (page, event) =>
      amend(page, event, () => ({
        stage: 'submitted',
        version: event.data.version,
        submitted: entryOf(event),
      })),
    'plan-returned.v1': (page, event) =>
      amend(page, event, ({ returns }) => ({
        stage: 'draft',
        returns: [
          ...returns,
          {
            version: event.data.version,
            decisionId: event.data.decisionId,
            because: event.data.because,
            ...entryOf(event),
          },
        ],
      })),
    'plan-approved.v1': (page, event) =>
      amend(page, event, () => ({
        stage: 'approved',
        version: event.data.version,
        decisionId: event.data.decisionId,
        approved: entryOf(event),
      })),
  },
  indexes: [
    ['bodyId', 'planYear'],
    ['boardId', 'planYear', 'stage'],
  ],
});
