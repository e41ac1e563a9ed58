import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import {
  acceptedRecommendation,
  dhrPeople,
  foundReviewing,
  openReview,
  type OpenedReview,
  setAction,
} from '../support/story-dhr.js';

const AUDITOR = 'auditor';

interface Read {
  readonly readId: string;
  readonly by: string;
  readonly outcome: string;
  readonly basis?: string;
  readonly grantId?: string;
}

describe('a homicide review that is not published', () => {
  let ledger: ServedLedger;
  let review: OpenedReview;
  let other: OpenedReview;
  let recommendationId: string;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    const reviewing = await foundReviewing(ledger);
    review = await openReview(ledger, reviewing, 'DHR-2021-01');
    other = await openReview(ledger, reviewing, 'DHR-2021-02');
    recommendationId = await acceptedRecommendation(ledger, review, 1);
    const { police } = review;
    const parties = [{ kind: 'agency', id: police }];
    await setAction(ledger, review, recommendationId, { leadAgencyId: police, parties });
    await ledger.get(`/v1/dhrs?after=${await ledger.head()}`);
  });
  afterAll(() => ledger.close());

  const reads = async (): Promise<readonly Read[]> => {
    const query = `limit=500&kind=dhr&record=${review.dhrId}`;
    return (await ledger.get(`/v1/restricted-reads?${query}`, { as: AUDITOR })).body.items;
  };
  const since = async (act: () => Promise<unknown>): Promise<readonly Read[]> => {
    const before = new Set((await reads()).map(({ readId }) => readId));
    await act();
    return (await reads()).filter(({ readId }) => !before.has(readId));
  };
  const ask = async (as: string) => (await ledger.get(review.at, { as })).status;
  const listed = async (as: string): Promise<readonly string[]> =>
    (await ledger.get('/v1/dhrs', { as })).body.items.map(({ dhrId }: { dhrId: string }) => dhrId);
  const grant = async (scope: object, from: string, until: string): Promise<string> => {
    const body = { grantee: AUDITOR, scope, purpose: 'Sampling.', from, until };
    return (await ledger.done('/v1/access-grants', body, { at: from })).id;
  };
  /** A command later on moves the clock of a simulated ledger. */
  const timeIs = (at: string) =>
    ledger.done('/v1/agencies', { name: `Agency ${at}`, class: 'partner' }, { at });

  it('is not there without a grant, and each attempt is recorded', async () => {
    const attempts = await since(async () => {
      expect([await ask(AUDITOR), await ask(people.justiceChair)]).toEqual([404, 404]);
      expect([await ask(dhrPeople.fireLead), await ask(people.safetyChair)]).toEqual([404, 404]);
    });
    const who = [AUDITOR, people.justiceChair, dhrPeople.fireLead, people.safetyChair];
    expect(attempts.map(({ by, outcome, basis }) => [by, outcome, basis])).toEqual(
      who.map((by) => [by, 'refused', undefined]),
    );
    expect(await listed(dhrPeople.fireLead)).toEqual([]);
  });

  it.each([
    ['who speaks for the partnership that commissioned it', dhrPeople.cspChair, 'office', true],
    ['who represents a lead agency in it', dhrPeople.policeLead, 'lead-agency', false],
    ['who represents one on the Board', people.boardChair, 'lead-agency', false],
    ['the secretariat', 'secretariat', 'secretariat', true],
  ])('is read by %s, recorded with the reason', async (_, as, basis, isOtherRead) => {
    const mine = await since(async () => {
      expect(await ask(as)).toBe(200);
      const expected = [review.dhrId, ...(isOtherRead ? [other.dhrId] : [])];
      expect(await listed(as)).toEqual(expected);
    });
    expect(mine.map((read) => [read.by, read.outcome, read.basis])).toEqual([
      [as, 'read', basis],
      [as, 'read', basis],
    ]);
  });

  it('is read by a grant until its last second, recorded with it', async () => {
    const [from, until] = ['2021-07-01T10:00:00Z', '2021-07-02T10:00:00Z'];
    const grantId = await grant({ kind: 'dhr', recordId: review.dhrId }, from, until);
    await timeIs('2021-07-02T09:59:59Z');
    const read = await since(async () => {
      expect(await ask(AUDITOR)).toBe(200);
      expect(await listed(AUDITOR)).toEqual([review.dhrId]);
    });
    expect(read).toMatchObject([
      { by: AUDITOR, outcome: 'read', basis: 'grant', grantId },
      { by: AUDITOR, outcome: 'read', basis: 'grant', grantId },
    ]);
    await timeIs('2021-07-02T10:00:01Z');
    const refused = await since(async () => {
      expect(await ask(AUDITOR)).toBe(404);
      expect(await listed(AUDITOR)).toEqual([]);
    });
    expect(refused).toMatchObject([{ by: AUDITOR, outcome: 'refused' }]);
  });

  it('is opened by a grant for its partnership, too, and by none for a review that is not', async () => {
    const [from, until] = ['2021-07-05T10:00:00Z', '2021-07-06T10:00:00Z'];
    await grant({ kind: 'body', recordId: review.csp }, from, until);
    expect([await ask(AUDITOR), await listed(AUDITOR)]).toEqual([200, [review.dhrId, other.dhrId]]);
    const scope = { kind: 'dhr', recordId: randomUUID() };
    const body = { grantee: AUDITOR, scope, purpose: 'Sampling.', until };
    const missing = { status: 404, code: 'ACCESS_GRANT.RECORD_NOT_FOUND' };
    await expectRefused(
      ledger,
      () => ledger.post('/v1/access-grants', body, { at: from }),
      missing,
    );
    await timeIs('2021-07-06T10:00:00Z');
  });

  it('is not there for the commands of whoever may not read it, whatever they send', async () => {
    const outsider = { ...on('2021-07-10'), as: people.justiceChair };
    const none = `/v1/dhrs/${randomUUID()}`;
    const made = { number: 2, scope: 'local', themes: ['training'], text: 'A text.' };
    const commands: readonly (readonly [string, object])[] = [
      ['/conclude', {}],
      ['/reopen', { because: 'It goes on.' }],
      ['/recommendations', made],
      [`/recommendations/${recommendationId}/close`, {}],
      [`/recommendations/${randomUUID()}/close`, {}],
      [`/actions/${randomUUID()}/carrier/end`, { because: 'It ended.' }],
    ];
    for (const [path, body] of commands) {
      const missing = await ledger.post(`${none}${path}`, body, outsider);
      const send = () => ledger.post(`${review.at}${path}`, body, { ...outsider, ifMatch: '"1"' });
      const expected = { status: 404, code: 'DHR.NOT_FOUND', isRecorded: true } as const;
      const withheld = await expectRefused(ledger, send, expected);
      // Each problem is an instance of its own, and in all else the same.
      expect(withheld.body).toEqual({ ...missing.body, instance: withheld.body.instance });
    }
  });

  it('tells who reads it why they cannot do something to it', async () => {
    const conclude = () =>
      ledger.post(`${review.at}/conclude`, {}, { ...on('2021-07-10'), as: dhrPeople.policeLead });
    const code = 'DHR.NOT_OF_THE_COMMISSIONING_CSP';
    await expectRefused(ledger, conclude, { status: 403, code });
  });

  it.each([
    ['/v1/dhrs', 'text=somebody', 'text'],
    ['/v1/dhrs', 'because=somebody', 'because'],
    ['/v1/dhr/actions', 'text=somebody', 'text'],
    ['/v1/qaf/assessments', 'note=somebody', 'note'],
    ['/v1/qaf/findings', 'text=somebody', 'text'],
    ['/v1/qaf/recommendations', 'text=somebody', 'text'],
  ])('is not found by what is sealed: %s?%s', async (path, query, name) => {
    const search = () => ledger.get(`${path}?${query}`);
    const unknown = { status: 400, code: 'FIELD.UNKNOWN', at: `/${name}` };
    const { body } = await expectRefused(ledger, search, unknown);
    expect(body.detail).toMatch(
      new RegExp(
        `^${name} is not known here: after, (\\w+, )*asAt, (\\w+, )*effectiveAt(, \\w+)* are\\.$`,
      ),
    );
  });
});
