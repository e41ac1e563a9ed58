import type { ActionEvent } from '../../src/contexts/delivery-plans/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, byEffect, entryOf } from '../register-entry.js';
import type { ActionRow, ActionUpdate } from './action-row.js';
import {
  accepted,
  added,
  approved,
  begunAhead,
  awaited,
  besides,
  openStage,
  type PlannedActionEvent,
  proposed,
  reassigned,
  reworded,
  rolledForward,
  withdrawn,
} from './planned-action.js';

export type * from './action-row.js';

type ActionRowEvent = PlannedActionEvent | ActionEvent;
type EventOf<Type extends ActionRowEvent['type']> = Recorded<
  Extract<ActionRowEvent, { type: Type }>
>;

const latestFirst = (...updates: readonly (ActionUpdate | undefined)[]): readonly ActionUpdate[] =>
  updates.filter((each) => each !== undefined).toSorted((one, other) => byEffect(other, one));

/** Nothing new needs no new explanation: what explained the last change still does. */
const explainedAs = (update: ActionUpdate, change?: ActionUpdate): ActionUpdate => {
  if (!update.noChange) return update;
  const { explanation: _, ...bare } = update;
  return { ...bare, ...(change?.explanation && { explanation: change.explanation }) };
};

/** One more update among the last two, whenever it arrives. */
const updated = (row: ActionRow, event: EventOf<'action-updated.v2'>): Partial<ActionRow> => {
  const { deliveryRating, noChange, progress, explanation, tabledAt, givenBy } = event.data;
  const update: ActionUpdate = {
    deliveryRating,
    ...(noChange && { noChange }),
    progress,
    ...(explanation && { explanation }),
    ...(tabledAt && { tabledAt }),
    ...(givenBy && { givenBy }),
    ...entryOf(event),
  };
  const [last = update, previousUpdate] = latestFirst(row.lastUpdate, row.previousUpdate, update);
  const [lastChange] = latestFirst(row.lastChange, noChange ? undefined : update);
  const lastUpdate = last.noChange ? explainedAs(last, lastChange) : last;
  return {
    lastUpdate,
    ...(previousUpdate && { previousUpdate: explainedAs(previousUpdate) }),
    ...(lastChange && { lastChange }),
    updateCount: row.updateCount + 1,
    deliveryRating: row.stage === 'completed' ? 'complete' : lastUpdate.deliveryRating,
  };
};

type EvidenceEvent = EventOf<'evidence-added.v1' | 'completion-proposed.v2'>;

/** The evidence that an event brought, among what was given before, whenever it arrives. */
const withEvidence = (
  { evidence }: ActionRow,
  event: EvidenceEvent,
): Pick<ActionRow, 'evidence'> => {
  const { givenBy } = event.data;
  const given = [event.data.evidence].flat().map((each) => ({
    ...each,
    ...(givenBy && { givenBy }),
    ...entryOf(event),
  }));
  return { evidence: [...evidence, ...given].toSorted(byEffect) };
};

const moved = (row: ActionRow, event: EventOf<'target-date-moved.v2'>): Partial<ActionRow> => {
  const { from, to, because, agreement, grounds, decisionId } = event.data;
  return {
    targetDate: to,
    moves: [
      ...row.moves,
      {
        from,
        to,
        because,
        agreement,
        grounds,
        ...(decisionId && { decisionId }),
        ...entryOf(event),
      },
    ],
  };
};

const moveAgreed = (
  row: ActionRow,
  event: EventOf<'target-date-agreed.v1'>,
): Partial<ActionRow> => {
  const { decisionId } = event.data;
  const agreement = decisionId ? 'by-the-board' : 'by-the-chair';
  return {
    moves: row.moves.map((move, index) =>
      index === row.moves.length - 1
        ? { ...move, agreement, ...(decisionId && { decisionId }), agreed: entryOf(event) }
        : move,
    ),
  };
};

/** Where a fact about completion takes an action. One that ended in the meantime stays ended. */
const completing = (
  row: ActionRow,
  stage: 'completion-proposed' | 'completion-agreed' | 'completed',
): Pick<ActionRow, 'stage' | 'deliveryRating'> =>
  row.withdrawn || row.rolledForwardTo
    ? row
    : {
        stage,
        deliveryRating: stage === 'completed' ? 'complete' : row.deliveryRating,
      };

const completionProposed = (
  row: ActionRow,
  event: EventOf<'completion-proposed.v2'>,
): Partial<ActionRow> => {
  const { completedOn, summary, evidence } = event.data;
  return {
    ...completing(row, 'completion-proposed'),
    ...withEvidence(row, event),
    completion: {
      completedOn,
      ...(summary && { summary }),
      evidence,
      proposed: entryOf(event),
    },
  };
};

