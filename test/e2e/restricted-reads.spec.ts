import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvRows } from '../support/csv-rows.js';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { decisionOf, holdBoardMeeting, on, people } from '../support/story.js';
import { confirmReturn, freeze, type ReviewedYear, tellToReview } from '../support/story-review.js';

const AUDITOR = 'auditor';

interface Read {
  readonly by: string;
  readonly outcome: string;
  readonly kind: string;
  readonly recordId: string;
  readonly basis?: string;
  readonly grantId?: string;
  readonly route: string;
  readonly readId: string;
}

describe('reading what is restricted', () => {
  let ledger: ServedLedger;
  let year: ReviewedYear;
  let decisionId: string;

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToReview(ledger);
    const meeting = await holdBoardMeeting(ledger, year, '2022-02-10', 'In closed session');
    const decision = decisionOf(year, meeting, 1, { kind: 'note', text: 'Noted behind doors.' });
    const restricted = { ...decision, marking: 'restricted' };
    decisionId = (await ledger.done('/v1/decisions', restricted, on('2022-02-10'))).id;
    await confirmReturn(ledger, year);
    await freeze(ledger, year);
  });
  afterAll(() => ledger.close());

  const reads = async (query = ''): Promise<readonly Read[]> =>
    (await ledger.get(`/v1/restricted-reads?limit=500&${query}`, { as: AUDITOR })).body.items;
  /** What was recorded since, by whatever was done. */
  const since = async (act: () => Promise<unknown>): Promise<readonly Read[]> => {
    const before = new Set((await reads()).map(({ readId }) => readId));
    await act();
    return (await reads()).filter(({ readId }) => !before.has(readId));
  };
  const grant = async (scope: object, from: string, until: string): Promise<string> => {
    const body = { grantee: AUDITOR, scope, purpose: 'Sampling.', until };
    return (await ledger.done('/v1/access-grants', body, { at: from })).id;
  };
  const decision = (as: string) => ledger.get(`/v1/decisions/${decisionId}`, { as });
  /** A command later on moves the clock of a simulated ledger. */
  const timeIs = (at: string) =>
    ledger.done('/v1/agencies', { name: `Agency ${at}`, class: 'partner' }, { at });

  it('by the secretariat is recorded before the answer leaves', async () => {
    const [read, ...more] = await since(() => decision('secretariat'));
    expect(more).toEqual([]);
    expect(read).toMatchObject({
      by: 'secretariat',
      capacity: 'secretariat',
      outcome: 'read',
      kind: 'decision',
      recordId: decisionId,
      bodyId: year.board,
      basis: 'secretariat',
      route: '/v1/decisions/:decisionId',
    });
  });

  it('without a grant finds nothing, and the attempt is recorded', async () => {
    const attempts = await since(async () => {
      expect((await decision(AUDITOR)).status).toBe(404);
      expect((await decision(people.safetyChair)).status).toBe(404);
    });
    expect(attempts).toMatchObject([
      { by: AUDITOR, outcome: 'refused', recordId: decisionId, kind: 'decision' },
      { by: people.safetyChair, outcome: 'refused', recordId: decisionId },
    ]);
    expect(attempts.some(({ basis }) => basis !== undefined)).toBe(false);
  });

  it('finds nothing to record anything of, either', async () => {
    const confirm = (as: string) => () =>
      ledger.post(
        `/v1/decisions/${decisionId}/progress`,
        { rating: 'on-track', progress: 'Begun.' },
        { ...on('2022-02-20'), as },
      );
    const missing = { status: 404, code: 'DECISION.NOT_FOUND', isRecorded: true } as const;
    await expectRefused(ledger, confirm(people.safetyChair), missing);
  });

  it('is not recorded where nothing restricted was read, or looked for', async () => {
    const others = await since(async () => {
      await ledger.get('/v1/bodies', { as: 'secretariat' });
      await ledger.get(`/v1/actions/${year.first}`, { as: people.safetyChair });
      await ledger.get('/v1/decisions', { as: AUDITOR });
      await ledger.get(`/v1/decisions/${year.board}`, { as: AUDITOR });
    });
    expect(others).toEqual([]);
  });

  it('by a grant says which; of a list, one read tells all its records', async () => {
    const until = '2022-03-10T10:00:00Z';
    const grantId = await grant({ kind: 'decision' }, '2022-03-01T10:00:00Z', until);
    const mine = await since(async () => {
      expect((await decision(AUDITOR)).body).toMatchObject({ decisionId });
      const { items } = (await ledger.get('/v1/decisions', { as: AUDITOR })).body;
      expect(items.map((each: { decisionId: string }) => each.decisionId)).toContain(decisionId);
    });
    expect(mine).toMatchObject([
      { basis: 'grant', grantId, recordId: decisionId },
      { basis: 'grant', grantId, recordId: decisionId, route: '/v1/decisions' },
    ]);
    expect(await reads(`grant=${grantId}`)).toEqual(mine);
  });

  it('ends with the grant, to the second', async () => {
    await timeIs('2022-03-10T09:59:59Z');
    expect((await decision(AUDITOR)).status).toBe(200);
    await timeIs('2022-03-10T10:00:01Z');
    const refused = await since(async () => {
      expect((await decision(AUDITOR)).status).toBe(404);
    });
    expect(refused).toMatchObject([{ outcome: 'refused' }]);
  });

  it('ends as soon as the grant is revoked, and has not begun before its first moment', async () => {
    const at = '2022-03-11T10:00:00Z';
    const until = '2022-03-20T10:00:00Z';
    const later = { grantee: AUDITOR, scope: { kind: 'decision' }, purpose: 'Later.' };
    const first = { ...later, from: '2022-03-12T10:00:00Z', until };
    await ledger.done('/v1/access-grants', first, { at });
    expect((await decision(AUDITOR)).status).toBe(404);
    await timeIs('2022-03-12T10:00:00Z');
    expect((await decision(AUDITOR)).status).toBe(200);
    const [{ grantId }] = (await ledger.get('/v1/access-grants?standing=live')).body.items;
    await ledger.done(`/v1/access-grants/${grantId}/revoke`, { because: 'Enough.' });
    expect((await decision(AUDITOR)).status).toBe(404);
  });

  describe('of a Part 2', () => {
    const part = (as: string, what = 'pack') =>
      ledger.get(`/v1/reviews/${year.reviewId}/${what}?part=2`, { as });

    it.each(['pack', 'pack.html', 'pack.docx', 'addendum'])('is recorded: %s', async (what) => {
      const [read] = await since(() => part('secretariat', what));
      expect(read).toMatchObject({
        kind: 'part-2',
        recordId: year.reviewId,
        basis: 'secretariat',
        route: `/v1/reviews/:reviewId/${what}`,
      });
    });

    it('changes neither its bytes nor those of Part 1', async () => {
      const one = (await ledger.get(`/v1/reviews/${year.reviewId}/pack`)).text;
      const two = (await part('secretariat')).text;
      expect((await part('secretariat')).text).toBe(two);
      expect((await ledger.get(`/v1/reviews/${year.reviewId}/pack`)).text).toBe(one);
      const addendum = (await part('secretariat', 'addendum')).text;
      expect((await part('secretariat', 'addendum')).text).toBe(addendum);
    });

    it('is refused without a grant, and that is recorded', async () => {
      const attempt = await since(async () => {
        expect((await part(AUDITOR)).body.code).toBe('PACK.NOT_CLEARED');
      });
      expect(attempt).toMatchObject([{ outcome: 'refused', kind: 'part-2', by: AUDITOR }]);
    });

    it('is opened by a grant for that review', async () => {
      const [from, until] = ['2022-03-21T10:00:00Z', '2022-03-22T10:00:00Z'];
      const grantId = await grant({ kind: 'part-2', recordId: year.reviewId }, from, until);
      const [read] = await since(async () => {
        expect((await part(AUDITOR)).status).toBe(200);
      });
      expect(read).toMatchObject({ basis: 'grant', grantId, by: AUDITOR });
    });
  });

  it('is found by person, record, kind, outcome and day, and as a table', async () => {
    const all = await reads();
    const is = (wanted: Partial<Read>) =>
      all.filter((read) =>
        Object.entries(wanted).every(([name, value]) => read[name as keyof Read] === value),
      );
    expect(await reads('by=auditor')).toEqual(is({ by: AUDITOR }));
    expect(await reads(`record=${decisionId}`)).toEqual(is({ recordId: decisionId }));
    expect(await reads('kind=part-2')).toEqual(is({ kind: 'part-2' }));
    expect(await reads('outcome=refused')).toEqual(is({ outcome: 'refused' }));
    expect(await reads('basis=grant')).toEqual(is({ basis: 'grant' }));
    expect(await reads('to=2021-12-31')).toEqual([]);
    expect(await reads('from=2021-12-31&to=2022-12-31')).toEqual(all);
    const { text } = await ledger.get('/v1/restricted-reads.csv?by=auditor', { as: AUDITOR });
    expect(csvRows(text).map(({ readId }) => readId)).toEqual(
      is({ by: AUDITOR }).map(({ readId }) => readId),
    );
  });

  it('is read page by page', async () => {
    const page = (cursor?: string) =>
      ledger.get(`/v1/restricted-reads?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    const first = (await page()).body;
    const second = (await page(first.next)).body;
    expect([...first.items, ...second.items]).toEqual((await reads()).slice(0, 4));
    const strange = { status: 400, code: 'CURSOR.INVALID' };
    await expectRefused(ledger, () => page('elsewhere'), strange);
  });

  it('is asked about by auditors and the secretariat, with filters that there are', async () => {
    const ask =
      (query: string, as = AUDITOR) =>
      () =>
        ledger.get(`/v1/restricted-reads${query}`, { as });
    const role = { status: 403, code: 'ACCESS.ROLE_NOT_ALLOWED' };
    await expectRefused(ledger, ask('', people.safetyChair), role);
    const unknown = { status: 400, code: 'FIELD.UNKNOWN', at: '/purpose' };
    await expectRefused(ledger, ask('?purpose=x'), unknown);
    const invalid = { status: 400, code: 'FIELD.INVALID' };
    await expectRefused(ledger, ask('?record=x'), { ...invalid, at: '/record' });
    await expectRefused(ledger, ask('?from=yesterday'), { ...invalid, at: '/from' });
    await expectRefused(ledger, ask('?basis=curiosity'), { ...invalid, at: '/basis' });
  });
});
