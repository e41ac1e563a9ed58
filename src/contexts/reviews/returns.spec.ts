import { describe, expect, it } from '@jest/globals';
import {
  type Circumstances,
  command,
  decides,
  sealedText,
  stateAfter,
  testActor,
  testId,
} from '../../../test/support/decider-given.js';
import {
  boardChair,
  chair,
  confirm,
  on,
  opened,
  requested,
  returned,
  untilFrozen,
  untilRequested,
} from '../../../test/support/review-given.js';
import {
  actions,
  agencyId,
  bothGroups,
  justice,
  review,
  safety,
  safetyPlan,
  secretariat,
  story,
  timetable,
  writingFor,
} from '../../../test/support/review-story.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { ActionId, PlanId } from '../delivery-plans/contract.js';
import type { ReviewEvent } from './events.js';
import type { RecordChaser, ReviewCommand } from './review.commands.js';
import { reviewAggregate } from './review.js';
import { isReturnConfirmed } from './review.stages.js';

const { given } = decides(reviewAggregate);
const because = sealedText('because');
const untilReturned = [...untilRequested, returned(bothGroups[0])];

const withdraw = (by: Circumstances = { ...chair, on: '2022-02-24' }, bodyId = safety) =>
  command<ReviewCommand>('WithdrawReturn', { bodyId, because }, by);
const withdrawn = on(
  { type: 'return-withdrawn.v1', data: { ...review, ...bothGroups[0], because } },
  '2022-02-24',
);

describe('withdrawing a return', () => {
  it('takes back what the chair confirmed, with the reason', () => {
    given(...untilReturned)
      .knowing(story)
      .when(withdraw())
      .then(withdrawn.event);
  });

  it('lets it be confirmed anew', () => {
    given(...untilReturned, withdrawn)
      .knowing(story)
      .when(confirm({}, { ...chair, on: '2022-02-25' }))
      .then(returned(bothGroups[0]).event);
  });

  it.each<[string, Circumstances]>([
    ['a member', { by: 'member of CSBAG', on: '2022-02-24' }],
    ['the secretariat for the chair', writingFor('chair of CSBAG', '2022-02-24')],
  ])('is refused to %s', (_, who) => {
    given(...untilReturned)
      .knowing(story)
      .when(withdraw(who))
      .thenRefused('RETURN.NOT_BY_THE_CHAIR');
  });

  it('needs a return that stands, of a group under review, before the position is taken', () => {
    given(...untilRequested)
      .knowing(story)
      .when(withdraw())
      .thenRefused('RETURN.NOT_CONFIRMED');
    given(...untilReturned, withdrawn)
      .knowing(story)
      .when(withdraw())
      .thenRefused('RETURN.NOT_CONFIRMED');
    given(opened).knowing(story).when(withdraw()).thenRefused('REVIEW.GROUP_NOT_UNDER_REVIEW');
    given(...untilFrozen)
      .knowing(story)
      .when(withdraw())
      .thenRefused('REVIEW.POSITION_IS_FROZEN');
  });
});

describe('a confirmed return', () => {
  const isConfirmed = (history: typeof untilReturned, planId = safetyPlan) =>
    isReturnConfirmed(stateAfter(reviewAggregate, ...history), planId);

  it('binds the plan of its group until it is withdrawn or the position is taken', () => {
    expect(isConfirmed(untilRequested)).toBe(false);
    expect(isConfirmed(untilReturned)).toBe(true);
    expect(isConfirmed(untilReturned, testId<PlanId>('another'))).toBe(false);
    expect(isConfirmed([...untilReturned, withdrawn])).toBe(false);
    expect(isConfirmed([...untilFrozen])).toBe(false);
  });

  it('is not given before returns open', () => {
    const { data } = opened.event as Extract<ReviewEvent, { type: 'review-opened.v2' }>;
    const returnsOpen = plainDate('2022-02-22');
    const opening = on({ type: 'review-opened.v2', data: { ...data, returnsOpen } }, '2022-01-10');
    const asked = given(opening, requested).knowing(story);
    asked.when(confirm({}, { ...chair, on: '2022-02-21' })).thenRefused('RETURN.NOT_OPEN_YET');
    asked.when(confirm({}, { ...chair, on: '2022-02-22' })).then(returned(bothGroups[0]).event);
  });
});

const sent: RecordChaser = {
  bodyId: safety,
  leadAgencyId: agencyId,
  chased: testActor('chair of CSBAG'),
  means: 'email',
  actionIds: [actions[0]],
};
const chase = (more: Partial<RecordChaser> = {}, by = secretariat('2022-02-18')) =>
  command<ReviewCommand>('RecordChaser', { ...sent, ...more }, by);

describe('chasing a return', () => {
  const asked = given(...untilRequested).knowing(story);

  it('is a fact: whom, how, for what and by when', () => {
    asked.when(chase()).then({
      type: 'chaser-sent.v1',
      data: {
        ...review,
        ...bothGroups[0],
        ...sent,
        actionIds: [actions[0]],
        returnsClose: timetable.returnsClose,
      },
    });
  });

  it('lists the actions of that group only, and some of them', () => {
    const other = testId<ActionId>('of another plan');
    for (const actionIds of [[], [actions[0], other]]) {
      asked.when(chase({ actionIds })).thenRefused('CHASER.LISTS_OTHER_ITEMS');
    }
  });

  it('ends with the return, and with the freeze', () => {
    given(...untilReturned)
      .knowing(story)
      .when(chase())
      .thenRefused('CHASER.RETURN_IS_IN');
    given(...untilFrozen)
      .knowing(story)
      .when(chase({ bodyId: justice }, secretariat('2022-03-01')))
      .thenRefused('REVIEW.POSITION_IS_FROZEN');
  });

  it('is the business of the secretariat, of a group that was asked', () => {
    asked
      .when(chase({}, { ...boardChair, on: '2022-02-18' }))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT');
    given(opened).knowing(story).when(chase()).thenRefused('REVIEW.GROUP_NOT_UNDER_REVIEW');
  });
});
