import { describe, expect, it } from '@jest/globals';
import { sealedText } from '../../../../test/support/decider-given.js';
import { InMemoryEventStore } from '../../../../test/support/in-memory-event-store.js';
import {
  endOfYear,
  midYear,
  names,
  openChallenge,
  packIssued,
  planOf,
  returned,
  reviewYear,
  safety,
} from '../../../../test/support/review-year.js';
import { plainDate } from '../../../kernel/plain-date.js';
import { composeMyReturn, type MyReturn } from './my-return.js';
import { registersAt } from './registers-at-cut.js';

const found = <Row>(row: Row | undefined): Row => {
  if (row === undefined) throw new Error('The registers hold no such row');
  return row;
};

const myReturn = async (
  today: string,
  { events = reviewYear, first = false, meetings = true } = {},
): Promise<MyReturn> => {
  const registers = await registersAt(new InMemoryEventStore(events), {});
  const review = (id: string) => found(registers.reviews.find(({ reviewId }) => reviewId === id));
  return composeMyReturn(
    {
      ...registers,
      meetings: meetings ? registers.meetings : [],
      review: review(endOfYear),
      ...(!first && { previous: review(midYear) }),
      body: found(registers.bodies.find(({ bodyId }) => bodyId === safety)),
      plan: found(registers.plans.find(({ planId }) => planId === planOf(safety))),
    },
    plainDate(today),
  );
};

const { OVERDUE, SOON, SILENT, AWAITING, WELL, DONE, NEVER, LATE, BEFORE } = names;
const titleOf = (name: string) => name.slice(3);
const action = (view: MyReturn, name: string) =>
  found(view.actions.find(({ title }) => title === titleOf(name)));

describe('my return', () => {
  it('says at the top how far it has come and when it closes', async () => {
    expect(await myReturn('2022-02-11')).toMatchObject({
      headline: '7 of 9 updated since 1 October 2021; closes 23 February 2022',
      updatedCount: 7,
      actionCount: 9,
      daysLeft: 12,
      workingDaysLeft: 8,
      review: { reviewId: endOfYear, stage: 'open' },
      group: { shortName: 'CSBAG' },
    });
  });

  it('counts from the start of the plan where there was no review before', async () => {
    expect((await myReturn('2022-02-11', { first: true })).headline).toBe(
      '8 of 9 updated since 1 April 2021; closes 23 February 2022',
    );
  });

  it('says so once returns have closed', async () => {
    expect(await myReturn('2022-02-25')).toMatchObject({
      headline: '7 of 9 updated since 1 October 2021; closed 23 February 2022',
      daysLeft: -2,
      workingDaysLeft: 0,
    });
  });

  it('tells that it was confirmed, when, and by whom', async () => {
    expect(await myReturn('2022-02-11')).not.toHaveProperty('confirmed');
    const events = [...reviewYear, returned('2022-02-22', safety)];
    expect(await myReturn('2022-02-22', { events })).toMatchObject({
      confirmed: { on: '2022-02-22', by: 'secretariat' },
      headline: '0 of 9 confirmed 22 February 2022; closes 23 February 2022',
    });
  });

  it('tells that what happens after the position belongs to the next review', async () => {
    expect(await myReturn('2022-02-11')).toMatchObject({
      positionDate: '2022-02-28',
      note: 'The position is taken as at 28 February 2022: what happens after that day belongs to the next review.',
    });
    const events = [...reviewYear, ...packIssued()];
    expect((await myReturn('2022-03-02', { events })).note).toBe(
      'The position was taken as at 28 February 2022: what is new since is tabled at the meeting or belongs to the next review.',
    );
  });

  it('puts the actions that press most first, and the rest last', async () => {
    const view = await myReturn('2022-02-11');
    expect(view.actions.map(({ title, attention }) => [title, attention])).toEqual([
      [titleOf(OVERDUE), ['overdue']],
      [titleOf(LATE), ['overdue', 'awaiting-verification']],
      [titleOf(SOON), ['due-within-30-days']],
      [titleOf(NEVER), ['not-updated']],
      [titleOf(BEFORE), ['not-updated']],
      [titleOf(SILENT), ['not-updated']],
      [titleOf(AWAITING), ['awaiting-verification']],
      [titleOf(DONE), []],
      [titleOf(WELL), []],
    ]);
  });

  it('reads overdue and due against the day that it is asked for', async () => {
    expect(action(await myReturn('2022-02-10'), LATE).attention).toEqual([
      'due-within-30-days',
      'awaiting-verification',
    ]);
    expect(action(await myReturn('2022-02-10'), SOON).attention).toEqual([]);
    expect(action(await myReturn('2022-03-14'), SOON).attention).toEqual(['overdue']);
  });

  it('asks for updates since the group last met, or since the review opened if it did not', async () => {
    expect((await myReturn('2022-02-11')).lastMeeting).toBe('2022-02-03');
    expect((await myReturn('2022-02-02')).lastMeeting).toBe('2022-01-13');
    const unmet = await myReturn('2022-02-11', { meetings: false });
    expect(unmet.lastMeeting).toBe('2022-01-10');
    expect(action(unmet, SILENT).attention).toEqual([]);
  });

  it('carries of each action what a chair needs, ratings in words', async () => {
    const view = await myReturn('2022-02-11');
    expect(action(view, WELL)).toEqual({
      actionId: expect.any(String),
      revision: 1,
      reference: 'CS-2021-05',
      title: titleOf(WELL),
      owner: 'Head of Training',
      leadAgency: 'Cumbria Police',
      originalTargetDate: '2022-06-30',
      targetDate: '2022-06-30',
      attention: [],
      rating: { rating: 'on-track', words: 'On track' },
      previousRating: { rating: 'at-risk', words: 'At risk' },
      lastUpdate: {
        on: '2022-02-03',
        by: 'secretariat',
        progress: sealedText(`progress of ${WELL} on 2022-02-03`),
      },
      measure: {
        measureId: expect.any(String),
        title: 'people trained',
        kind: 'quantitative',
        unit: 'people',
        direction: 'higher-is-better',
        target: { value: 200 },
        latest: { periodEnd: '2021-12-31', figure: { value: 180 }, dataQuality: 'good' },
        standing: 'not-met',
      },
      boardAsked: [],
    });
  });

  it('shows what was never reported as not assessed, and what was verified as complete', async () => {
    const view = await myReturn('2022-02-11');
    expect(action(view, NEVER)).toMatchObject({ rating: { words: 'Not assessed' } });
    expect(action(view, NEVER)).not.toHaveProperty('lastUpdate');
    expect(action(view, NEVER)).not.toHaveProperty('revision');
    expect(action(view, DONE)).toMatchObject({ rating: { words: 'Complete' } });
  });

  it('repeats what the Board asked this group and has no answer to', async () => {
    expect((await myReturn('2022-02-11')).boardAsked).toEqual([
      {
        challengeId: openChallenge,
        reviewId: midYear,
        review: 'Mid-year 2021/22',
        question: sealedText(`question ${openChallenge}`),
        askedOn: '2021-09-30',
      },
    ]);
  });
});