const agreed = (row: ActionRow, event: EventOf<'completion-agreed.v1'>): Partial<ActionRow> => {
  const { completion } = row;
  if (!completion) return {};
  const { completedOn, meetingId, itemId, agreedOn, verificationRequired } = event.data;
  return {
    ...completing(row, verificationRequired ? 'completion-agreed' : 'completed'),
    completion: {
      ...completion,
      completedOn,
      agreed: { meetingId, itemId, agreedOn, ...entryOf(event) },
    },
  };
};

const verified = (row: ActionRow, event: EventOf<'completion-verified.v1'>): Partial<ActionRow> => {
  const { completion } = row;
  if (!completion) return {};
  return {
    ...completing(row, 'completed'),
    completion: {
      ...completion,
      completedOn: event.data.completedOn,
      verified: entryOf(event),
    },
  };
};

/** Delivery goes on, rated as it last was. */
const goesOn = ({ completion: _gone, ...row }: ActionRow): ActionRow => ({
  ...row,
  stage: openStage(row),
  deliveryRating: row.lastUpdate?.deliveryRating ?? 'not-assessed',
});

/** What was proposed stays readable. */
const rejected = (row: ActionRow, event: EventOf<'completion-rejected.v1'>): ActionRow => {
  const { completion } = row;
  if (!completion) return row;
  const { because } = event.data;
  return {
    ...goesOn(row),
    rejectedCompletions: [...row.rejectedCompletions, { because, completion, ...entryOf(event) }],
  };
};

const reopened = (row: ActionRow, event: EventOf<'action-reopened.v1'>): ActionRow => {
  const { completion } = row;
  if (!completion) return row;
  const { because } = event.data;
  return {
    ...goesOn(row),
    reopenings: [...row.reopenings, { because, completion, ...entryOf(event) }],
  };
};

/** The row with a further fact of the action's own history, and with what it now waits for. */
const recorded = <Event extends Recorded<ActionEvent>>(
  row: ActionRow | null,
  event: Event,
  change: (row: ActionRow, event: Event) => Partial<ActionRow>,
): ActionRow | null => {
  const after = amend(row, event, (before) => change(before, event));
  return after && { ...after, awaitsAgreement: awaited(after) };
};

export const actionRegister = projection<ActionRow, ActionRowEvent>({
  name: 'action-register',
  about: 'action',
  version: 4,
  key: ({ data }) => {
    if ('actionIds' in data) return data.actionIds;
    return 'action' in data ? data.action.actionId : data.actionId;
  },
  on: {
    'action-proposed.v2': (row, event) => proposed(row, event),
    'action-added.v1': (_, event) => added(event),
    'action-accepted.v1': (row, event) => besides(row, event, (before) => accepted(before, event)),
    'work-begun-ahead.v1': (row, event) =>
      besides(row, event, (before) => begunAhead(before, event)),
    // Who dropped it, and why, stands on the page of its plan.
    'proposed-action-dropped.v1': () => null,
    // The next two are facts about the plan, counted on its page.
    'plan-approved.v1': (row, event) => row && approved(row, event),
    'changes-approved.v1': (row, event) => row && approved(row, event),
    'action-changed.v1': (row, event) => besides(row, event, (before) => reworded(before, event)),
    'action-reassigned.v1': (row, event) =>
      besides(row, event, (before) => reassigned(before, event)),
    'action-withdrawn.v1': (row, event) =>
      besides(row, event, (before) => withdrawn(before, event)),
    'action-rolled-forward.v1': (row, event) =>
      besides(row, event, (before) => rolledForward(before, event)),
    'action-updated.v2': (row, event) => recorded(row, event, updated),
    'target-date-moved.v2': (row, event) => recorded(row, event, moved),
    'target-date-agreed.v1': (row, event) => recorded(row, event, moveAgreed),
    'completion-proposed.v2': (row, event) => recorded(row, event, completionProposed),
    'evidence-added.v1': (row, event) => recorded(row, event, withEvidence),
    'completion-agreed.v1': (row, event) => recorded(row, event, agreed),
    'completion-verified.v1': (row, event) => recorded(row, event, verified),
    'completion-rejected.v1': (row, event) =>
      recorded(row && rejected(row, event), event, () => ({})),
    'action-reopened.v1': (row, event) => recorded(row && reopened(row, event), event, () => ({})),
  },
  indexes: [
    ['bodyId', 'planYear', 'deliveryRating'],
    ['planId'],
    ['leadAgencyId'],
    ['ownerId'],
    ['targetDate'],
    ['stage'],
  ],
});
