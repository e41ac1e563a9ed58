import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people, PLAN_YEAR, TERMS } from '../support/story.js';
import { type PlannedYear, tellToApproval } from '../support/story-plan.js';
import { openReview, type ReviewedYear } from '../support/story-review.js';

/* What there is only one of has its id from what makes it the only one: a second finds the first in its place. */

describe('of what there can be only one', () => {
  let ledger: ServedLedger;
  let year: PlannedYear & ReviewedYear;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await openReview(ledger, await tellToApproval(ledger));
  });
  afterAll(() => ledger.close());

  const plan = () => ({
    bodyId: year.safety,
    boardId: year.board,
    planYear: PLAN_YEAR,
    title: 'Another plan for the same year',
    starts: '2021-04-01',
    ends: '2022-03-31',
  });
  const review = () => ({
    boardId: year.board,
    planYear: PLAN_YEAR,
    point: 'end-of-year',
    title: 'Another review at the same point',
    returnsClose: '2022-02-24',
    positionDate: '2022-02-28',
    meetingDate: '2022-03-15',
  });
  const body = () => ({
    name: 'Another body',
    shortName: 'CS',
    kind: 'business-area-group',
    reportsTo: year.board,
    terms: TERMS,
  });
  const later = on('2022-01-15');

  it.each([
    ['plan of a group in a year', '/v1/plans', plan, people.safetyChair, 'PLAN.ALREADY_DRAFTED'],
    ['review of a Board at a point', '/v1/reviews', review, 'secretariat', 'REVIEW.ALREADY_OPENED'],
    ['body of a short name', '/v1/bodies', body, 'secretariat', 'BODY.ALREADY_ESTABLISHED'],
  ])('a second %s is refused, and nothing is written', async (_, path, second, as, code) => {
    const head = await ledger.head();
    const refused = await ledger.post(path, second(), { ...later, as });
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe(code);
    expect(await ledger.head()).toBe(head);
  });

  it('another is none of the same: of another year, at another point, under another name', async () => {
    const nextYear = { planYear: '2022/23', starts: '2022-04-01', ends: '2023-03-31' };
    const inSeptember = {
      point: 'mid-year',
      returnsClose: '2022-08-31',
      positionDate: '2022-08-31',
      meetingDate: '2022-09-20',
      planYear: '2022/23',
    };
    const answers = await Promise.all([
      ledger.done('/v1/plans', { ...plan(), ...nextYear }, { ...later, as: people.safetyChair }),
      ledger.done('/v1/reviews', { ...review(), ...inSeptember }, later),
      ledger.done('/v1/bodies', { ...body(), shortName: 'CSA' }, later),
    ]);
    expect(answers.map(({ id }) => id)).not.toContain(year.planId);
    expect(answers.map(({ id }) => id)).not.toContain(year.reviewId);
  });
});
