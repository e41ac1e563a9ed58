import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Expected, expectRefused } from '../support/expect-refused.js';
import { type Done, type Sending, ServedLedger } from '../support/served-ledger.js';
import { decide, type HeldMeeting, holdBoardMeeting, on, people } from '../support/story.js';
import {
  closeReview,
  confirmReturn,
  freeze,
  FROZEN,
  judgementOf,
  meet,
  MET,
  RETURNED,
  returnOf,
  type ReviewedYear,
  tellToReview,
} from '../support/story-review.js';

const rule = (status: number, code: string): Expected => ({ status, code });
const BECAUSE = { because: 'It had to be so.' };
const ISSUED = on('2022-03-02');
const SUMMER = '2022-06-14';

describe('a review, from its timetable to what the public reads of it', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;
  let meeting: HeldMeeting;
  let summer: HeldMeeting;
  let upTo: string;
  let publicationId: string;

  const path = (to = '') => `/v1/reviews/${year.reviewId}${to}`;
  const done = (to: string, body: object, sending: Sending): Promise<Done> =>
    ledger.done(path(to), body, sending);
  const refused = async (to: string, body: object, expected: Expected, sending: Sending) => {
    await caughtUp();
    return expectRefused(ledger, () => ledger.post(path(to), body, sending), expected);
  };
  const review = async (as = 'secretariat') => (await ledger.get(path(), { as })).body;
  const caughtUp = async () => {
    const { kept, eventStore } = ledger.runtime;
    await kept.waitFor(await eventStore.head(), 'all', 10_000);
  };
  const openly = (to = '') => ledger.raw().get(`/v1/public/publications${to}`);

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToReview(ledger);
  });
  afterAll(() => ledger.close());

  it('changes its timetable with a reason, by the secretariat, forward only', async () => {
    const timetable = {
      returnsOpen: '2022-01-31',
      returnsClose: '2022-02-23',
      positionDate: FROZEN,
      packIssuedBy: '2022-03-08',
      meetingDate: MET,
      publishedBy: '2022-06-30',
    };
    const sent = { ...timetable, ...BECAUSE };
    const january = on('2022-01-20');
    await refused('/timetable', timetable, { status: 400, code: 'FIELD.MISSING' }, january);
    const asChair = { ...january, as: people.safetyChair };
    await refused('/timetable', sent, rule(403, 'ACCESS.ROLE_NOT_ALLOWED'), asChair);
    const backwards = { ...sent, meetingDate: '2022-03-07' };
    await refused('/timetable', backwards, rule(422, 'REVIEW.TIMETABLE_RUNS_BACKWARDS'), january);
    await done('/timetable', sent, january);
    await refused('/timetable', sent, rule(422, 'TIMETABLE.NOT_CHANGED'), january);
    await caughtUp();
    expect(await review()).toMatchObject({
      timetable,
      timetableChanges: [{ before: { meetingDate: MET }, because: BECAUSE.because }],
      calendar: { startsMonth: 4, midMonth: 9, endMonth: 3 },
    });
  });

  it('is not opened as the review of another month', async () => {
    const another = {
      boardId: year.board,
      planYear: '2022/23',
      point: 'mid-year',
      title: 'A mid-year review in March',
      returnsClose: '2022-02-23',
      positionDate: FROZEN,
      meetingDate: MET,
    };
    const send = () => ledger.post('/v1/reviews', another, on('2022-01-20'));
    await expectRefused(ledger, send, rule(422, 'REVIEW.POINT_NOT_OF_ITS_MONTH'));
  });

  it('chases its groups, each for its own items, and shows when it last did', async () => {
    const { body: texts } = await ledger.get(path(`/chasers?group=${year.safety}&asAt=2022-02-10`));
    expect(texts.chasers).toHaveLength(2);
    expect(texts.chasers[0].text).toContain('returns close 23 February 2022');
    expect(texts.chasers[1]).toMatchObject({ leadAgencyId: year.police, to: 'Cumbria Police' });
    const asMember = { as: people.safetyMember };
    expect((await ledger.get(path(`/chasers?group=${year.safety}`), asMember)).status).toBe(403);

    const chaser = { bodyId: year.safety, means: 'email', actionIds: texts.chasers[0].actionIds };
    const february = on('2022-02-10');
    const asChair = { ...february, as: people.safetyChair };
    await refused('/chasers', chaser, rule(403, 'ACCESS.ROLE_NOT_ALLOWED'), asChair);
    const strange = { ...chaser, actionIds: [year.planId] };
    await refused('/chasers', strange, rule(422, 'CHASER.LISTS_OTHER_ITEMS'), february);
    const unasked = { ...chaser, bodyId: year.justice };
    await refused('/chasers', unasked, rule(404, 'REVIEW.GROUP_NOT_UNDER_REVIEW'), february);
    await done('/chasers', { ...chaser, chased: people.safetyChair }, february);
    await caughtUp();
    const { body: countdown } = await ledger.get(path('/countdown'));
    expect(countdown.outstanding).toMatchObject([
      { bodyId: year.safety, chasers: 1, lastChased: { on: '2022-02-10', means: 'email' } },
    ]);
    expect(countdown.notAsked).toEqual([]);
  });

  it('takes a confirmed return back, and takes it anew', async () => {
    const withdrawal = { bodyId: year.safety, ...BECAUSE };
    const chair = { ...on(RETURNED), as: people.safetyChair };
    await refused('/returns/withdraw', withdrawal, rule(409, 'RETURN.NOT_CONFIRMED'), chair);
    await confirmReturn(ledger, year);
    await refused(
      '/chasers',
      { bodyId: year.safety, means: 'email', actionIds: [year.first] },
      rule(409, 'CHASER.RETURN_IS_IN'),
      on(RETURNED),
    );
    const asMember = { ...chair, as: people.safetyMember };
    await refused('/returns/withdraw', withdrawal, rule(403, 'RETURN.NOT_BY_THE_CHAIR'), asMember);
    await done('/returns/withdraw', withdrawal, chair);
    await done('/returns', returnOf(year), { ...chair, ...on('2022-02-15') });
    await caughtUp();
    expect(await review()).toMatchObject({
      returns: [{ bodyId: year.safety }],
      withdrawnReturns: [{ bodyId: year.safety, because: BECAUSE.because }],
    });
  });

  it('corrects a wrong pack by version 2, and keeps both', async () => {
    await refused('/correct-position', BECAUSE, rule(409, 'REVIEW.POSITION_NOT_FROZEN'), ISSUED);
    await freeze(ledger, year);
    await refused(
      '/timetable',
      { ...BECAUSE, returnsClose: MET, positionDate: MET, meetingDate: MET },
      rule(409, 'REVIEW.POSITION_IS_FROZEN'),
      ISSUED,
    );
    const pack = { kind: 'pack', files: ['json', 'html'] };
    const issued = { ...ISSUED, key: randomUUID() };
    const answer = await done('/packs', pack, issued);
    const first = (await ledger.get(path('/pack?version=1'))).headers['etag'];
    await refused('/packs', { kind: 'pack' }, rule(409, 'PACK.ALREADY_ISSUED'), ISSUED);
    await refused('/correct-position', {}, { status: 400, code: 'FIELD.MISSING' }, ISSUED);
    await done('/correct-position', BECAUSE, ISSUED);
    // Sent again, the first issue gets its first answer, though the pack is another by now.
    expect(await done('/packs', pack, issued)).toEqual({ ...answer, repeated: true });
    const reused = rule(422, 'IDEMPOTENCY_KEY.USED_FOR_ANOTHER_BODY');
    await refused('/packs', { kind: 'pack' }, reused, issued);
    await done('/packs', { kind: 'pack' }, ISSUED);
    expect(await done('/packs', pack, issued)).toEqual({ ...answer, repeated: true });
    await caughtUp();
    const body = await review();
    expect(body.corrections).toMatchObject([{ version: 2, because: BECAUSE.because }]);
    expect(body.issued).toMatchObject([
      { part: 1, version: 1, files: ['json', 'html'] },
      { part: 1, version: 2 },
    ]);
    expect((await ledger.get(path('/pack?version=1'))).headers['etag']).toBe(first);
    expect(first).toBe(`"sha256-${body.issued[0].digest}"`);
  });

  it('judges at the meeting that the Board held, and at no other', async () => {
    const board = { ...on(MET), as: people.boardChair };
    const judgement = judgementOf(year);
    await refused('/judgements', judgement, rule(422, 'REVIEW.MEETING_NOT_HELD'), board);
    meeting = await meet(ledger, year);
    const strange = { ...judgement, meetingId: meeting.meetingId, itemId: year.planId };
    await refused('/judgements', strange, rule(422, 'REVIEW.ITEM_NOT_ON_THE_AGENDA'), board);
    const later = { ...judgement, meetingId: meeting.meetingId };
    await refused('/judgements', later, rule(422, 'REVIEW.NOT_ON_THE_DAY_OF_THE_MEETING'), {
      ...board,
      ...on('2022-03-16'),
    });
    const tabled = {
      bodyId: year.safety,
      actionId: year.second,
      deliveryRating: 'at-risk',
      update: 'A supplier was found on the day before the meeting.',
    };
    const asMember = { ...board, as: people.boardMember };
    await refused('/tabled-updates', tabled, rule(403, 'TABLED.NOT_BY_THE_GROUP'), asMember);
    await done('/tabled-updates', tabled, { ...board, as: people.safetyChair });
    const question = { bodyId: year.safety, question: 'What would bring a supplier in?' };
    const { id } = await done('/challenges', question, board);
    await done('/judgements', judgement, board);
    await caughtUp();
    const { meetingId } = meeting;
    expect(await review()).toMatchObject({
      tabledUpdates: [{ meetingId, actionId: year.second, deliveryRating: 'at-risk' }],
      challenges: [{ challengeId: id, meetingId }],
      judgements: [{ meetingId, positionVersion: 2 }],
    });
  });

  it('links the decisions that came of it', async () => {
    const decision = { kind: 'commission', text: 'Report on the tender in June' };
    const { id: decisionId } = await decide(ledger, year, meeting, 1, decision);
    const linked = { decisionId, bodyId: year.safety };
    await done('/decisions', linked, on('2022-03-16'));
    await refused(
      '/decisions',
      linked,
      rule(409, 'REVIEW_DECISION.LINKED_TWICE'),
      on('2022-03-16'),
    );
    const unknown = { decisionId: randomUUID() };
    await refused(
      '/decisions',
      unknown,
      rule(404, 'REVIEW_DECISION.NOT_OF_THE_BOARD'),
      on('2022-03-16'),
    );
    const asChair = { ...on('2022-03-16'), as: people.boardChair };
    await refused('/decisions', linked, rule(403, 'ACCESS.ROLE_NOT_ALLOWED'), asChair);
  });

  it('is closed once, and has its addendum after the close only', async () => {
    await refused('/addenda', { upTo: '1' }, rule(404, 'REVIEW.NOT_FOUND'), on('2022-03-16'));
    upTo = String(await ledger.runtime.eventStore.head());
    await refused('/addenda', { upTo }, rule(409, 'REVIEW.NOT_CLOSED'), on('2022-03-16'));
    await closeReview(ledger, year);
    await refused('/close', { withoutReturn: [] }, rule(409, 'REVIEW.IS_CLOSED'), on('2022-03-17'));

    // Reported late: it had happened before the position was taken.
    const update = {
      planId: year.planId,
      deliveryRating: 'at-risk',
      progress: 'Two suppliers asked for the papers.',
      explanation: 'The tender was late.',
      effectiveAt: '2022-02-20',
      onBehalfOf: people.safetyChair,
    };
    await ledger.done(`/v1/actions/${year.second}/updates`, update, on('2022-03-21'));
    const draft = await ledger.get(path('/addendum'), { as: people.boardMember });
    expect(draft.body).toMatchObject({
      kind: 'addendum',
      part: 1,
      positionVersion: 2,
      facts: [{ what: 'action-updated', about: 'CS-2021-02', effectiveAt: '2022-02-20' }],
      withheld: 0,
    });
    upTo = draft.headers['ledger-position'] ?? '';
    await refused(
      '/addenda',
      { upTo: '999999999' },
      rule(422, 'REVIEW.CUT_BEYOND_THE_LOG'),
      on('2022-03-22'),
    );
    const key = randomUUID();
    const once = await done('/addenda', { upTo }, { ...on('2022-03-22'), key });
    const again = await done('/addenda', { upTo }, { ...on('2022-03-22'), key });
    expect([once.repeated, again.repeated]).toEqual([false, true]);
    await refused('/addenda', { upTo }, rule(409, 'ADDENDUM.NOT_LATER'), on('2022-03-22'));
    await caughtUp();
    const { addenda } = await review();
    expect(addenda).toMatchObject([{ part: 1, version: 1, upTo, facts: 1 }]);
    expect(draft.headers['etag']).toBe(`"sha256-${addenda[0].digest}"`);
    const hidden = await ledger.get(path('/addendum?part=2'), { as: people.boardMember });
    expect([hidden.status, hidden.body.code]).toEqual([403, 'PACK.NOT_CLEARED']);
  });

  it('confirms the outturn of the year at a later meeting, with what changed', async () => {
    summer = await holdBoardMeeting(ledger, year, SUMMER, 'Outturn', 'Publication');
    const concerns = [{ kind: 'review', id: year.reviewId }];
    const { id: decisionId } = await decide(ledger, year, summer, 1, {
      kind: 'agree',
      text: 'Confirm the outturn of 2021/22',
      concerns,
    });
    const draft = await ledger.get(path('/outturn'));
    expect(draft.body).toMatchObject({
      kind: 'outturn',
      yearEnds: '2022-03-31',
      changes: [
        {
          kind: 'action',
          about: 'CS-2021-02',
          provisional: { rating: 'off-track' },
          outturn: { rating: 'at-risk' },
        },
      ],
    });
    const end = draft.headers['ledger-position'];
    const outturn = { meetingId: summer.meetingId, decisionId, upTo: end };
    const early = { ...outturn, meetingId: meeting.meetingId };
    await refused('/outturn', early, rule(409, 'OUTTURN.YEAR_HAS_NOT_ENDED'), {
      ...on(SUMMER),
      ...on('2022-03-23'),
    });
    const asChair = { ...on(SUMMER), as: people.boardChair };
    await refused('/outturn', outturn, rule(403, 'ACCESS.ROLE_NOT_ALLOWED'), asChair);
    const confirmed = { ...on(SUMMER), key: randomUUID() };
    const answer = await done('/outturn', outturn, confirmed);
    expect(await done('/outturn', outturn, confirmed)).toEqual({ ...answer, repeated: true });
    await refused('/outturn', outturn, rule(409, 'OUTTURN.ALREADY_CONFIRMED'), on(SUMMER));
    await caughtUp();
    expect(await review()).toMatchObject({
      outturn: { decisionId, changes: 1, yearEnds: '2022-03-31' },
    });
  });

  it('keeps a judgement that was changed, with both reasons', async () => {
    const changed = { ...judgementOf(year), outcomes: 'assured', ...BECAUSE };
    const board = { ...on(SUMMER), as: people.boardChair };
    const asChair = { ...board, as: people.safetyChair };
    await refused('/judgements/change', changed, rule(403, 'JUDGEMENT.NOT_BY_THE_BOARD'), asChair);
    await done('/judgements/change', changed, board);
    await caughtUp();
    expect(await review()).toMatchObject({
      judgements: [{ outcomes: 'assured', meetingId: summer.meetingId }],
      judgementChanges: [
        {
          before: { outcomes: 'partly-assured', meetingId: meeting.meetingId },
          outcomes: 'assured',
        },
      ],
    });
  });

  it('shows the public exactly what the Board approved for it', async () => {
    expect((await openly()).body).toEqual({ items: [] });
    const concerns = [{ kind: 'review', id: year.reviewId }];
    const { id: decisionId } = await decide(ledger, year, summer, 2, {
      kind: 'approve',
      text: 'Publish the pack of March 2022',
      concerns,
    });
    const pack = { decisionId, kind: 'pack', version: 2, title: 'The review of March 2022' };
    const day = on('2022-06-20');
    const restricted = { ...pack, part: 2 };
    await refused('/publications', restricted, rule(422, 'PUBLICATION.PART_IS_RESTRICTED'), day);
    const wrong = { ...pack, version: 1 };
    await refused('/publications', wrong, rule(422, 'PUBLICATION.VERSION_WAS_CORRECTED'), day);
    const record = { ...pack, kind: 'record', version: 1 };
    await refused('/publications', record, rule(404, 'PUBLICATION.NOT_ISSUED'), day);
    const asChair = { ...day, as: people.boardChair };
    await refused('/publications', pack, rule(403, 'ACCESS.ROLE_NOT_ALLOWED'), asChair);
    publicationId = (await done('/publications', pack, day)).id;
    await refused('/publications', pack, rule(409, 'PUBLICATION.ALREADY_PUBLISHED'), day);
    const addendum = await done('/publications', { ...pack, kind: 'addendum', version: 1 }, day);
    await caughtUp();

    const { items } = (await openly()).body;
    expect(items).toHaveLength(2);
    expect(items).toContainEqual(
      expect.objectContaining({ publicationId, kind: 'pack', publishedOn: '2022-06-20' }),
    );
    const published = await openly(`/${publicationId}`);
    expect(published.status).toBe(200);
    expect(published.text).toBe((await ledger.get(path('/pack?version=2'))).text);
    const page = await openly(`/${publicationId}/page`);
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(page.text).toContain('March 2022 accountability review');
    expect((await openly(`/${addendum.id}`)).body.kind).toBe('addendum');
    expect((await openly(`/${addendum.id}/page`)).status).toBe(404);
  });

  it('tells whoever comes without a token nothing of anything else', async () => {
    const nothing = { status: 404, code: 'RECORD.NOT_FOUND' };
    const answers = await Promise.all(
      [year.reviewId, year.planId, year.first, randomUUID()].map(async (id) => {
        const { status, body } = await openly(`/${id}`);
        return { status, code: body.code, detail: body.faults[0].message };
      }),
    );
    for (const answer of answers) expect(answer).toMatchObject(nothing);
    expect(new Set(answers.map(({ detail }) => detail)).size).toBe(1);
    expect((await ledger.raw().get(path())).status).toBe(401);
    expect((await ledger.raw().get(path('/pack'))).status).toBe(401);
    expect((await ledger.raw().get(path('/addendum'))).status).toBe(401);
  });

  it('shows it no longer once it is withdrawn', async () => {
    const day = on('2022-06-21');
    const withdraw = `/publications/${publicationId}/withdraw`;
    const unknown = `/publications/${randomUUID()}/withdraw`;
    await refused(unknown, BECAUSE, rule(404, 'PUBLICATION.NOT_FOUND'), day);
    const asChair = { ...day, as: people.boardChair };
    await refused(withdraw, BECAUSE, rule(403, 'ACCESS.ROLE_NOT_ALLOWED'), asChair);
    await done(withdraw, BECAUSE, day);
    await refused(withdraw, BECAUSE, rule(409, 'PUBLICATION.ALREADY_WITHDRAWN'), day);
    await caughtUp();
    expect((await openly(`/${publicationId}`)).status).toBe(404);
    expect((await openly(`/${publicationId}/page`)).status).toBe(404);
    expect((await openly()).body.items).toHaveLength(1);
    expect((await review()).publications).toMatchObject([
      { publicationId, withdrawn: BECAUSE },
      { kind: 'addendum' },
    ]);
  });
});
