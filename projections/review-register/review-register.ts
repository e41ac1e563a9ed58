import type { ReviewEvent } from '../../src/contexts/reviews/contract.js';
import { projection } from '../../src/kernel/projection.js';
import { begun, entryOf } from '../register-entry.js';
import { afterTheClose } from './after-the-close.js';
import type { ReviewRow } from './review-row.js';
import type { EventOf } from './review-steps.js';
import { untilTheClose } from './until-the-close.js';
import { untilTheFreeze } from './until-the-freeze.js';

export type * from './review-row.js';

const opened = (event: EventOf<'review-opened.v2'>): ReviewRow => {
  const { reviewId, boardId, planYear, title, point, calendar, ...timetable } = event.data;
  return {
    reviewId,
    boardId,
    planYear,
    title,
    point,
    timetable,
    timetableChanges: [],
    ...(calendar && { calendar }),
    stage: 'open',
    groups: [],
    opened: entryOf(event),
    chasers: [],
    returns: [],
    withdrawnReturns: [],
    corrections: [],
    issued: [],
    challenges: [],
    tabledUpdates: [],
    judgements: [],
    judgementChanges: [],
    decisions: [],
    addenda: [],
    publications: [],
    ...begun(event),
  };
};

export const reviewRegister = projection<ReviewRow, ReviewEvent>({
  name: 'review-register',
  about: 'review',
  version: 2,
  key: ({ data }) => data.reviewId,
  on: {
    'review-opened.v2': (_, event) => opened(event),
    ...untilTheFreeze,
    ...untilTheClose,
    ...afterTheClose,
  },
  indexes: [['boardId', 'planYear', 'point'], ['stage']],
});
