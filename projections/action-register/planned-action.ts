import type {
  ActionHolder,
  InYearEvent,
  PlanEvent,
  PlannedAction,
} from '../../src/contexts/delivery-plans/contract.js';
import { needsVerification } from '../../src/contexts/delivery-plans/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { basesAfter, entryOf } from '../register-entry.js';
import type { ActionRow, ActionStage, AwaitedAgreement, InYearChange } from './action-row.js';

export type PlannedActionEvent =
  | Extract<PlanEvent, { type: 'action-proposed.v2' | 'action-accepted.v1' | 'plan-approved.v1' }>
  | Exclude<
      InYearEvent,
      {
        type:
          'outcome-changed.v1' | 'measure-changed.v1' | 'outcome-dropped.v1' | 'measure-dropped.v1';
      }
    >;

type EventOf<Type extends PlannedActionEvent['type']> = Recorded<
  Extract<PlannedActionEvent, { type: Type }>
>;

/** The row with a further fact of the plan's history: the action's own revision does not move with it. */
export const besides = (
  row: ActionRow | null,
  event: Recorded<PlannedActionEvent>,
  change: (row: ActionRow) => ActionRow,
): ActionRow | null => row && { ...change(row), ...basesAfter(row, event) };

/** Where an action stands of which no completion is proposed. */
export const openStage = ({
  approved,
  accepted,
  withdrawn,
  rolledForwardTo,
}: Pick<ActionRow, 'approved' | 'accepted' | 'withdrawn' | 'rolledForwardTo'>): ActionStage => {
  if (withdrawn) return 'withdrawn';
  if (rolledForwardTo) return 'rolled-forward';
  if (approved) return 'approved';
  return accepted ? 'accepted' : 'proposed';
};

const OPEN: readonly ActionStage[] = ['proposed', 'accepted', 'approved'];

/** A fact about its plan moves an open action on; a completion that is proposed or done stays what it is. */
const restaged = (row: ActionRow): ActionRow =>
  OPEN.includes(row.stage) ? { ...row, stage: openStage(row) } : row;

const definition = ({ originPlanId, ...action }: PlannedAction) => ({
  ...action,
  ...(originPlanId &&
    action.originId && {
      rolledForwardFrom: {
        planId: originPlanId,
        actionId: action.originId as PlannedAction['actionId'],
      },
    }),
  originalTargetDate: action.targetDate,
  verificationRequired: needsVerification(action),
});

const begins = (
  { bodyId, planId, planYear }: Pick<ActionRow, 'bodyId' | 'planId' | 'planYear'>,
  action: PlannedAction,
) =>
  ({
    planId,
    bodyId,
    planYear,
    ...definition(action),
    deliveryRating: 'not-assessed',
    awaitsAcceptance: true,
    awaitsAgreement: [],
    reassignments: [],
    moves: [],
    updateCount: 0,
    evidence: [],
    rejectedCompletions: [],
    reopenings: [],
  }) as const;

/** Proposed, or proposed anew: work that began ahead of approval goes on, acceptance is asked for again. */
export const proposed = (
  row: ActionRow | null,
  event: EventOf<'action-proposed.v2'>,
): ActionRow => ({
  ...begins(event.data, event.data.action),
  stage: 'proposed',
  proposed: entryOf(event),
  isAheadOfApproval: row?.isAheadOfApproval ?? false,
  ...(row?.begunAhead && { begunAhead: row.begunAhead }),
  // No revision yet: the action's own stream begins with its first own event.
  ...basesAfter(null, event),
});

const changeOf = (
  event: EventOf<'action-added.v1' | 'action-reassigned.v1' | 'action-withdrawn.v1'>,
): InYearChange => {
  const { changeId, materiality, because, decisionId } = event.data;
  return { changeId, materiality, because, ...(decisionId && { decisionId }), ...entryOf(event) };
};

