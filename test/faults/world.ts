import type { CommandedLedger } from '../support/served-ledger.js';
import {
  decide,
  decisionOf,
  foundPartnership,
  holdBoardMeeting,
  on,
  people,
  PLAN_YEAR,
} from '../support/story.js';
import {
  adoptPriorities,
  APPROVED,
  DRAFTED,
  plannedAction,
  SUBMITTED,
} from '../support/story-plan.js';

/** What requests speak of. */
export interface World {
  readonly board: string;
  readonly fire: string;
  readonly planId: string;
  readonly actions: readonly string[];
  /** Of the Board; it was held, and has one item. */
  readonly meeting: { readonly meetingId: string; readonly itemId: string };
  /** Reading it is recorded. */
  readonly restrictedDecision: string;
}

/** Few, so that clients meet on them. */
const ACTIONS = 8;

/**
 * "No change" is refused before anything was reported, and done after that: of two servers that are asked at once, one
 * could rightly say this, and one that.
 */
const reportOnEach = async (
  ledger: CommandedLedger,
  planId: string,
  actions: readonly string[],
): Promise<void> => {
  const report = { planId, deliveryRating: 'on-track', progress: 'It was begun.' };
  for (const id of actions) {
    // oxlint-disable-next-line no-await-in-loop
    await ledger.done(`/v1/actions/${id}/updates`, report, { ...on(APPROVED), as: people.owner });
  }
};

/** Tells a new, simulated ledger of a partnership with an approved plan; its clock then stands at the approval. */
export const makeWorld = async (ledger: CommandedLedger): Promise<World> => {
  const partnership = await foundPartnership(ledger);
  const { board, fire, safety } = partnership;
  const priorityId = await adoptPriorities(ledger, partnership);
  const chair = { ...on(DRAFTED), as: people.safetyChair };
  const year = { planYear: PLAN_YEAR, starts: '2021-04-01', ends: '2022-03-31' };
  const plan = { bodyId: safety, boardId: board, title: 'Delivery plan', ...year };
  const planId = (await ledger.done('/v1/plans', plan, chair)).id;
  const to = `/v1/plans/${planId}`;
  const outcome = { title: 'Fewer repeat victims', priorityId };
  const outcomeId = (await ledger.done(`${to}/outcomes`, outcome, chair)).id;
  const actions: string[] = [];
  for (let number = 1; number <= ACTIONS; number += 1) {
    const action = plannedAction(partnership, outcomeId, number, { ownerId: people.owner });
    // One after the other: a plan is one history.
    // oxlint-disable-next-line no-await-in-loop
    const { id } = await ledger.done(`${to}/actions`, action, chair);
    // oxlint-disable-next-line no-await-in-loop
    await ledger.done(`${to}/actions/${id}/accept`, {}, chair);
    actions.push(id);
  }
  await ledger.done(`${to}/submit`, {}, { ...on(SUBMITTED), as: people.safetyChair });
  const meeting = await holdBoardMeeting(ledger, partnership, APPROVED, 'Delivery plans');
  const approval = await decide(ledger, partnership, meeting, 1, {
    kind: 'approve',
    text: 'Approve the delivery plan',
    concerns: [{ kind: 'delivery-plan', id: planId }],
  });
  await ledger.done(`${to}/approve`, { decisionId: approval.id }, on(APPROVED));
  await reportOnEach(ledger, planId, actions);
  const note = decisionOf(partnership, meeting, 1, { kind: 'note', text: 'Noted behind doors.' });
  const closed = { ...note, marking: 'restricted' };
  const restricted = await ledger.done('/v1/decisions', closed, on(APPROVED));
  return {
    board,
    fire,
    planId,
    actions,
    meeting: { meetingId: meeting.meetingId, itemId: meeting.items['1'] ?? '' },
    restrictedDecision: restricted.id,
  };
};
