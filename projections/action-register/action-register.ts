import type { ActionEvent, PlanEvent } from '../../src/contexts/delivery-plans/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, basesAfter, byEffect, entryOf } from '../register-entry.js';
import type { ActionRow, ActionUpdate } from './action-row.js';

export type * from './action-row.js';

type PlannedActionEvent = Extract<
  PlanEvent,
  { type: 'action-proposed.v1' | 'action-accepted.v1' | 'plan-approved.v1' }
>;
type ActionRowEvent = PlannedActionEvent | ActionEvent;
type EventOf<Type extends ActionRowEvent['type']> = Recorded<
  Extract<ActionRowEvent, { type: Type }>
>;

const proposed = (event: EventOf<'action-proposed.v1'>): ActionRow => {
  const { action, ...plan } = event.data;
  return {
    ...plan,
    ...action,
    originalTargetDate: action.targetDate,
    stage: 'proposed',
    deliveryRating: 'not-assessed',
    proposed: entryOf(event),
    moves: [],
    updateCount: 0,
    evidence: [],
    rejectedCompletions: [],
    // No revision yet: the action's own stream begins with its first own event.
    ...basesAfter(null, event),
  };
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
  const [lastUpdate = update, previousUpdate] = [row.lastUpdate, row.previousUpdate, update]
    .filter((each) => each !== undefined)
    .toSorted((one, other) => byEffect(other, one));
  return {
    lastUpdate,
    ...(previousUpdate && { previousUpdate }),
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

/** Delivery goes on; what was proposed stays readable. */
const rejected = (
  { completion, ...row }: ActionRow,
  event: EventOf<'completion-rejected.v1'>,
): ActionRow =>
  completion
    ? {
        ...row,
        stage: 'approved',
        rejectedCompletions: [
          ...row.rejectedCompletions,
          { because: event.data.because, completion, ...entryOf(event) },
        ],
      }
    : row;

export const actionRegister = projection<ActionRow, ActionRowEvent>({
  name: 'action-register',
  version: 2,
  key: (event) => {
    if (event.type === 'plan-approved.v1') return event.data.actionIds;
    return event.type === 'action-proposed.v1' ? event.data.action.actionId : event.data.actionId;
  },
  on: {
    'action-proposed.v1': (_, event) => proposed(event),
    'action-accepted.v1': (row, event) =>
      row && {
        ...row,
        stage: 'accepted',
        accepted: { agencyId: event.data.agencyId, ...entryOf(event) },
        ...basesAfter(row, event),
      },
    // A fact about the plan, counted on its page.
    'plan-approved.v1': (row, event) =>
      row && {
        ...row,
        stage: 'approved',
        approved: {
          decisionId: event.data.decisionId,
          version: event.data.version,
          ...entryOf(event),
        },
      },
    'action-updated.v2': (row, event) => amend(row, event, (before) => updated(before, event)),
    'target-date-moved.v1': (row, event) =>
      amend(row, event, ({ moves }) => ({
        targetDate: event.data.to,
        moves: [
          ...moves,
          {
            from: event.data.from,
            to: event.data.to,
            because: event.data.because,
            ...entryOf(event),
          },
        ],
      })),
    'completion-proposed.v2': (row, event) =>
      amend(row, event, (before) => ({
        stage: 'completion-proposed',
        ...withEvidence(before, event),
        completion: {
          completedOn: event.data.completedOn,
          ...(event.data.summary && { summary: event.data.summary }),
          evidence: event.data.evidence,
          proposed: entryOf(event),
        },
      })),
    'evidence-added.v1': (row, event) => amend(row, event, (before) => withEvidence(before, event)),
    'completion-verified.v1': (row, event) =>
      amend(row, event, ({ completion }) =>
        completion
          ? {
              stage: 'completed',
              deliveryRating: 'complete',
              completion: {
                ...completion,
                completedOn: event.data.completedOn,
                verified: entryOf(event),
              },
            }
          : {},
      ),
    'completion-rejected.v1': (row, event) => amend(row && rejected(row, event), event, () => ({})),
  },
  indexes: [
    ['bodyId', 'planYear', 'deliveryRating'],
    ['planId'],
    ['leadAgencyId'],
    ['ownerId'],
    ['targetDate'],
  ],
});
