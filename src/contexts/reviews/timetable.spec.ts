import { describe, it } from '@jest/globals';
import {
  type Circumstances,
  command,
  decides,
  sealedText,
} from '../../../test/support/decider-given.js';
import {
  boardChair,
  open,
  opened,
  untilFrozen,
  untilRequested,
} from '../../../test/support/review-given.js';
import { review, secretariat, story, timetable } from '../../../test/support/review-story.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { ReviewEvent } from './events.js';
import type { ReviewCommand } from './review.commands.js';
import { reviewAggregate } from './review.js';

const { given } = decides(reviewAggregate);
const because = sealedText('because');
const later = { ...timetable, meetingDate: plainDate('2022-03-23') };
const whole = {
  returnsOpen: plainDate('2022-01-31'),
  returnsClose: plainDate('2022-02-23'),
  positionDate: plainDate('2022-02-28'),
  packIssuedBy: plainDate('2022-03-08'),
  meetingDate: plainDate('2022-03-16'),
  publishedBy: plainDate('2022-04-30'),
};
const change = (
  to: typeof timetable | typeof whole,
  by: Circumstances = secretariat('2022-02-01'),
) => command<ReviewCommand>('ChangeTimetable', { ...to, because }, by);

describe('the timetable of a review', () => {
  it('says when returns open, when the pack is issued and when it is published', () => {
    const { data } = opened.event as Extract<ReviewEvent, { type: 'review-opened.v2' }>;
    given()
      .knowing(story)
      .when(open(whole))
      .then({ type: 'review-opened.v2', data: { ...data, ...whole } });
  });

  it.each([
    ['returns that open before it', { ...whole, returnsOpen: plainDate('2022-01-09') }],
    ['returns that open after they close', { ...whole, returnsOpen: plainDate('2022-02-24') }],
    ['a pack before its position', { ...whole, packIssuedBy: plainDate('2022-02-27') }],
    ['a pack after the meeting', { ...whole, packIssuedBy: plainDate('2022-03-17') }],
    ['publication before the meeting', { ...whole, publishedBy: plainDate('2022-03-15') }],
  ])('is not opened with %s', (_, dates) => {
    given().knowing(story).when(open(dates)).thenRefused('REVIEW.TIMETABLE_RUNS_BACKWARDS');
  });

  it('keeps the calendar of the plan year that it was opened by', () => {
    const calendar = { startsMonth: 1, midMonth: 7, endMonth: 1 };
    const { data } = opened.event as Extract<ReviewEvent, { type: 'review-opened.v2' }>;
    given()
      .knowing(story)
      .when(open({ calendar, point: 'end-of-year' }))
      .then({ type: 'review-opened.v2', data: { ...data, calendar } });
  });

  it('is of the point whose month is nearer to the meeting', () => {
    given()
      .knowing(story)
      .when(open({ point: 'mid-year' }))
      .thenRefused('REVIEW.POINT_NOT_OF_ITS_MONTH');
    given()
      .knowing(story)
      .when(open({ calendar: { startsMonth: 10, midMonth: 3, endMonth: 9 } }))
      .thenRefused('REVIEW.POINT_NOT_OF_ITS_MONTH');
  });

  it('changes with a reason until the position is taken', () => {
    given(...untilRequested)
      .knowing(story)
      .when(change(later))
      .then({ type: 'timetable-changed.v1', data: { ...review, ...later, because } });
    given(...untilFrozen)
      .knowing(story)
      .when(change(later, secretariat('2022-03-01')))
      .thenRefused('REVIEW.POSITION_IS_FROZEN');
  });

  it('loses a date that the new one does not have', () => {
    const changed = {
      type: 'timetable-changed.v1',
      data: { ...review, ...whole, because },
    } as const;
    given(opened, { event: changed, circumstances: { on: '2022-02-01' } })
      .knowing(story)
      .when(change(timetable))
      .then({ type: 'timetable-changed.v1', data: { ...review, ...timetable, because } });
  });

  it('is the business of the secretariat, and changes something', () => {
    given(...untilRequested)
      .knowing(story)
      .when(change(timetable, { ...boardChair, on: '2022-02-01' }))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT', 'TIMETABLE.NOT_CHANGED');
  });

  it('moves no date behind today, and still runs forward', () => {
    given(...untilRequested)
      .knowing(story)
      .when(
        change({ ...timetable, returnsClose: plainDate('2022-02-20') }, secretariat('2022-02-21')),
      )
      .thenRefused('TIMETABLE.MOVED_INTO_THE_PAST');
    given(...untilRequested)
      .knowing(story)
      .when(change({ ...timetable, returnsClose: plainDate('2022-03-01') }))
      .thenRefused('REVIEW.TIMETABLE_RUNS_BACKWARDS');
    // What is past and stays as it was hinders nobody.
    given(...untilRequested)
      .knowing(story)
      .when(change(later, secretariat('2022-02-25')))
      .then({ type: 'timetable-changed.v1', data: { ...review, ...later, because } });
  });
});
