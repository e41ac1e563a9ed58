import type {
  ActionEvent,
  InYearEvent,
  PlannedAction,
} from '../../src/contexts/delivery-plans/contract.js';
import type { ReviewEvent } from '../../src/contexts/reviews/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { entryOf, withItem } from '../register-entry.js';
import type { ActionInPlan, ChangeKind, Difference, PlanChange, PlanPage } from './plan-page.js';

export type MovedEvent = Extract<
  ActionEvent,
  { type: 'target-date-moved.v2' | 'target-date-agreed.v1' }
>;

type EventOf<Type extends (InYearEvent | MovedEvent)['type']> = Recorded<
  Extract<InYearEvent | MovedEvent, { type: Type }>
>;
type ChangeEvent = EventOf<
  | 'action-added.v1'
  | 'action-changed.v1'
  | 'action-reassigned.v1'
  | 'action-withdrawn.v1'
  | 'outcome-changed.v1'
  | 'measure-changed.v1'
  | 'outcome-dropped.v1'
  | 'measure-dropped.v1'
>;

/** As the page shows an action of which nothing happened yet. */
export const actionInPlan = (action: PlannedAction): ActionInPlan => {
  const { ownerId: _, ...shown } = action;
  return { ...shown, aheadOfApproval: false };
};

type Flat = Readonly<Record<string, unknown>>;

const asText = (value: unknown): string | undefined => {
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const figure = value as { readonly value: number; readonly denominator?: number };
  return figure.denominator === undefined
    ? String(figure.value)
    : `${figure.value} of ${figure.denominator}`;
};

/** Every member that is another than it was. */
export const differencesBetween = (from: object, to: object): readonly Difference[] => {
  const [before, after] = [from as Flat, to as Flat];
  const members = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return members.flatMap((member) => {
    const [was, is] = [asText(before[member]), asText(after[member])];
    if (was === is) return [];
    return [
      { member, ...(was !== undefined && { from: was }), ...(is !== undefined && { to: is }) },
    ];
  });
};

const commonOf = (event: ChangeEvent) => {
  const { changeId, materiality, grounds, because, decisionId } = event.data;
  return {
    changeId,
    materiality,
    grounds,
    because,
    ...(decisionId && { decisionId }),
    ...entryOf(event),
  };
};

const unreported = (changes: readonly PlanChange[]) => ({
  changes,
  unreportedMinorChanges: changes.filter(
    ({ materiality, reported }) => materiality === 'minor' && !reported,
  ).length,
});

const withChange = (page: PlanPage, change: PlanChange) => unreported([...page.changes, change]);

const ofAction = (page: PlanPage, actionId: ActionInPlan['actionId']) =>
  page.actions.find((each) => each.actionId === actionId);

const subjectOf = ({ actionId, reference, title, marking }: ActionInPlan | PlannedAction) => ({
  subjectId: actionId,
  reference,
  title,
  marking,
});

/** What a change of an action makes of the page; nothing where the action was cut away. */
const changedAction = (
  page: PlanPage,
  actionId: ActionInPlan['actionId'],
  change: (action: ActionInPlan) => { readonly now: ActionInPlan; readonly change: PlanChange },
): Partial<PlanPage> => {
  const action = ofAction(page, actionId);
  if (!action) return {};
  const changed = change(action);
  return {
    actions: withItem(page.actions, changed.now, (other) => other.actionId === actionId),
    ...withChange(page, changed.change),
  };
};

export const withAdded = (page: PlanPage, event: EventOf<'action-added.v1'>): Partial<PlanPage> => {
  const { action, aheadOfApproval } = event.data;
  return {
    actions: [...page.actions, { ...actionInPlan(action), aheadOfApproval }],
    ...withChange(page, {
      ...commonOf(event),
      ...subjectOf(action),
      kind: 'action-added',
      differences: [],
      awaitsTheBoard: aheadOfApproval,
    }),
  };
};

export const withReworded = (page: PlanPage, event: EventOf<'action-changed.v1'>) =>
  changedAction(page, event.data.actionId, (action) => {
    const { priorityId: _p, outcomeId: _o, measureId: _m, ...kept } = action;
    const now = { ...kept, ...event.data.to };
    return {
      now,
      change: {
        ...commonOf(event),
        ...subjectOf(now),
        // What a restricted action was called stays restricted.
        marking: action.marking === 'restricted' ? 'restricted' : now.marking,
        kind: 'action-changed',
        differences: differencesBetween(event.data.from, event.data.to),
        awaitsTheBoard: false,
      },
    };
  });

/** A new lead agency is still to accept what the former one had. */
export const withReassigned = (page: PlanPage, event: EventOf<'action-reassigned.v1'>) =>
  changedAction(page, event.data.actionId, (action) => {
    const { from, to } = event.data;
    const { accepted, ...kept } = action;
    const { leadAgencyId, owner } = to;
    const shown = ({ leadAgencyId: agency, owner: role }: typeof to) => ({
      leadAgencyId: agency,
      owner: role,
    });
    return {
      now: {
        ...kept,
        leadAgencyId,
        owner,
        ...(accepted && from.leadAgencyId === leadAgencyId && { accepted }),
      },
      change: {
        ...commonOf(event),
        ...subjectOf(action),
        kind: 'action-reassigned',
        differences: differencesBetween(shown(from), shown(to)),
        awaitsTheBoard: false,
      },
    };
  });

