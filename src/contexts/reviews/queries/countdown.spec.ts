import { describe, expect, it } from '@jest/globals';
import { testId } from '../../../../test/support/decider-given.js';
import { InMemoryEventStore } from '../../../../test/support/in-memory-event-store.js';
import {
  actionId,
  agencyId,
  boardId,
  chased,
  endOfYear,
  justice,
  meetingId,
  names,
  packIssued,
  planOf,
  returned,
  reviewYear,
  safety,
  timetableChanged,
} from '../../../../test/support/review-year.js';
import { plainDate } from '../../../kernel/plain-date.js';
import { composeCountdown } from './countdown.js';
import { registersAt } from './registers-at-cut.js';

const countdown = async (today: string, events = reviewYear) => {
  const registers = await registersAt(new InMemoryEventStore(events), {});
  const review = registers.reviews.find(({ reviewId }) => reviewId === endOfYear);
  if (!review) throw new Error('The registers hold no such review');
  return composeCountdown({ ...registers, review }, plainDate(today));
};

describe('the countdown', () => {
  it('counts days and working days to each milestone', async () => {
    const { milestones } = await countdown('2022-02-11');
    expect(milestones).toEqual([
      { name: 'returns-close', due: '2022-02-23', days: 12, workingDays: 8 },
      { name: 'position', due: '2022-02-28', days: 17, workingDays: 11 },
      { name: 'pack', due: '2022-03-16', days: 33, workingDays: 23 },
      { name: 'meeting', due: '2022-03-16', days: 33, workingDays: 23 },
    ]);
  });

  it('counts bank holidays as no working days', async () => {
    const { milestones } = await countdown('2021-12-31');
    expect(milestones[0]).toMatchObject({ days: 54, workingDays: 37 });
  });

  it('says what has come about, and when', async () => {
    const events = [...reviewYear, returned('2022-02-22', safety), ...packIssued()];
    const { milestones } = await countdown('2022-03-03', events);
    expect(
      milestones.map(({ name, days, workingDays, done }) => [name, days, workingDays, done]),
    ).toEqual([
      ['returns-close', -8, 0, '2022-02-22'],
      ['position', -3, 0, '2022-02-28'],
      ['pack', 13, 9, '2022-03-02'],
      ['meeting', 13, 9, undefined],
    ]);
  });

  it('names who is outstanding, and whom to chase', async () => {
    expect(await countdown('2022-02-11')).toMatchObject({
      returnsRequested: 2,
      returnsReceived: 1,
      outstanding: [
        {
          bodyId: safety,
          name: 'Body CSBAG',
          planId: planOf(safety),
          chair: { holder: 'chair-of-csbag', role: 'Superintendent', agencyId },
        },
      ],
    });
  });

  it('counts to every date of the timetable that there is', async () => {
    const { milestones } = await countdown('2022-02-11', [...reviewYear, timetableChanged()]);
    expect(milestones.map(({ name, due, done }) => [name, due, done])).toEqual([
      ['returns-open', '2022-01-31', '2022-01-31'],
      ['returns-close', '2022-02-23', undefined],
      ['position', '2022-02-28', undefined],
      ['pack', '2022-03-08', undefined],
      ['meeting', '2022-03-16', undefined],
      ['publication', '2022-04-30', undefined],
    ]);
  });

  it('says how often a group was chased, when last, and how', async () => {
    const [never] = (await countdown('2022-02-11')).outstanding;
    expect(never).toMatchObject({ chasers: 0 });
    expect(never).not.toHaveProperty('lastChased');
    const events = [
      ...reviewYear,
      chased('2022-02-08', 'email'),
      chased('2022-02-10', 'telephone'),
    ];
    expect((await countdown('2022-02-11', events)).outstanding[0]).toMatchObject({
      chasers: 2,
      lastChased: { on: '2022-02-10', by: 'secretariat', means: 'telephone' },
    });
  });

  it('shows the groups that nobody asked for a return', async () => {
    expect((await countdown('2022-02-11')).notAsked).toEqual([]);
    const registers = await registersAt(new InMemoryEventStore(reviewYear), {});
    const review = registers.reviews.find(({ reviewId }) => reviewId === endOfYear);
    if (!review) throw new Error('The registers hold no such review');
    const groups = review.groups.filter(({ bodyId }) => bodyId === justice);
    const sources = { ...registers, review: { ...review, groups } };
    expect(composeCountdown(sources, plainDate('2022-02-11')).notAsked).toEqual([
      { bodyId: safety, name: 'Body CSBAG', planId: planOf(safety) },
    ]);
  });

  it('has nobody to chase where the chair is vacant that day, and none outstanding in the end', async () => {
    const [outstanding] = (await countdown('2020-04-30')).outstanding;
    expect(outstanding).not.toHaveProperty('chair');
    const events = [...reviewYear, returned('2022-02-22', safety)];
    expect((await countdown('2022-02-22', events)).outstanding).toEqual([]);
  });
});

