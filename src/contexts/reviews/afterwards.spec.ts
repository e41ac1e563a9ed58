import { describe, expect, it } from '@jest/globals';
import {
  type Circumstances,
  command,
  decides,
  sealedText,
  testId,
} from '../../../test/support/decider-given.js';
import {
  boardChair,
  correction,
  digest,
  issued,
  on,
  opened,
  untilClosed,
  untilFrozen,
  untilRequested,
} from '../../../test/support/review-given.js';
import {
  inSummer,
  planYear,
  review,
  secretariat,
  story,
} from '../../../test/support/review-story.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { DecisionId } from '../decisions/contract.js';
import type { MeetingId } from '../meetings/contract.js';
import { yearEndsOf } from './afterwards.policies.js';
import type { LogPosition, PublicationId, ReviewEvent } from './events.js';
import type {
  ApprovePublication,
  ConfirmOutturn,
  IssueAddendum,
  ReviewCommand,
  WithdrawPublication,
} from './review.commands.js';
import { reviewAggregate } from './review.js';

const { given } = decides(reviewAggregate);
const closed = given(...untilClosed).knowing(story);
const upTo = '1410' as LogPosition;
const spring = secretariat('2022-04-05');
const summer = secretariat('2022-06-14');

const addendum: IssueAddendum = { part: 1, format: 1, upTo, facts: 3, digest };
const add = (more: Partial<IssueAddendum> = {}, by: Circumstances = spring) =>
  command<ReviewCommand>('IssueAddendum', { ...addendum, ...more }, by);
const first = { ...review, ...addendum, version: 1 };
const added = on({ type: 'addendum-issued.v1', data: first }, '2022-04-05');

describe('an addendum', () => {
  it('tells what came later, version by version and part by part', () => {
    closed.when(add()).then(added.event);
    const after = given(...untilClosed, added).knowing(story);
    after.when(add()).thenRefused('ADDENDUM.NOT_LATER');
    const later = { upTo: '1411' as LogPosition };
    after
      .when(add(later))
      .then({ type: 'addendum-issued.v1', data: { ...first, ...later, version: 2 } });
    after.when(add({ part: 2 })).then({ type: 'addendum-issued.v1', data: { ...first, part: 2 } });
  });

  it('follows the close, and is the business of the secretariat', () => {
    given(...untilFrozen)
      .knowing(story)
      .when(add())
      .thenRefused('REVIEW.NOT_CLOSED');
    given(...untilRequested)
      .knowing(story)
      .when(add())
      .thenRefused('REVIEW.POSITION_NOT_FROZEN');
    closed.when(add({}, { ...boardChair })).thenRefused('REVIEW.NOT_THE_SECRETARIAT');
  });
});

const outturn: ConfirmOutturn = {
  meetingId: inSummer,
  decisionId: testId<DecisionId>('on the outturn'),
  upTo,
  format: 1,
  changes: 4,
  digest,
};
const confirm = (more: Partial<ConfirmOutturn> = {}, by: Circumstances = summer) =>
  command<ReviewCommand>('ConfirmOutturn', { ...outturn, ...more }, by);
const confirmed = on(
  {
    type: 'outturn-confirmed.v1',
    data: { ...review, ...outturn, yearEnds: plainDate('2022-03-31') },
  },
  '2022-06-14',
);

describe("the year's outturn", () => {
  it('is confirmed at a later meeting, by a decision of it', () => {
    closed.when(confirm()).then(confirmed.event);
  });

  it('is confirmed once, of a year that has ended', () => {
    given(...untilClosed, confirmed)
      .knowing(story)
      .when(confirm())
      .thenRefused('OUTTURN.ALREADY_CONFIRMED');
    const sameDay = { meetingId: testId<MeetingId>('on the day of the close') };
    closed
      .when(confirm(sameDay, secretariat('2022-03-20')))
      .thenRefused(
        'OUTTURN.YEAR_HAS_NOT_ENDED',
        'OUTTURN.NOT_AT_A_LATER_MEETING',
        'REVIEW_DECISION.TAKEN_LATER',
        'REVIEW_DECISION.OF_ANOTHER_MEETING',
      );
  });

  it('is of an end-of-year review', () => {
    const { data } = opened.event as Extract<ReviewEvent, { type: 'review-opened.v2' }>;
    const midYear = on(
      { type: 'review-opened.v2', data: { ...data, point: 'mid-year' } },
      '2022-01-10',
    );
    given(midYear, ...untilClosed.slice(1))
      .knowing(story)
      .when(confirm())
      .thenRefused('OUTTURN.NOT_AT_THE_END_OF_THE_YEAR');
  });

  it('follows the close, and is the business of the secretariat', () => {
    given(...untilFrozen)
      .knowing(story)
      .when(confirm())
      .thenRefused('REVIEW.NOT_CLOSED');
    closed
      .when(confirm({}, { ...boardChair, on: '2022-06-14' }))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT');
  });

  it('ends with the plan year, by the calendar of the review', () => {
    expect(yearEndsOf({ planYear })).toBe('2022-03-31');
    const calendar = { startsMonth: 1, midMonth: 7, endMonth: 1 };
    expect(yearEndsOf({ planYear, calendar })).toBe('2021-12-31');
  });
});

