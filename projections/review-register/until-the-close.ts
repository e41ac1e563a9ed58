import { amend, entryOf } from '../register-entry.js';
import type { EventOf, Steps } from './review-steps.js';
import type { Judgement, ReviewRow } from './review-row.js';

const judged = (event: EventOf<'group-judged.v2'>): Judgement => {
  const { reviewId: _r, boardId: _b, planYear: _y, planId: _p, ...judgement } = event.data;
  return { ...judgement, ...entryOf(event) };
};

/** What stands now takes the place of what stood; a change of nothing changes nothing. */
const changed = (
  { judgements, judgementChanges }: ReviewRow,
  event: EventOf<'judgement-changed.v1'>,
): Partial<ReviewRow> => {
  const { bodyId, meetingId, itemId, outcomes, impact, judgement, because } = event.data;
  const before = judgements.find((each) => each.bodyId === bodyId);
  if (!before) return {};
  const at = { meetingId, ...(itemId && { itemId }) };
  const { positionVersion } = before;
  const after = { bodyId, ...at, positionVersion, outcomes, impact, judgement, ...entryOf(event) };
  return {
    judgements: judgements.map((each) => (each === before ? after : each)),
    judgementChanges: [
      ...judgementChanges,
      { bodyId, before, ...at, outcomes, impact, because, ...entryOf(event) },
    ],
  };
};

/** What is made of the position: packs, questions, judgements, decisions. */
export const untilTheClose = {
  'position-corrected.v1': (row, event) =>
    amend(row, event, ({ corrections }) => {
      const { version, positionDate, packFormat, because } = event.data;
      const cut = { positionDate, position: String(event.position), packFormat };
      return { corrections: [...corrections, { version, ...cut, because, ...entryOf(event) }] };
    }),
  'pack-issued.v2': (row, event) =>
    amend(row, event, ({ issued }) => {
      const { kind, part, version, packFormat, digest, files } = event.data;
      const pack = { kind, part, version, packFormat, digest, ...(files && { files }) };
      return { issued: [...issued, { ...pack, ...entryOf(event) }] };
    }),
  'challenge-raised.v2': (row, event) =>
    amend(row, event, ({ challenges }) => {
      const { reviewId: _r, boardId: _b, planYear: _y, planId: _p, ...asked } = event.data;
      return { challenges: [...challenges, { ...asked, ...entryOf(event) }] };
    }),
  'challenge-answered.v1': (row, event) =>
    amend(row, event, ({ challenges }) => ({
      challenges: challenges.map((challenge) =>
        challenge.challengeId === event.data.challengeId
          ? { ...challenge, answered: { answer: event.data.answer, ...entryOf(event) } }
          : challenge,
      ),
    })),
  'update-tabled.v1': (row, event) =>
    amend(row, event, ({ tabledUpdates }) => {
      const { reviewId: _r, boardId: _b, planYear: _y, planId: _p, ...tabled } = event.data;
      return { tabledUpdates: [...tabledUpdates, { ...tabled, ...entryOf(event) }] };
    }),
  'group-judged.v2': (row, event) =>
    amend(row, event, ({ judgements }) => ({ judgements: [...judgements, judged(event)] })),
  'judgement-changed.v1': (row, event) => amend(row, event, (before) => changed(before, event)),
  'resulting-decision-linked.v1': (row, event) =>
    amend(row, event, ({ decisions }) => {
      const { decisionId, bodyId } = event.data;
      return {
        decisions: [...decisions, { decisionId, ...(bodyId && { bodyId }), ...entryOf(event) }],
      };
    }),
  'review-closed.v1': (row, event) =>
    amend(row, event, () => ({
      stage: 'closed',
      closed: {
        position: String(event.position),
        withoutReturn: event.data.withoutReturn,
        ...entryOf(event),
      },
    })),
} satisfies Steps;
