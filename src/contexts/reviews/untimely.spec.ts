import { describe, it } from '@jest/globals';
import {
  type Circumstances,
  command,
  decides,
  sealedText,
  testId,
} from '../../../test/support/decider-given.js';
import {
  answer,
  close,
  confirm,
  correct,
  freeze,
  issue,
  judge,
  noReturn,
  raise,
  raised,
  request,
  untilClosed,
  untilFrozen,
  untilRequested,
} from '../../../test/support/review-given.js';
import {
  bothGroups,
  justice,
  safety,
  story,
  theReview,
} from '../../../test/support/review-story.js';
import type { TabledUpdateId } from './events.js';
import type { ReviewCommand } from './review.commands.js';
import { reviewAggregate } from './review.js';

/* Whoever may not do something at any stage is told so first: of the stage they learn nothing at the edge. */

const { given } = decides(reviewAggregate);
const requested = given(...untilRequested).knowing(story);
const frozen = given(...untilFrozen).knowing(story);
const closed = given(...untilClosed).knowing(story);
const stranger: Circumstances = { by: 'stranger', on: '2022-03-16' };
const table = command<ReviewCommand>(
  'TableUpdate',
  {
    bodyId: safety,
    tabledUpdateId: testId<TabledUpdateId>('tabled'),
    meetingId: theReview,
    update: sealedText('update'),
  },
  stranger,
);

describe('somebody who has no part in a review is told that', () => {
  it.each<[string, ReviewCommand, string]>([
    ['a pack', issue('pack', 1, { by: stranger }), 'REVIEW.NOT_THE_SECRETARIAT'],
    ['a correction', correct(stranger), 'REVIEW.NOT_THE_SECRETARIAT'],
    ['the close', close([noReturn(justice)], stranger), 'REVIEW.NOT_THE_SECRETARIAT'],
    ['a challenge', raise(stranger), 'CHALLENGE.NOT_BY_THE_BOARD'],
    ['an update', table, 'TABLED.NOT_BY_THE_GROUP'],
    ['a judgement', judge(stranger), 'JUDGEMENT.NOT_BY_THE_BOARD'],
  ])('before the freeze: %s', (_, attempt, code) => {
    requested.when(attempt).thenRefused(code, 'REVIEW.POSITION_NOT_FROZEN');
  });

  it('before the freeze: an answer, which is nobody’s before there is a question', () => {
    requested.when(answer(stranger)).thenRefused('REVIEW.POSITION_NOT_FROZEN');
  });

  it.each<[string, ReviewCommand, string]>([
    ['the freeze', freeze(stranger), 'REVIEW.NOT_THE_SECRETARIAT'],
    ['asking groups', request([...bothGroups], stranger), 'REVIEW.NOT_THE_SECRETARIAT'],
    ['a return', confirm({}, stranger), 'RETURN.NOT_BY_THE_CHAIR'],
  ])('after the freeze: %s', (_, attempt, code) => {
    frozen.when(attempt).thenRefused(code, 'REVIEW.POSITION_IS_FROZEN');
  });

  it.each<[string, ReviewCommand, string]>([
    ['a pack', issue('pack', 1, { by: stranger }), 'REVIEW.NOT_THE_SECRETARIAT'],
    ['a challenge', raise(stranger), 'CHALLENGE.NOT_BY_THE_BOARD'],
    ['an update', table, 'TABLED.NOT_BY_THE_GROUP'],
    ['a judgement', judge(stranger), 'JUDGEMENT.NOT_BY_THE_BOARD'],
  ])('after the close: %s', (_, attempt, code) => {
    closed.when(attempt).thenRefused(code, 'REVIEW.IS_CLOSED');
  });

  it('where a question was asked, or an update names no meeting', () => {
    given(...untilFrozen, raised)
      .knowing(story)
      .when(answer(stranger))
      .thenRefused('CHALLENGE.NOT_ANSWERED_BY_THE_GROUP');
    const nowhere = command<ReviewCommand>(
      'TableUpdate',
      {
        bodyId: safety,
        tabledUpdateId: testId<TabledUpdateId>('tabled'),
        update: sealedText('update'),
      },
      stranger,
    );
    frozen.when(nowhere).thenRefused('TABLED.NOT_BY_THE_GROUP', 'REVIEW.MEETING_NOT_HELD');
  });
});
