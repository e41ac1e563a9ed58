import type { InYearEvent, PlanEvent } from '../../src/contexts/delivery-plans/contract.js';
import type { ReviewEvent } from '../../src/contexts/reviews/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, begun, entryOf, revisionAfter, withItem } from '../register-entry.js';
import {
  actionInPlan,
  type MovedEvent,
  withAdded,
  withApproved,
  withMeasure,
  withMoveAgreed,
  withMoved,
  withOutcome,
  withoutMeasure,
  withoutOutcome,
  withReassigned,
  withReported,
  withReworded,
  withRolledForward,
  withWithdrawn,
} from './in-year.js';
import type { ActionInPlan, PlanPage } from './plan-page.js';

export type * from './plan-page.js';

type ReviewedEvent = Extract<ReviewEvent, { type: 'returns-requested.v1' | 'position-frozen.v1' }>;
type PlanPageEvent = PlanEvent | MovedEvent | ReviewedEvent;

/** A fact of the plan that is counted in another register, where the row is that it is about. */
const besides = (
  page: PlanPage | null,
  event: Recorded<PlanEvent>,
  change: (page: PlanPage) => Partial<PlanPage>,
): PlanPage | null => page && { ...page, ...change(page), ...revisionAfter(page, event) };

const withActions = (
  { actions }: PlanPage,
  actionId: ActionInPlan['actionId'],
  change: (action: ActionInPlan) => ActionInPlan,
): Partial<PlanPage> => ({
  actions: actions.map((action) => (action.actionId === actionId ? change(action) : action)),
});

const approved = (
  page: PlanPage,
  event: Recorded<Extract<PlanEvent, { type: 'plan-approved.v1' }>>,
): Partial<PlanPage> => {
  const { version, decisionId } = event.data;
  const { outcomes, measures } = page;
  const actions = page.actions.map((action) => ({ ...action, aheadOfApproval: false }));
  const approvedOn = event.metadata.effectiveAt;
  return {
    stage: 'approved',
    version,
    decisionId,
    actions,
    baseline: { version, decisionId, approvedOn, outcomes, measures, actions },
    approved: entryOf(event),
  };
};

const dropped = (
  page: PlanPage,
  event: Recorded<Extract<InYearEvent, { type: 'proposed-action-dropped.v1' }>>,
): Partial<PlanPage> => {
  const { actionId, because } = event.data;
  const gone = page.actions.find((each) => each.actionId === actionId);
  if (!gone) return {};
  const { reference, title, marking } = gone;
  return {
    actions: page.actions.filter((each) => each !== gone),
    dropped: [...page.dropped, { actionId, reference, title, marking, because, ...entryOf(event) }],
  };
};

export const planOnAPage = projection<PlanPage, PlanPageEvent>({
  name: 'plan-on-a-page',
  about: 'plan',
  version: 2,
  key: (event) => {
    if (event.type === 'returns-requested.v1') return event.data.groups.map((each) => each.planId);
    return event.type === 'position-frozen.v1' ? [] : event.data.planId;
  },
  // A freeze reports on the plans whose groups its review asked for a return.
  where: (event) =>
    event.type === 'position-frozen.v1' ? { reviewIds: event.data.reviewId } : undefined,
  on: {
    'plan-drafted.v1': (_, event) => ({
      ...event.data,
      stage: 'draft',
      outcomes: [],
      measures: [],
      actions: [],
      changes: [],
      unreportedMinorChanges: 0,
      dropped: [],
      reviewIds: [],
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
    'measure-set.v1': (page, event) =>
      besides(page, event, ({ measures }) => ({
        measures: withItem(
          measures,
          event.data.measure,
          ({ measureId }) => measureId === event.data.measure.measureId,
        ),
      })),
    'action-proposed.v2': (page, event) =>
      besides(page, event, ({ actions }) => {
        const { actionId } = event.data.action;
        const former = actions.find((each) => each.actionId === actionId);
        const proposed = {
          ...actionInPlan(event.data.action),
          aheadOfApproval: former?.aheadOfApproval ?? false,
        };
        return { actions: withItem(actions, proposed, (each) => each === former) };
      }),
    'action-accepted.v1': (page, event) =>
      besides(page, event, (before) =>
        withActions(before, event.data.actionId, (action) => ({
          ...action,
          accepted: entryOf(event),
        })),
      ),
    'work-begun-ahead.v1': (page, event) =>
      besides(page, event, (before) =>
        withActions(before, event.data.actionId, (action) => ({
          ...action,
          aheadOfApproval: true,
        })),
      ),
    'proposed-action-dropped.v1': (page, event) =>
      amend(page, event, (before) => dropped(before, event)),
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
    'plan-approved.v1': (page, event) => amend(page, event, (before) => approved(before, event)),
    'action-added.v1': (page, event) => besides(page, event, (before) => withAdded(before, event)),
    'action-changed.v1': (page, event) =>
      besides(page, event, (before) => withReworded(before, event)),
    'action-reassigned.v1': (page, event) =>
      besides(page, event, (before) => withReassigned(before, event)),
    'action-withdrawn.v1': (page, event) =>
      besides(page, event, (before) => withWithdrawn(before, event)),
    'action-rolled-forward.v1': (page, event) =>
      besides(page, event, (before) => withRolledForward(before, event)),
    'outcome-changed.v1': (page, event) =>
      amend(page, event, (before) => withOutcome(before, event)),
    'measure-changed.v1': (page, event) =>
      besides(page, event, (before) => withMeasure(before, event)),
    'outcome-dropped.v1': (page, event) =>
      amend(page, event, (before) => withoutOutcome(before, event)),
    'measure-dropped.v1': (page, event) =>
      amend(page, event, (before) => withoutMeasure(before, event)),
    'changes-approved.v1': (page, event) =>
      amend(page, event, (before) => withApproved(before, event)),
    // Of an action's own history: the plan's revision does not move with it.
    'target-date-moved.v2': (page, event) => page && { ...page, ...withMoved(page, event) },
    'target-date-agreed.v1': (page, event) => page && { ...page, ...withMoveAgreed(page, event) },
    'returns-requested.v1': (page, event) =>
      page && {
        ...page,
        reviewIds: [
          ...page.reviewIds.filter((each) => each !== event.data.reviewId),
          event.data.reviewId,
        ],
      },
    'position-frozen.v1': (page, event) => page && withReported(page, event),
  },
  indexes: [['bodyId', 'planYear'], ['boardId', 'planYear', 'stage'], ['reviewIds']],
});