describe('gaps before the review', () => {
  it('are ratings at risk or off track without a word why', async () => {
    expect((await countdown('2022-02-11')).gaps.unexplainedRatings).toEqual([
      {
        bodyId: safety,
        body: 'CSBAG',
        actionId: actionId(names.OVERDUE),
        reference: 'CS-2021-01',
        title: names.OVERDUE.slice(3),
        owner: 'Head of Training',
        rating: 'off-track',
        since: '2022-02-05',
      },
    ]);
  });

  it('are measures without a figure for a period of the plan year', async () => {
    expect((await countdown('2022-02-11')).gaps.measuresWithoutData).toEqual([
      {
        bodyId: justice,
        body: 'CJBAG',
        measureId: testId('people heard'),
        title: 'people heard',
        nationalIndicator: false,
      },
      {
        bodyId: safety,
        body: 'CSBAG',
        measureId: testId('people reached'),
        title: 'people reached',
        nationalIndicator: true,
        lastPeriodEnd: '2021-03-31',
      },
    ]);
  });

  it('are confirmed decisions that ask for work which nobody was given', async () => {
    expect((await countdown('2022-02-11')).gaps.unassignedDecisions).toEqual([
      {
        bodyId: boardId,
        body: 'SCB',
        decisionId: testId('001'),
        reference: 'SCB-2021-001',
        text: 'Decision 001',
        takenOn: '2021-09-29',
      },
    ]);
  });

  it('are meetings whose minutes were not confirmed, and where they could have been', async () => {
    expect((await countdown('2022-02-11')).gaps.unsignedMinutes).toEqual([
      {
        bodyId: boardId,
        body: 'SCB',
        meetingId: meetingId(boardId, '2021-09-29'),
        date: '2021-09-29',
        missedOn: '2021-12-08',
      },
      {
        bodyId: boardId,
        body: 'SCB',
        meetingId: meetingId(boardId, '2021-12-08'),
        date: '2021-12-08',
      },
      {
        bodyId: safety,
        body: 'CSBAG',
        meetingId: meetingId(safety, '2022-02-03'),
        date: '2022-02-03',
      },
    ]);
  });

  it('leave aside whatever is not of this Board and year', async () => {
    const registers = await registersAt(new InMemoryEventStore(reviewYear), {});
    const review = registers.reviews.find(({ reviewId }) => reviewId === endOfYear);
    if (!review) throw new Error('The registers hold no such review');
    const plans = registers.plans.filter(({ bodyId }) => bodyId === justice);
    const { gaps } = composeCountdown({ ...registers, plans, review }, plainDate('2022-02-11'));
    expect(gaps.unexplainedRatings).toEqual([]);
    expect(gaps.measuresWithoutData.map(({ body }) => body)).toEqual(['CJBAG']);
    expect(gaps.unsignedMinutes.map(({ body }) => body)).toEqual(['SCB', 'SCB']);
  });
});
