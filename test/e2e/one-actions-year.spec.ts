import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import {
  approvePlan,
  carryOutFirst,
  type PlannedYear,
  progressOf,
  strugglesWithSecond,
  tellToDraft,
} from '../support/story-plan.js';
import {
  closeReview,
  confirmReturn,
  freeze,
  holdToAccount,
  MET,
  openReview,
  type ReviewedYear,
} from '../support/story-review.js';

/** One action from its proposal to the Board's record, each test a chapter that the next one goes on from. */
describe("one action's year", () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  let review: ReviewedYear;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToDraft(ledger);
  });
  afterAll(() => ledger.close());

  const action = async (query = '') =>
    (await ledger.get(`/v1/actions/${year.first}?after=${await ledger.head()}${query}`)).body;

  it('begins as a proposal that its lead agency accepted', async () => {
    expect(await action()).toMatchObject({
      reference: 'CS-2021-01',
      stage: 'accepted',
      deliveryRating: 'not-assessed',
      accepted: { by: people.safetyChair, capacity: 'chair', organisation: year.police },
    });
  });

  it('is approved with its plan by a numbered decision of the Board', async () => {
    const { position } = await approvePlan(ledger, year);
    const { body } = await ledger.get(`/v1/decisions?after=${position}&body=${year.board}`);
    expect(body.items.map(({ reference }: { reference: string }) => reference)).toEqual([
      'SCB-2021-001',
      'SCB-2021-002',
    ]);
    const approved = body.items[1].decisionId as string;
    expect(await action()).toMatchObject({ stage: 'approved', approved: { decisionId: approved } });
  });

  it('stands in the plan on a page, with what it is for', async () => {
    const { body } = await ledger.get(`/v1/plans/${year.planId}`);
    expect(body).toMatchObject({
      stage: 'approved',
      version: 1,
      outcomes: [{ outcomeId: year.outcomeId, priorityId: year.priorityId }],
      measures: [{ measureId: year.measureId, baseline: { value: 829 } }],
      actions: [{ actionId: year.first }, { actionId: year.second }],
    });
  });

  it('is updated by its owner, proposed as complete, and verified by somebody else', async () => {
    await carryOutFirst(ledger, year);
    await strugglesWithSecond(ledger, year);
    expect(await action()).toMatchObject({
      stage: 'completed',
      deliveryRating: 'complete',
      updateCount: 2,
      lastUpdate: {
        by: people.owner,
        effectiveAt: '2021-10-05',
        progress: 'Twelve venues signed up; training dates agreed.',
        explanation: 'Hearings were postponed.',
      },
      completion: { proposed: { by: people.owner }, verified: { by: people.safetyMember } },
    });
  });

  it('gives its measure a figure', async () => {
    const observation = {
      planId: year.planId,
      periodEnd: '2021-12-31',
      figure: { value: 795 },
      dataQuality: 'good',
    };
    const path = `/v1/measures/${year.measureId}/observations`;
    const as = people.safetyChair;
    const { position } = await ledger.done(path, observation, { ...on('2022-01-13'), as });
    const { body } = await ledger.get(`/v1/measures?plan=${year.planId}&after=${position}`);
    expect(body.items).toMatchObject([{ observations: [{ figure: { value: 795 } }] }]);
  });

  it('is seen as it was known, and as it was, on any earlier day', async () => {
    expect(await action('&asAt=2021-09-30')).toMatchObject({
      stage: 'approved',
      deliveryRating: 'on-track',
      updateCount: 1,
    });
    // Recorded on 2 November, effective on 1 October: known only later, true by then.
    const second = async (query: string) =>
      (await ledger.get(`/v1/actions/${year.second}?${query}`)).body;
    expect(await second('asAt=2021-10-31')).toMatchObject({ deliveryRating: 'not-assessed' });
    expect(await second('effectiveAt=2021-10-31')).toMatchObject({
      deliveryRating: 'off-track',
      targetDate: '2022-03-31',
    });
    expect(await second('asAt=2022-01-13&effectiveAt=2021-11-30')).toMatchObject({
      targetDate: '2022-06-30',
      moves: [{ from: '2022-03-31', because: 'The supplier withdrew.' }],
    });
    const before = await ledger.get(`/v1/actions/${year.first}?asAt=2021-03-31`);
    expect(before.status).toBe(404);
  });

  it('is asked about in the return that its group confirms', async () => {
    review = await openReview(ledger, year);
    const path = `/v1/reviews/${review.reviewId}/my-return?group=${year.safety}`;
    const as = people.safetyChair;
    const asked = await ledger.get(`${path}&after=${await ledger.head()}`, { as });
    expect(asked.body).toMatchObject({
      headline: '2 of 2 updated since 1 April 2021; closes 23 February 2022',
      actions: [{ actionId: year.second, attention: ['not-updated'] }, { actionId: year.first }],
    });
    const { position } = await confirmReturn(ledger, review);
    const confirmed = await ledger.get(`${path}&after=${position}`, { as });
    expect(confirmed.body.confirmed).toEqual({ on: '2022-02-14', by: people.safetyChair });
  });

  it('is counted down to by the secretariat, and by nobody else', async () => {
    const path = `/v1/reviews/${review.reviewId}/countdown`;
    expect((await ledger.get(path)).body).toMatchObject({
      returnsRequested: 1,
      returnsReceived: 1,
      outstanding: [],
      milestones: [
        { name: 'returns-close', done: '2022-02-14' },
        { name: 'position', due: '2022-02-28' },
        { name: 'pack' },
        { name: 'meeting', due: MET },
      ],
    });
    expect((await ledger.get(path, { as: people.safetyChair })).status).toBe(403);
  });

  it('stands in the pack, whose bytes stay the same whatever follows', async () => {
    await freeze(ledger, review);
    const path = `/v1/reviews/${review.reviewId}/pack`;
    const pack = await ledger.get(path);
    const digest = createHash('sha256').update(pack.text).digest('hex');
    expect(pack.headers['etag']).toBe(`"sha256-${digest}"`);
    expect(pack.body).toMatchObject({ kind: 'pack', cover: { version: 1, simulated: true } });
    expect(pack.body.annexes.actions.groups[0].actions).toMatchObject([
      { actionId: year.first, rating: 'complete', completion: { verifiedOn: '2022-01-13' } },
      { actionId: year.second, rating: 'off-track', lastUpdate: { onBehalf: true } },
    ]);
    expect(pack.text).not.toContain('venues');
    const page = await ledger.get(`${path}.html`);
    expect(page.text).toContain('Twelve venues signed up');
    await ledger.done(`/v1/reviews/${review.reviewId}/packs`, { kind: 'pack' }, on('2022-03-01'));
    const update = progressOf(year, { effectiveAt: '2022-02-20' });
    const owner = { ...on('2022-03-02'), as: people.safetyChair };
    await ledger.done(`/v1/actions/${year.second}/updates`, update, owner);
    expect((await ledger.get(path)).text).toBe(pack.text);
    const { body } = await ledger.get(`/v1/reviews/${review.reviewId}`);
    expect(body.issued).toMatchObject([{ kind: 'pack', version: 1, digest }]);
  });

  it('stands in the record, with what the Board asked and judged', async () => {
    await holdToAccount(ledger, review);
    const { position } = await closeReview(ledger, review);
    const record = await ledger.get(`/v1/reviews/${review.reviewId}/record`);
    expect(record.headers['ledger-position']).toBe(position);
    expect(record.body).toMatchObject({ kind: 'record', cover: { version: 1 }, afterMeeting: {} });
    await ledger.done(`/v1/reviews/${review.reviewId}/packs`, { kind: 'record' }, on('2022-03-17'));
    const again = await ledger.get(`/v1/reviews/${review.reviewId}/record`);
    expect(again.text).toBe(record.text);
  });
});
