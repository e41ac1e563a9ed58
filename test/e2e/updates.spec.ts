import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import { progressOf } from '../support/story-plan.js';
import {
  confirmReturn,
  freeze,
  meet,
  MET,
  RETURNED,
  type ReviewedYear,
  tellToReview,
} from '../support/story-review.js';

describe('updates on an action', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToReview(ledger);
  });
  afterAll(() => ledger.close());

  const second = () => `/v1/actions/${year.second}`;
  const chair = (day: string) => ({ ...on(day), as: people.safetyChair });
  const lastUpdate = async (position: string): Promise<unknown> =>
    (await ledger.get(`${second()}?after=${position}`)).body.lastUpdate;

  it('say that nothing changed, and why: rated as before, explained as before', async () => {
    const body = { planId: year.planId, because: 'The tender runs until April.' };
    const sending = { ...chair('2022-01-20'), key: 'no-change' };
    const done = await ledger.done(`${second()}/no-change`, body, sending);
    expect(await lastUpdate(done.position)).toMatchObject({
      deliveryRating: 'off-track',
      noChange: true,
      explanation: 'No supplier yet.',
      progress: 'The tender runs until April.',
      effectiveAt: '2022-01-20',
    });
    expect(await ledger.done(`${second()}/no-change`, body, sending)).toMatchObject({
      repeated: true,
    });
    const early = { ...body, effectiveAt: '2021-09-01' };
    const send = () => ledger.post(`${second()}/no-change`, early, chair('2022-01-21'));
    await expectRefused(ledger, send, { status: 422, code: 'UPDATE.NO_CHANGE_SINCE_LATER' });
  });

  it('say it of many actions at once: each is done or refused by itself', async () => {
    const path = `/v1/plans/${year.planId}/no-change`;
    const both = { actionIds: [year.second, year.first], because: 'Nothing new.' };
    const sending = { ...chair('2022-01-22'), key: 'many' };
    const { status, body } = await ledger.post(path, both, sending);
    expect(status).toBe(207);
    expect(body).toMatchObject({
      done: 1,
      refused: 1,
      results: [
        { id: year.second, done: true, repeated: false },
        { id: year.first, done: false, status: 409, faults: [{ code: 'ACTION.IS_COMPLETED' }] },
      ],
    });
    expect((await ledger.post(path, both, sending)).body.results[0]).toMatchObject({
      done: true,
      repeated: true,
    });
    const none = { ...both, actionIds: [year.first] };
    const refused = () => ledger.post(path, none, chair('2022-01-22'));
    await expectRefused(ledger, refused, { status: 409, code: 'ACTION.IS_COMPLETED' });
    const nobody = { ...both, actionIds: [] };
    const empty = () => ledger.post(path, nobody, chair('2022-01-22'));
    await expectRefused(ledger, empty, { status: 400, code: 'FIELD.INVALID', at: '/actionIds' });
  });

  it('tell as whom somebody gave what the secretariat entered', async () => {
    const body = progressOf(year, {
      deliveryRating: 'off-track',
      explanation: 'No supplier yet.',
      onBehalfOf: people.safetyChair,
    });
    const done = await ledger.done(`${second()}/updates`, body, on('2022-01-25'));
    expect(await lastUpdate(done.position)).toMatchObject({
      by: 'secretariat',
      onBehalfOf: people.safetyChair,
      givenBy: { capacity: 'chair', organisation: year.police },
    });
  });

  it('are tabled at a meeting of the group or the Board, once it has come', async () => {
    const unknown = '0190aa5e-7c1e-7000-8000-000000000000';
    const tabled = (tabledAt: unknown) => () =>
      ledger.post(`${second()}/updates`, progressOf(year, { tabledAt }), chair('2022-01-26'));
    await expectRefused(ledger, tabled(unknown), { status: 404, code: 'UPDATE.MEETING_NOT_FOUND' });
    await expectRefused(ledger, tabled('board'), {
      status: 400,
      code: 'FIELD.INVALID',
      at: '/tabledAt',
    });
  });

  it('end with the confirmed return, until it is withdrawn or the position is taken; what is tabled is taken', async () => {
    await confirmReturn(ledger, year);
    const update = (day: string, more: object = {}) =>
      ledger.post(`${second()}/updates`, progressOf(year, more), chair(day));
    const closed = { status: 409, code: 'UPDATE.RETURN_IS_CONFIRMED' };
    await expectRefused(ledger, () => update('2022-02-15'), closed);
    const unchanged = { planId: year.planId, because: 'Nothing new.' };
    await expectRefused(
      ledger,
      () => ledger.post(`${second()}/no-change`, unchanged, chair('2022-02-15')),
      closed,
    );

    const group = { bodyId: year.safety, because: 'A figure was wrong.' };
    await ledger.done(`/v1/reviews/${year.reviewId}/returns/withdraw`, group, chair('2022-02-16'));
    expect((await update('2022-02-16')).status).toBe(200);

    const again = { ...on('2022-02-17'), as: people.safetyChair };
    const { reviewId, safety: bodyId, first, second: other } = year;
    const confirmed = { bodyId, actionIds: [first, other] };
    await ledger.done(`/v1/reviews/${reviewId}/returns`, confirmed, again);
    await expectRefused(ledger, () => update('2022-02-18'), closed);

    await freeze(ledger, year);
    expect((await update('2022-03-01')).status).toBe(200);
    const meeting = await meet(ledger, year);
    const tabled = await ledger.done(
      `${second()}/updates`,
      progressOf(year, { tabledAt: meeting.meetingId }),
      chair(MET),
    );
    expect(await lastUpdate(tabled.position)).toMatchObject({ tabledAt: meeting.meetingId });
    expect(RETURNED < MET).toBe(true);
  });
});
