import { amend, entryOf } from '../register-entry.js';
import type { EventOf, Steps } from './review-steps.js';
import type { GroupReturn, ReviewRow, Timetable } from './review-row.js';

const returned = (event: EventOf<'return-confirmed.v1'>): GroupReturn => {
  const { bodyId, planId, actionIds, statement } = event.data;
  return { bodyId, planId, actionIds, ...(statement && { statement }), ...entryOf(event) };
};

const timetableOf = ({ data }: EventOf<'timetable-changed.v1'>): Timetable => {
  const { reviewId: _r, boardId: _b, planYear: _y, because: _w, ...timetable } = data;
  return timetable;
};

/** The return that was taken back, out of those that stand and into those that do not. */
const withdrawn = (
  { returns, withdrawnReturns }: ReviewRow,
  event: EventOf<'return-withdrawn.v1'>,
): Partial<ReviewRow> => {
  const { bodyId, planId, because } = event.data;
  const confirmed = returns.find((each) => each.bodyId === bodyId);
  if (!confirmed) return {};
  return {
    returns: returns.filter((each) => each !== confirmed),
    withdrawnReturns: [
      ...withdrawnReturns,
      { bodyId, planId, confirmed, because, ...entryOf(event) },
    ],
  };
};

/** Timetable, returns and chasers. */
export const untilTheFreeze = {
  'timetable-changed.v1': (row, event) =>
    amend(row, event, ({ timetable, timetableChanges }) => ({
      timetable: timetableOf(event),
      timetableChanges: [
        ...timetableChanges,
        { before: timetable, because: event.data.because, ...entryOf(event) },
      ],
    })),
  'returns-requested.v1': (row, event) =>
    amend(row, event, ({ groups }) => ({
      groups: [...groups, ...event.data.groups],
      requested: entryOf(event),
    })),
  'chaser-sent.v1': (row, event) =>
    amend(row, event, ({ chasers }) => {
      const { reviewId: _r, boardId: _b, planYear: _y, ...chaser } = event.data;
      return { chasers: [...chasers, { ...chaser, ...entryOf(event) }] };
    }),
  'return-confirmed.v1': (row, event) =>
    amend(row, event, ({ returns }) => ({ returns: [...returns, returned(event)] })),
  'return-withdrawn.v1': (row, event) => amend(row, event, (before) => withdrawn(before, event)),
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
} satisfies Steps;