/** In force at once where it is minor, or where the Board decided; else ahead of approval. */
export const added = (event: EventOf<'action-added.v1'>): ActionRow => {
  const { action, aheadOfApproval, decisionId, because } = event.data;
  const entry = entryOf(event);
  return {
    ...begins(event.data, action),
    stage: aheadOfApproval ? 'proposed' : 'approved',
    proposed: entry,
    added: changeOf(event),
    isAheadOfApproval: aheadOfApproval,
    ...(aheadOfApproval
      ? { begunAhead: { because, ...entry } }
      : { approved: { ...(decisionId && { decisionId }), ...entry } }),
    ...basesAfter(null, event),
  };
};

export const accepted = (row: ActionRow, event: EventOf<'action-accepted.v1'>): ActionRow =>
  restaged({
    ...row,
    awaitsAcceptance: false,
    accepted: { agencyId: event.data.agencyId, ...entryOf(event) },
  });

export const begunAhead = (row: ActionRow, event: EventOf<'work-begun-ahead.v1'>): ActionRow => ({
  ...row,
  isAheadOfApproval: true,
  begunAhead: { because: event.data.because, ...entryOf(event) },
});

/** With its plan, or as a change that was made ahead of approval. */
export const approved = (
  row: ActionRow,
  event: EventOf<'plan-approved.v1' | 'changes-approved.v1'>,
): ActionRow =>
  restaged({
    ...row,
    isAheadOfApproval: false,
    approved: {
      decisionId: event.data.decisionId,
      ...('version' in event.data && { version: event.data.version }),
      ...entryOf(event),
    },
  });

/** Says something else than it did, and serves only what it now names. */
export const reworded = (
  { priorityId: _p, outcomeId: _o, measureId: _m, ...row }: ActionRow,
  { data: { to } }: EventOf<'action-changed.v1'>,
): ActionRow => {
  const changed = { ...row, ...to };
  return { ...changed, verificationRequired: needsVerification(changed) };
};

const shown = ({ leadAgencyId, owner }: ActionHolder) => ({ leadAgencyId, owner });

export const reassigned = (
  { ownerId: _former, ...row }: ActionRow,
  event: EventOf<'action-reassigned.v1'>,
): ActionRow => {
  const { from, to } = event.data;
  const isTakenOver = from.leadAgencyId !== to.leadAgencyId;
  return {
    ...row,
    ...to,
    awaitsAcceptance: isTakenOver || row.awaitsAcceptance,
    reassignments: [...row.reassignments, { from: shown(from), to: shown(to), ...changeOf(event) }],
  };
};

/** What the group, or the Board, is still to agree to: nothing of what is done or has ended. */
export const awaited = ({
  stage,
  moves,
}: Pick<ActionRow, 'stage' | 'moves'>): readonly AwaitedAgreement[] => {
  if (stage === 'completed' || stage === 'withdrawn' || stage === 'rolled-forward') return [];
  const last = moves.at(-1)?.agreement;
  return [
    ...(stage === 'completion-proposed' ? (['completion'] as const) : []),
    ...(last === 'awaits-the-chair' ? (['minor-move'] as const) : []),
    ...(last === 'awaits-the-board' ? (['material-move'] as const) : []),
  ];
};

/** Ended: nothing is awaited of it any more, and it is never counted as done. */
const ended = (row: ActionRow): ActionRow => ({
  ...row,
  stage: openStage(row),
  isAheadOfApproval: false,
  awaitsAcceptance: false,
  awaitsAgreement: [],
});

export const withdrawn = (row: ActionRow, event: EventOf<'action-withdrawn.v1'>): ActionRow =>
  ended({ ...row, withdrawn: changeOf(event) });

export const rolledForward = (
  row: ActionRow,
  event: EventOf<'action-rolled-forward.v1'>,
): ActionRow => {
  const { toPlanId, toPlanYear, toActionId, toReference } = event.data;
  return ended({
    ...row,
    rolledForwardTo: {
      planId: toPlanId,
      planYear: toPlanYear,
      actionId: toActionId,
      reference: toReference,
      ...entryOf(event),
    },
  });
};
