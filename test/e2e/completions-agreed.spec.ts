import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { type HeldMeeting, on, people } from '../support/story.js';
import {
  addAction,
  chair,
  decidedOn,
  holdGroupMeeting,
  member,
  owner,
  proposeDone,
} from '../support/story-in-year.js';
import { type PlannedYear, tellToApproval } from '../support/story-plan.js';

/** What a group and its Board agree to, each test a chapter that the next one goes on from. */
describe('what waits for agreement', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  /** Day-to-day business that serves a measure and no outcome: the group's agreement completes it. */
  let plain: string;
  let meeting: HeldMeeting;
  const planOf = () => ({ planId: year.planId });
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToApproval(ledger);
    const { measureId } = year;
    const more = { measureId, outcomeId: undefined };
    plain = (await addAction(ledger, year, 3, more, chair('2021-06-01'))).id;
    await ledger.done(`/v1/plans/${year.planId}/actions/${plain}/accept`, {}, chair('2021-06-01'));
  });
  afterAll(() => ledger.close());

  const action = async (actionId: string) =>
    (await ledger.get(`/v1/actions/${actionId}?after=${await ledger.head()}`)).body;
  const awaiting = async (of: 'chair' | 'board' = 'chair') => {
    const head = await ledger.head();
    const query = `group=${year.safety}&awaitsAgreement=${of}&after=${head}`;
    const { body } = await ledger.get(`/v1/actions?${query}`);
    return body.items.map(({ actionId }: { actionId: string }) => actionId);
  };

  it("is a date that its owner moved: the chair's, or beyond the plan year the Board's", async () => {
    const to = `/v1/actions/${year.first}/target-date`;
    const move = (date: string) => ({ ...planOf(), to: date, because: 'Hearings were postponed.' });
    await ledger.done(to, move('2022-02-28'), owner('2021-10-01'));
    expect(await awaiting()).toEqual([year.first]);
    await expectRefused(ledger, () => ledger.post(`${to}/agree`, planOf(), owner('2021-10-02')), {
      status: 403,
      code: 'PLAN_CHANGE.NOT_AGREED_BY_THE_CHAIR',
    });
    await ledger.done(`${to}/agree`, planOf(), chair('2021-10-02'));
    expect(await awaiting()).toEqual([]);

    await ledger.done(to, move('2022-06-30'), owner('2021-11-01'));
    expect([await awaiting(), await awaiting('board')]).toEqual([[], [year.first]]);
    await expectRefused(ledger, () => ledger.post(`${to}/agree`, planOf(), chair('2021-11-02')), {
      status: 422,
      code: 'PLAN_CHANGE.IS_MATERIAL',
    });
    const decisionId = await decidedOn(ledger, year, '2021-11-20', 'Agree to the new date');
    await ledger.done(`${to}/agree`, { ...planOf(), decisionId }, on('2021-11-20'));
    expect(await action(year.first)).toMatchObject({
      originalTargetDate: '2021-12-31',
      targetDate: '2022-06-30',
      moves: [
        { to: '2022-02-28', agreement: 'by-the-chair', agreed: { by: people.safetyChair } },
        { to: '2022-06-30', agreement: 'by-the-board', decisionId },
      ],
    });
    await expectRefused(ledger, () => ledger.post(`${to}/agree`, planOf(), chair('2021-11-21')), {
      status: 409,
      code: 'TARGET_DATE.NOTHING_TO_AGREE',
    });
  });

  it('is every completion that was proposed', async () => {
    await proposeDone(ledger, year, year.first, owner('2021-12-15'));
    await proposeDone(ledger, year, plain, chair('2021-12-15'));
    expect(await awaiting()).toEqual([year.first, plain]);
    meeting = await holdGroupMeeting(ledger, year, '2022-01-12', 'Completed actions');
  });

  const agreeTo = (actionIds: readonly string[], sending = chair('2022-01-13')) =>
    ledger.post(
      `/v1/plans/${year.planId}/completions/agree`,
      { meetingId: meeting.meetingId, itemId: meeting.items['1'], actionIds },
      sending,
    );

  it('is agreed to by nobody but the group', async () => {
    await expectRefused(ledger, () => agreeTo([year.first, plain], owner('2022-01-13')), {
      status: 403,
      code: 'AGREEMENT.NOT_ENTERED_FOR_THE_GROUP',
    });
  });

  it('is agreed to at once, at an item of a meeting; each answer says what became of which', async () => {
    const key = 'en-bloc';
    const answer = await agreeTo([year.first, year.second, plain], {
      ...chair('2022-01-13'),
      key,
    });
    expect(answer.status).toBe(207);
    expect(answer.body).toMatchObject({
      done: 2,
      refused: 1,
      results: [
        { id: year.first, done: true, repeated: false },
        { id: year.second, done: false, status: 409 },
        { id: plain, done: true },
      ],
    });
    expect(answer.body.results[1].faults).toMatchObject([
      { code: 'ACTION.COMPLETION_NOT_PROPOSED' },
    ]);
    expect(answer.headers['ledger-position']).toBe(answer.body.position);
    const head = await ledger.head();
    const again = await agreeTo([year.first, plain], { ...chair('2022-01-13'), key });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({
      done: 2,
      results: [{ repeated: true }, { repeated: true }],
    });
    expect(await ledger.head()).toBe(head);
  });

  it('completes what nobody is to verify, and the rest once somebody else did', async () => {
    expect(await action(plain)).toMatchObject({
      stage: 'completed',
      deliveryRating: 'complete',
      completion: { agreed: { agreedOn: '2022-01-12' } },
    });
    expect(await action(year.first)).toMatchObject({
      stage: 'completion-agreed',
      verificationRequired: true,
    });
    const verify = `/v1/actions/${year.first}/completion/verify`;
    const forTheOwner = { ...planOf(), onBehalfOf: people.owner };
    await expectRefused(ledger, () => ledger.post(verify, forTheOwner, on('2022-01-14')), {
      status: 403,
      code: 'ACTION.VERIFIER_IS_PROPOSER',
    });
    await ledger.done(verify, planOf(), member('2022-01-14'));
    expect(await action(year.first)).toMatchObject({ stage: 'completed' });
  });

  it('is not agreed to twice, nor at a meeting of others or at no item', async () => {
    await proposeDone(ledger, year, year.second, chair('2022-01-20'));
    const agree = (more: object) => () =>
      ledger.post(
        `/v1/actions/${year.second}/completion/agree`,
        { ...planOf(), meetingId: meeting.meetingId, itemId: meeting.items['1'], ...more },
        chair('2022-01-21'),
      );
    await expectRefused(ledger, agree({}), { status: 422, code: 'AGREEMENT.PROPOSED_LATER' });
    await expectRefused(ledger, agree({ meetingId: year.planId }), {
      status: 404,
      code: 'AGREEMENT.MEETING_NOT_FOUND',
    });
    await expectRefused(ledger, agree({ itemId: year.planId }), {
      status: 404,
      code: 'AGREEMENT.ITEM_NOT_FOUND',
    });
    const later = await holdGroupMeeting(ledger, year, '2022-01-21', 'Completed actions');
    const { meetingId, items } = later;
    const there = { meetingId, itemId: items['1'] };
    expect((await agree(there)()).status).toBe(200);
    await expectRefused(ledger, agree(there), { status: 409, code: 'AGREEMENT.ALREADY_GIVEN' });
  });

  it('is open again once it is reopened, with a reason', async () => {
    const to = `/v1/actions/${plain}/reopen`;
    const body = { ...planOf(), because: 'Two venues left the scheme again.' };
    await expectRefused(ledger, () => ledger.post(to, body, owner('2022-02-01')), {
      status: 403,
      code: 'ACTION.NOT_YOURS_TO_REOPEN',
    });
    await ledger.done(to, body, chair('2022-02-01'));
    expect(await action(plain)).toMatchObject({
      stage: 'approved',
      deliveryRating: 'not-assessed',
      reopenings: [{ because: body.because, completion: { agreed: {} } }],
    });
    await expectRefused(ledger, () => ledger.post(to, body, chair('2022-02-02')), {
      status: 409,
      code: 'ACTION.NOT_COMPLETED',
    });
  });
});
