import type { ReviewEvent } from '../../src/contexts/reviews/contract.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import { projection } from '../../src/kernel/projection.js';
import { amend, begun, entryOf } from '../register-entry.js';
import type { GroupReturn, ReviewRow } from './review-row.js';

export type * from './review-row.js';

type EventOf<Type extends ReviewEvent['type']> = Recorded<Extract<ReviewEvent, { type: Type }>>;

const opened = (event: EventOf<'review-opened.v1'>): ReviewRow => {
  const { returnsClose, positionDate, meetingDate, ...review } = event.data;
  return {
    ...review,
    timetable: { returnsClose, positionDate, meetingDate },
    stage: 'open',
    groups: [],
    opened: entryOf(event),
    returns: [],
    issued: [],
    challenges: [],
    judgements: [],
    ...begun(event),
  };
};

const returned = (event: EventOf<'return-confirmed.v1'>): GroupReturn => {
  const { bodyId, planId, actionIds, statement } = event.data;
  return { bodyId, planId, actionIds, ...(statement && { statement }), ...entryOf(event) };
};

export const reviewRegister = projection<ReviewRow, ReviewEvent>({
  name: 'review-register',
  version: 1,
  key: ({ data }) => data.reviewId,
  on: {
    'review-opened.v1': (_, event) => opened(event),
    'returns-requested.v1': (row, event) =>
      amend(row, event, ({ groups }) => ({
        groups: [...groups, ...event.data.groups],
        requested: entryOf(event),
      })),
    'return-confirmed.v1': (row, event) =>
      amend(row, event, ({ returns }) => ({
        returns: [...returns, returned(event)],
      })),
    'position-frozen.v1': (row, event) =>
      amend(row, event, () => ({
        stage: 'frozen',
        freeze: {
          positionDate: event.data.positionDate,
          position: String(event.position),
          packFormat: event.data.packFormat,
          ...entryOf(event),
        },
      })),
    'pack-issued.v1': (row, event) =>
      amend(row, event, ({ issued }) => {
        const { kind, version, packFormat, digest } = event.data;
        return { issued: [...issued, { kind, version, packFormat, digest, ...entryOf(event) }] };
      }),
    'challenge-raised.v1': (row, event) =>
      amend(row, event, ({ challenges }) => {
        const { challengeId, bodyId, actionId, question } = event.data;
        const asked = { challengeId, bodyId, ...(actionId && { actionId }), question };
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
    'group-judged.v1': (row, event) =>
      amend(row, event, ({ judgements }) => {
        const { bodyId, outcomes, impact, judgement } = event.data;
        return {
          judgements: [...judgements, { bodyId, outcomes, impact, judgement, ...entryOf(event) }],
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
  },
  indexes: [['boardId', 'planYear', 'point'], ['stage']],
});
