import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import {
  acceptedRecommendation,
  address,
  dhrAction,
  dhrPeople,
  foundReviewing,
  openReview,
  type OpenedReview,
  OPENED,
  recommendation,
  reviewName,
  setAction,
} from '../support/story-dhr.js';

const csp = (day: string) => ({ ...on(day), as: dhrPeople.cspChair });
const lead = (day: string) => ({ ...on(day), as: dhrPeople.policeLead });
const chief = (day: string) => ({ ...on(day), as: dhrPeople.policeChief });

describe('a homicide review over the API', () => {
  let ledger: ServedLedger;
  let review: OpenedReview;
  let recommendationId: string;
  let first: string;
  let second: string;
  let thePolice: object;
  let theCsp: object;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    review = await openReview(ledger, await foundReviewing(ledger));
    thePolice = { kind: 'agency', id: review.police };
    theCsp = { kind: 'body', id: review.csp };
    recommendationId = await acceptedRecommendation(ledger, review, 1);
    first = (await setAction(ledger, review, recommendationId)).id;
    second = (await setAction(ledger, review, recommendationId)).id;
  });
  afterAll(() => ledger.close());

  const get = async (path: string, as = 'secretariat') => {
    const after = path.includes('asAt') ? '' : `after=${await ledger.head()}`;
    return ledger.get(`${path}${path.includes('?') ? '&' : '?'}${after}`, { as });
  };

  it('is one of its reference, whoever opens it again', async () => {
    const again = {
      reference: 'DHR-2021-01',
      cspId: review.csp,
      boardId: review.board,
      name: reviewName,
      commissionedOn: '2021-04-01',
    };
    await expectRefused(ledger, () => ledger.post('/v1/dhrs', again, csp(OPENED)), {
      status: 409,
      code: 'DHR.ALREADY_OPENED',
    });
    const named = { ...again, reference: 'Jane Doe' };
    await expectRefused(ledger, () => ledger.post('/v1/dhrs', named, csp(OPENED)), {
      status: 400,
      code: 'FIELD.INVALID',
      at: '/reference',
    });
  });

  it('is kept by its partnership only', async () => {
    const to = `${review.at}/recommendations`;
    await expectRefused(ledger, () => ledger.post(to, recommendation(2), lead('2021-04-14')), {
      status: 403,
      code: 'DHR.NOT_OF_THE_COMMISSIONING_CSP',
      source: 'S4:387',
      kind: 'source',
    });
    const another = { reference: 'DHR-2021-09', cspId: review.csp, boardId: review.board };
    const opening = { ...another, name: reviewName, commissionedOn: '2021-04-01' };
    for (const reference of ['DHR-2021-01', 'DHR-2021-09']) {
      const open = () => ledger.post('/v1/dhrs', { ...opening, reference }, lead('2021-04-14'));
      const notTheirs = { status: 403, code: 'DHR.NOT_OF_THE_COMMISSIONING_CSP' };
      const refused = await expectRefused(ledger, open, notTheirs);
      expect(refused.body.faults).toHaveLength(1);
    }
  });

  it('is restricted: not there for whoever is not cleared, and counted nowhere', async () => {
    expect((await get(review.at)).status).toBe(200);
    for (const as of ['auditor', people.justiceChair]) {
      const refused = await get(review.at, as);
      expect([refused.status, refused.body.code]).toEqual([404, 'RECORD.NOT_FOUND']);
      expect((await get('/v1/dhrs', as)).body.items).toEqual([]);
      expect((await get('/v1/dhr/standing', as)).body).toMatchObject({ allActions: 0 });
      expect((await get('/v1/dhr/awaiting', as)).body.items).toEqual([]);
      expect((await get('/v1/dhr/themes', as)).body.items).toEqual([]);
    }
  });

  it('sets actions for recommendations that are accepted', async () => {
    const other = await ledger.done(
      `${review.at}/recommendations`,
      recommendation(2, { scope: 'national', addressee: 'Home Office', themes: ['training'] }),
      csp('2021-04-14'),
    );
    const to = `${review.at}/recommendations/${other.id}`;
    const set = () => ledger.post(`${to}/actions`, dhrAction(review), csp('2021-04-14'));
    await expectRefused(ledger, set, { status: 409, code: 'DHR_RECOMMENDATION.NOT_ACCEPTED' });
    const close = () => ledger.post(`${to}/close`, {}, csp('2021-04-14'));
    await expectRefused(ledger, close, {
      status: 409,
      code: 'DHR_RECOMMENDATION.WITHOUT_DISPOSITION',
    });
    const conclude = () => ledger.post(`${review.at}/conclude`, {}, csp('2021-04-14'));
    await expectRefused(ledger, conclude, {
      status: 409,
      code: 'DHR.RECOMMENDATION_WITHOUT_DISPOSITION',
    });
    await ledger.done(`${to}/send-on`, {}, on('2021-04-14'));
  });

  it('takes the answers of a party for a list at once, or none of them', async () => {
    const answers = [first, second].map((dhrActionId) => ({ dhrActionId, answer: 'agreed' }));
    const to = `${review.at}/agreements`;
    const notAnswers = answers.map((each) => ({ ...each, answer: 'perhaps' }));
    const perhaps = { party: theCsp, answers: notAnswers };
    await expectRefused(ledger, () => ledger.post(to, perhaps, csp('2021-04-15')), {
      status: 400,
      code: 'FIELD.INVALID',
    });
    const board = { party: { kind: 'body', id: review.board }, answers };
    await expectRefused(ledger, () => ledger.post(to, board, csp('2021-04-15')), {
      status: 403,
      code: 'DHR_PARTY.NOT_YOURS_TO_ANSWER',
    });
    const given = await ledger.done(to, { party: theCsp, answers }, csp('2021-04-15'));
    expect(given).toMatchObject({ repeated: false, events: [{}, {}] });
    const twice = () => ledger.post(to, { party: theCsp, answers }, csp('2021-04-15'));
    await expectRefused(ledger, twice, { status: 409, code: 'DHR_PARTY.ANSWERED_ALREADY' });
  });

  it('tells addressed, agreed and signed off apart', async () => {
    await address(ledger, review, first);
    const answers = [{ dhrActionId: first, answer: 'signed-off' }];
    const own = () =>
      ledger.post(`${review.at}/sign-offs`, { party: thePolice, answers }, lead('2021-06-03'));
    await expectRefused(ledger, own, { status: 403, code: 'DHR_PARTY.SIGNS_OFF_OWN_EVIDENCE' });
    const onBehalfOf = dhrPeople.policeLead;
    const behalf = { party: thePolice, answers, onBehalfOf };
    const entered = () => ledger.post(`${review.at}/sign-offs`, behalf, on('2021-06-03'));
    await expectRefused(ledger, entered, { status: 403, code: 'DHR_PARTY.SIGNS_OFF_OWN_EVIDENCE' });
    await ledger.done(`${review.at}/sign-offs`, { party: thePolice, answers }, chief('2021-06-03'));
    await ledger.done(`${review.at}/sign-offs`, { party: theCsp, answers }, csp('2021-06-04'));
    const { items } = (await get('/v1/dhr/actions')).body;
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ addressedOn: '2021-06-02', signedOffOn: '2021-06-04' });
    expect(items[0].agreedOn).toBeUndefined();
    const standing = (await get('/v1/dhr/standing')).body;
    expect(standing.items).toEqual([
      { addressed: true, signedOff: true, actions: 1, agreed: 0, overdue: 0 },
      { addressed: true, signedOff: false, actions: 0, agreed: 0, overdue: 0 },
      { addressed: false, signedOff: true, actions: 0, agreed: 0, overdue: 0 },
      { addressed: false, signedOff: false, actions: 1, agreed: 0, overdue: 0 },
    ]);
    const before = (await get('/v1/dhr/standing?asAt=2021-06-03')).body;
    expect(before.items[1]).toMatchObject({ addressed: true, signedOff: false, actions: 1 });
  });

  it('says who is awaited and how long, and escalates silence, not before its time', async () => {
    const awaited = (await get('/v1/dhr/awaiting?asAt=2021-05-11')).body.items;
    expect(awaited).toHaveLength(2);
    expect(awaited[0]).toMatchObject({
      matter: 'plan',
      awaitedSince: '2021-04-12',
      workingDays: 20,
    });
    expect(awaited[0].isTooLong).toBe(false);
    const silence = { matter: 'plan', party: thePolice };
    const to = `${review.at}/actions/${second}/silence/escalate`;
    const asCsp = () => ledger.post(to, silence, csp('2021-06-05'));
    await expectRefused(ledger, asCsp, {
      status: 403,
      code: 'DHR_SILENCE.NOT_YOURS_TO_ESCALATE',
    });
    await ledger.done(to, silence, on('2021-06-05'));
    const now = (await get('/v1/dhr/awaiting')).body;
    expect(now.items.filter(({ escalatedOn }: { escalatedOn?: string }) => escalatedOn)).toEqual([
      expect.objectContaining({ dhrActionId: second, escalatedOn: '2021-06-05', isTooLong: true }),
    ]);
  });

  it('tells of national recommendations that nobody answered, and for how long', async () => {
    const { body } = await get('/v1/dhr/national?asAt=2021-06-14');
    expect(body).toMatchObject({
      withoutResponse: 1,
      items: [{ addressee: 'Home Office', noResponse: true, daysWithoutResponse: 61 }],
    });
  });

  it('is a table, too', async () => {
    for (const path of ['/v1/dhrs', '/v1/dhr/actions', '/v1/dhr/awaiting', '/v1/dhr/themes']) {
      const { status, type } = await get(`${path}.csv`);
      expect([path, status, type]).toEqual([path, 200, 'text/csv']);
    }
  });

  it('is read by the partnership once it is published', async () => {
    const publish = () =>
      ledger.post(`${review.at}/publication`, { marking: 'partnership' }, csp('2021-06-10'));
    await expectRefused(ledger, publish, {
      status: 409,
      code: 'DHR_PUBLICATION.NOT_QUALITY_ASSURED',
    });
    const adequate = { outcome: 'adequate' };
    await ledger.done(`${review.at}/quality-assurance`, adequate, csp('2021-06-10'));
    await ledger.done(`${review.at}/publication`, { marking: 'partnership' }, csp('2021-06-10'));
    const read = await get(review.at, people.justiceChair);
    expect([read.status, read.body.marking]).toEqual([200, 'partnership']);
    expect(read.body.recommendations[0].actions[0].standings).toHaveLength(2);
    expect((await get(`${review.at}?asAt=2021-06-09`, people.justiceChair)).status).toBe(404);
  });
});
