import { assertNever } from '../../kernel/assert-never.js';
import { type Aggregate, check, type Decider, refused, stateOf } from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal.js';
import { afterTheClose } from './after-the-close.js';
import type { ReviewEvent } from './events.js';
import { officeOf } from './review.authority.js';
import type { ReviewCommand, ReviewContext } from './review.commands.js';
import { contextOf } from './review.context.js';
import { evolveReview } from './review.evolution.js';
import {
  boardHoldsToAccount,
  reviewIsNew,
  reviewIsOpened,
  secretariatRunsTheReview,
} from './review.policies.js';
import type { Review } from './review.stages.js';
import { APRIL_TO_MARCH, pointIsOfTheMonth, timetableRunsForward } from './timetable.policies.js';
import { untilTheClose } from './until-the-close.js';
import { untilTheFreeze } from './until-the-freeze.js';

const decider: Decider<Review, ReviewCommand, ReviewEvent, ReviewContext> = {
  initial: { stage: 'none' },

  decide: (command, review, context) => {
    if (command.type === 'OpenReview') {
      return check(
        [
          secretariatRunsTheReview,
          reviewIsNew,
          boardHoldsToAccount,
          timetableRunsForward,
          pointIsOfTheMonth,
        ],
        { command, review, context },
        () => [
          {
            type: 'review-opened.v2',
            data: { ...command.data, calendar: command.data.calendar ?? APRIL_TO_MARCH },
          },
        ],
      );
    }
    switch (review.stage) {
      case 'none':
        return refused(refuse(reviewIsOpened, review));
      case 'open':
        return untilTheFreeze(command, review, context);
      case 'frozen':
        return untilTheClose(command, review, context);
      case 'closed':
        return afterTheClose(command, review, context);
      default:
        return assertNever(review);
    }
  },

  evolve: evolveReview,
};

export const reviewAggregate: Aggregate<Review, ReviewCommand, ReviewEvent, ReviewContext> = {
  name: 'review',
  stream: (id) => streamName('review', id),
  decider,
  context: contextOf,
  actingAs: officeOf,
};

/** For other contexts and views: where a review stands. */
export const reviewReader = stateOf(reviewAggregate);