const publicationId = testId<PublicationId>('publication');
const publication: ApprovePublication = {
  publicationId,
  decisionId: testId<DecisionId>('to publish'),
  kind: 'pack',
  part: 1,
  version: 1,
  title: 'Accountability review, March 2022',
};
const publish = (more: Partial<ApprovePublication> = {}, by: Circumstances = spring) =>
  command<ReviewCommand>('ApprovePublication', { ...publication, ...more }, by);
const published = on(
  { type: 'publication-approved.v1', data: { ...review, ...publication, digest } },
  '2022-04-05',
);
const untilIssued = [...untilFrozen, issued('pack', 1)];

describe('publishing', () => {
  const withPack = given(...untilIssued).knowing(story);

  it('is an approved act: it names the decision, and the document as it was issued', () => {
    withPack.when(publish()).then(published.event);
    given(...untilClosed, issued('record', 1), added)
      .knowing(story)
      .when(publish({ kind: 'addendum' }))
      .then({
        type: 'publication-approved.v1',
        data: { ...review, ...publication, kind: 'addendum', digest },
      });
  });

  it('never makes public what is restricted', () => {
    withPack.when(publish({ part: 2 })).thenRefused('PUBLICATION.PART_IS_RESTRICTED');
  });

  it('is of what was issued, in its last version, once', () => {
    withPack.when(publish({ version: 2 })).thenRefused('PUBLICATION.NOT_ISSUED');
    given(...untilIssued, correction)
      .knowing(story)
      .when(publish())
      .thenRefused('PUBLICATION.VERSION_WAS_CORRECTED');
    given(...untilIssued, published)
      .knowing(story)
      .when(publish({ publicationId: testId<PublicationId>('again') }))
      .thenRefused('PUBLICATION.ALREADY_PUBLISHED');
    given(...untilRequested)
      .knowing(story)
      .when(publish())
      .thenRefused('REVIEW.POSITION_NOT_FROZEN');
  });

  it('rests on a decision of the Board that approves it and names the review', () => {
    const restingOn = (name: string) => publish({ decisionId: testId<DecisionId>(name) });
    withPack.when(restingOn('rescinded')).thenRefused('REVIEW_DECISION.NO_LONGER_STANDS');
    withPack.when(restingOn('to note')).thenRefused('REVIEW_DECISION.DOES_NOT_APPROVE');
    withPack
      .when(restingOn('on something else'))
      .thenRefused('REVIEW_DECISION.ABOUT_SOMETHING_ELSE');
    withPack.when(restingOn('of the group')).thenRefused('REVIEW_DECISION.NOT_OF_THE_BOARD');
    withPack
      .when(publish({}, secretariat('2022-03-15')))
      .thenRefused('REVIEW_DECISION.TAKEN_LATER');
    withPack
      .when(publish({}, { ...boardChair, on: '2022-04-05' }))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT');
  });
});

describe('withdrawing what was published', () => {
  const because = sealedText('because');
  const withdraw = (more: Partial<WithdrawPublication> = {}, by: Circumstances = spring) =>
    command<ReviewCommand>('WithdrawPublication', { publicationId, because, ...more }, by);
  const withdrawn = on(
    { type: 'publication-withdrawn.v1', data: { ...review, publicationId, because } },
    '2022-04-05',
  );
  const decisionId = testId<DecisionId>('to publish');

  it('does not wait for a meeting, and names its decision where there is one', () => {
    const out = given(...untilIssued, published).knowing(story);
    out.when(withdraw()).then(withdrawn.event);
    out.when(withdraw({ decisionId })).then({
      type: 'publication-withdrawn.v1',
      data: { ...review, publicationId, because, decisionId },
    });
    out
      .when(withdraw({ decisionId: testId<DecisionId>('of the group') }))
      .thenRefused('REVIEW_DECISION.NOT_OF_THE_BOARD');
  });

  it('happens once, to what is published, and lets it be published again', () => {
    given(...untilIssued)
      .knowing(story)
      .when(withdraw())
      .thenRefused('PUBLICATION.NOT_FOUND');
    const after = given(...untilIssued, published, withdrawn).knowing(story);
    after.when(withdraw()).thenRefused('PUBLICATION.ALREADY_WITHDRAWN');
    after
      .when(withdraw({}, { ...boardChair }))
      .thenRefused('REVIEW.NOT_THE_SECRETARIAT', 'PUBLICATION.ALREADY_WITHDRAWN');
    const again = testId<PublicationId>('again');
    after.when(publish({ publicationId: again })).then({
      type: 'publication-approved.v1',
      data: { ...review, ...publication, publicationId: again, digest },
    });
  });
});