export const withWithdrawn = (page: PlanPage, event: EventOf<'action-withdrawn.v1'>) =>
  changedAction(page, event.data.actionId, (action) => ({
    now: { ...action, aheadOfApproval: false, withdrawn: entryOf(event) },
    change: {
      ...commonOf(event),
      ...subjectOf(action),
      kind: 'action-withdrawn',
      differences: [],
      awaitsTheBoard: false,
    },
  }));

/** The kind that a piece's change has: without a former piece, it was added. */
const kindOf = (piece: 'outcome' | 'measure', from: object | undefined): ChangeKind =>
  from === undefined ? `${piece}-added` : `${piece}-changed`;

export const withOutcome = (page: PlanPage, event: EventOf<'outcome-changed.v1'>) => {
  const { from, to } = event.data;
  return {
    outcomes: withItem(page.outcomes, to, ({ outcomeId }) => outcomeId === to.outcomeId),
    ...withChange(page, {
      ...commonOf(event),
      kind: kindOf('outcome', from),
      subjectId: to.outcomeId,
      title: to.title,
      differences: from ? differencesBetween(from, to) : [],
      awaitsTheBoard: false,
    }),
  };
};

export const withMeasure = (page: PlanPage, event: EventOf<'measure-changed.v1'>) => {
  const { from, to } = event.data;
  return {
    measures: withItem(page.measures, to, ({ measureId }) => measureId === to.measureId),
    ...withChange(page, {
      ...commonOf(event),
      kind: kindOf('measure', from),
      subjectId: to.measureId,
      title: to.title,
      differences: from ? differencesBetween(from, to) : [],
      awaitsTheBoard: false,
    }),
  };
};

/** The action is where it moved to; whose agreement the move has, or waits for, stands with the change. */
export const withMoved = (page: PlanPage, event: EventOf<'target-date-moved.v2'>) =>
  changedAction(page, event.data.actionId, (action) => {
    const { from, to, grounds, because, agreement, decisionId } = event.data;
    return {
      now: { ...action, targetDate: to },
      change: {
        ...subjectOf(action),
        kind: 'target-date-moved',
        changeId: event.eventId,
        materiality: grounds.length > 0 ? 'material' : 'minor',
        grounds,
        because,
        differences: [{ member: 'targetDate', from, to }],
        agreement,
        awaitsTheBoard: agreement === 'awaits-the-board',
        ...(decisionId && { decisionId }),
        ...entryOf(event),
      },
    };
  });

export const withMoveAgreed = (
  page: PlanPage,
  { data: { actionId, decisionId } }: EventOf<'target-date-agreed.v1'>,
): Partial<PlanPage> => {
  const last = page.changes.findLast(
    ({ kind, subjectId }) => kind === 'target-date-moved' && subjectId === actionId,
  );
  if (!last) return {};
  const agreed: PlanChange = {
    ...last,
    agreement: decisionId ? 'by-the-board' : 'by-the-chair',
    awaitsTheBoard: false,
    ...(decisionId && { decisionId }),
  };
  return { changes: page.changes.map((each) => (each === last ? agreed : each)) };
};

export const withApproved = (
  page: PlanPage,
  { data: { changeIds, actionIds, decisionId } }: EventOf<'changes-approved.v1'>,
): Partial<PlanPage> => ({
  actions: page.actions.map((action) =>
    actionIds.includes(action.actionId) ? { ...action, aheadOfApproval: false } : action,
  ),
  changes: page.changes.map((change) =>
    changeIds.some((id) => id === change.changeId)
      ? { ...change, awaitsTheBoard: false, decisionId }
      : change,
  ),
});

export const withRolledForward = (
  page: PlanPage,
  event: EventOf<'action-rolled-forward.v1'>,
): Partial<PlanPage> => {
  const { actionId, toPlanId, toPlanYear, toActionId, toReference } = event.data;
  const rolledForwardTo = {
    planId: toPlanId,
    planYear: toPlanYear,
    actionId: toActionId,
    reference: toReference,
    ...entryOf(event),
  };
  return {
    actions: page.actions.map((action) =>
      action.actionId === actionId
        ? { ...action, aheadOfApproval: false, rolledForwardTo }
        : action,
    ),
  };
};

/** Once a position is frozen, its pack lists the minor changes that were made by its date: they are reported. */
export const withReported = (
  page: PlanPage,
  {
    data: { reviewId, positionDate },
  }: Recorded<Extract<ReviewEvent, { type: 'position-frozen.v1' }>>,
): PlanPage => ({
  ...page,
  ...unreported(
    page.changes.map((change) =>
      change.materiality === 'minor' && !change.reported && change.effectiveAt <= positionDate
        ? { ...change, reported: { reviewId, positionDate } }
        : change,
    ),
  ),
});

export const withoutOutcome = (page: PlanPage, event: EventOf<'outcome-dropped.v1'>) => {
  const { outcomeId, title } = event.data.outcome;
  return {
    outcomes: page.outcomes.filter((each) => each.outcomeId !== outcomeId),
    ...withChange(page, dropped(event, 'outcome-dropped', { subjectId: outcomeId, title })),
  };
};

export const withoutMeasure = (page: PlanPage, event: EventOf<'measure-dropped.v1'>) => {
  const { measureId, title } = event.data.measure;
  return {
    measures: page.measures.filter((each) => each.measureId !== measureId),
    ...withChange(page, dropped(event, 'measure-dropped', { subjectId: measureId, title })),
  };
};

const dropped = (
  event: EventOf<'outcome-dropped.v1' | 'measure-dropped.v1'>,
  kind: ChangeKind,
  which: Pick<PlanChange, 'subjectId' | 'title'>,
) => ({ ...commonOf(event), kind, ...which, differences: [], awaitsTheBoard: false });
