import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { on, people } from '../support/story.js';
import { type PlannedYear, plannedAction, tellToDraft } from '../support/story-plan.js';

const AGENCY = { name: 'Cumbria Police', class: 'responsible-authority' };

const asCursor = (...parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('a request that cannot be served', () => {
  let ledger: ServedLedger;
  let year: PlannedYear;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
    year = await tellToDraft(ledger);
  });
  afterAll(() => ledger.close());

  const headers = async (more: Readonly<Record<string, string>>) => ({
    Authorization: `Bearer ${await ledger.token('secretariat')}`,
    ...more,
  });

  const appointments = () => `/v1/bodies/${year.board}/appointments`;
  const appointment = () => ({
    office: 'member',
    holder: 'somebody',
    role: 'Officer',
    agencyId: year.fire,
    from: '2021-04-01',
  });

  const ask = (query: string, at: string, code = 'FIELD.INVALID') =>
    expectRefused(ledger, () => ledger.get(`/v1/actions?${query}`), { status: 400, code, at });

  describe('because of If-Match', () => {
    it('that the record has moved on from', async () => {
      const body = await ledger.get(`/v1/bodies/${year.board}`);
      const stale = `"${(body.body as { revision: number }).revision - 1}"`;
      const send = () =>
        ledger.post(appointments(), appointment(), { ifMatch: stale, ...on('2021-06-01') });
      await expectRefused(ledger, send, { status: 412, code: 'IF_MATCH.STALE', at: 'If-Match' });
    });

    it('of a revision yet to come', async () => {
      const send = () =>
        ledger.post(appointments(), appointment(), {
          ifMatch: '"999999999999999"',
          ...on('2021-06-01'),
        });
      await expectRefused(ledger, send, { status: 412, code: 'IF_MATCH.STALE' });
    });

    it.each([
      '5',
      'W/"5"',
      '*',
      '"5',
      '""',
      '"-1"',
      '"1e3"',
      '"0x1"',
      '"1", "2"',
      '"9999999999999999"',
      '"as-at-5"',
      'null',
    ])('as %s', async (ifMatch) => {
      const send = () =>
        ledger.post(appointments(), appointment(), { ifMatch, ...on('2021-06-01') });
      const expected = { status: 412, code: 'IF_MATCH.NOT_A_LIVE_ETAG', at: 'If-Match' };
      await expectRefused(ledger, send, expected);
    });
  });

  describe('because of Idempotency-Key', () => {
    it('that came with another body', async () => {
      await ledger.done('/v1/agencies', AGENCY, { key: 'mine' });
      const other = () =>
        ledger.post('/v1/agencies', { ...AGENCY, name: 'Other' }, { key: 'mine' });
      const code = 'IDEMPOTENCY_KEY.USED_FOR_ANOTHER_BODY';
      await expectRefused(ledger, other, { status: 422, code, at: 'Idempotency-Key' });
      const dated = { ...AGENCY, effectiveAt: '2021-01-01' };
      await expectRefused(ledger, () => ledger.post('/v1/agencies', dated, { key: 'mine' }), {
        status: 422,
        code,
      });
    });

    it('but not because somebody else used the same', async () => {
      const plans = `/v1/plans/${year.planId}`;
      const proposed = plannedAction(year, year.outcomeId, 9);
      const chair = { as: people.safetyChair, key: 'same', ...on('2021-04-22') };
      const first = await ledger.done(`${plans}/actions`, proposed, chair);
      const other = await ledger.done(`${plans}/actions`, plannedAction(year, year.outcomeId, 10), {
        key: 'same',
        ...on('2021-04-22'),
      });
      expect(other.id).not.toBe(first.id);
    });

    it.each(['', ' ', 'a b', 'x'.repeat(256), 'ü', 'tab\there'])('as "%s"', async (key) => {
      const sent = await headers({ 'Idempotency-Key': key });
      const send = () => ledger.raw().post('/v1/agencies').set(sent).send(AGENCY);
      const expected = { status: 400, code: 'IDEMPOTENCY_KEY.INVALID', at: 'Idempotency-Key' };
      await expectRefused(ledger, send, expected);
    });
  });

  it.each(['yesterday', '2021', '2021-13-01T00:00:00Z', '5', '', '999999-01-01T00:00:00Z'])(
    'because of Ledger-Time: %s',
    async (at) => {
      const expected = { status: 400, code: 'LEDGER_TIME.INVALID', at: 'Ledger-Time' };
      await expectRefused(ledger, () => ledger.post('/v1/agencies', AGENCY, { at }), expected);
    },
  );

  describe('because of what it asks', () => {
    it.each(['0', '501', '-1', 'abc', '1.5', '', '1e9', 'Infinity', '0x10', '10&limit=20'])(
      'limit=%s',
      async (limit) => {
        await ask(`limit=${limit}`, '/limit');
      },
    );

    it.each([
      'yesterday',
      '2021-02-31',
      '2021-13-01',
      '20210101T000000',
      '2021-W01',
      '',
      '-000001-01-01',
      '2021-01-01T25:00:00Z',
    ])('asAt=%s', async (asAt) => {
      await ask(`asAt=${encodeURIComponent(asAt)}`, '/asAt');
    });

    it.each(['yesterday', '2021-02-31', '2021-01-01T00:00:00Z', '', '2021-1-1'])(
      'effectiveAt=%s',
      async (effectiveAt) => {
        await ask(`effectiveAt=${effectiveAt}`, '/effectiveAt');
      },
    );

    it.each(['-1', 'abc', '1.5', '', '9'.repeat(19), '0x10'])('after=%s', async (after) => {
      await ask(`after=${after}`, '/after');
    });

    it.each([
      ['rating[$ne]=x', '/rating[$ne]'],
      ['rating[$where]=sleep(1000)', '/rating[$where]'],
      ['$where=1', '/$where'],
      ['colour=blue', '/colour'],
      ['filter[rating]=on-track', '/filter[rating]'],
    ])('%s', async (query, at) => {
      await ask(query, at, 'FIELD.UNKNOWN');
    });

    it.each([
      ['rating=$ne', '/rating'],
      ['rating={"$ne":"x"}', '/rating'],
      ['rating=on-track&rating=at-risk', '/rating'],
      ['group=1', '/group'],
      ['group={"$gt":""}', '/group'],
      ['stage=toString', '/stage'],
      ['overdue=yes', '/overdue'],
      ['planYear=2021', '/planYear'],
      ['planYear=.*', '/planYear'],
      ['cursor=', '/cursor'],
      [`cursor=${'x'.repeat(2_001)}`, '/cursor'],
    ])('%s', async (query, at) => {
      await ask(query, at);
    });

    it.each([
      '__proto__=1',
      'constructor=1',
      'toString=1',
      'hasOwnProperty=1',
      '__proto__[role]=x',
    ])('%s', async (query) => {
      const { body } = await ledger.get(`/v1/actions?${query}`);
      expect(body).toMatchObject({ status: 400, code: 'FIELD.UNKNOWN' });
    });

    it('a cursor that was changed, of another view, filter or order', async () => {
      const { body } = await ledger.get('/v1/actions?limit=1');
      const cursor = body.next as string;
      expect(cursor).toBeDefined();
      const place = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
      const [digest, id, ...values] = place;
      const cursors = [
        'x',
        '{}',
        '!!!',
        cursor.slice(2),
        `${cursor}!`,
        asCursor('another', id, ...values),
        asCursor(digest, id),
        asCursor(digest, { $ne: 1 }, ...values),
        asCursor(digest, id, { $gt: '' }),
        asCursor(digest, id, ...values, 'more'),
      ];
      const expected = { status: 400, code: 'CURSOR.INVALID', at: 'cursor' };
      for (const each of cursors) {
        const path = `/v1/actions?limit=1&cursor=${encodeURIComponent(each)}`;
        await expectRefused(ledger, () => ledger.get(path), expected);
      }
      for (const path of ['/v1/bodies?limit=1', '/v1/actions?limit=1&planYear=2021/22']) {
        await expectRefused(ledger, () => ledger.get(`${path}&cursor=${cursor}`), expected);
      }
    });

    it('a position that the log has not reached: 503 within about two seconds', async () => {
      const began = performance.now();
      const response = await expectRefused(ledger, () => ledger.get('/v1/actions?after=999999'), {
        status: 503,
        code: 'VIEW.BEHIND',
        at: 'after',
      });
      const took = performance.now() - began;
      expect(response.headers['retry-after']).toMatch(/^\d+$/);
      expect(took).toBeGreaterThan(1_500);
      expect(took).toBeLessThan(6_000);
    });
  });

  it.each([
    ['get', '/', 'ADDRESS.NOT_FOUND'],
    ['get', '/v1', 'ADDRESS.NOT_FOUND'],
    ['get', '/v1/nothing', 'ADDRESS.NOT_FOUND'],
    ['post', '/v1/actions', 'ADDRESS.NOT_FOUND'],
    ['delete', '/v1/agencies', 'ADDRESS.NOT_FOUND'],
    ['put', '/v1/agencies', 'ADDRESS.NOT_FOUND'],
    ['patch', '/v1/agencies', 'ADDRESS.NOT_FOUND'],
    ['get', '/v1/agencies/../../etc/passwd', 'ADDRESS.NOT_FOUND'],
    ['get', '/v1/plans/%2e%2e%2f', 'RECORD.NOT_FOUND'],
  ] as const)('because there is no such address: %s %s', async (method, path, code) => {
    const sent = await headers({});
    const send = () => ledger.raw()[method](path).set(sent);
    await expectRefused(ledger, send, { status: 404, code });
  });

  it('because its address is not well-formed', async () => {
    const sent = await headers({});
    const send = () => ledger.raw().get('/v1/actions/%E0%A4%A').set(sent);
    await expectRefused(ledger, send, { status: 400, code: 'REQUEST.INVALID' });
  });

  it('because its address is too long', async () => {
    const sent = await headers({});
    const send = () =>
      ledger
        .raw()
        .get(`/v1/actions/${'a'.repeat(5_000)}`)
        .set(sent);
    const { status } = await send();
    expect([404, 414]).toContain(status);
  });

  it('answers HEAD as GET without a body, and OPTIONS with no such address', async () => {
    const sent = await headers({});
    const head = await ledger.raw().head('/v1/agencies').set(sent);
    expect({ status: head.status, text: head.text }).toEqual({ status: 200, text: undefined });
    const headers404 = await ledger.raw().head('/v1/nothing').set(sent);
    expect(headers404.status).toBe(404);
    const options = await ledger.raw().options('/v1/agencies').set(sent);
    expect(options.status).toBe(404);
    expect(options.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('keeps what it is told out of its own headers', async () => {
    const sent = await headers({ 'X-Correlation-Id': 'a"; drop table events; --' });
    const response = await ledger.raw().get('/v1/agencies').set(sent);
    expect(response.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    const path = '/v1/agencies?limit=1%0d%0aSet-Cookie:%20a=b';
    const split = await ledger
      .raw()
      .get(path)
      .set(await headers({}));
    expect(split.headers['set-cookie']).toBeUndefined();
    expect(split.status).toBe(400);
  });
});

describe('a ledger that is not simulated', () => {
  it('does not let a command set its clock', async () => {
    const ledger = await ServedLedger.open({ simulated: false });
    const at = '2021-06-01T10:00:00Z';
    const expected = { status: 400, code: 'LEDGER_TIME.NOT_SIMULATED', at: 'Ledger-Time' };
    await expectRefused(ledger, () => ledger.post('/v1/agencies', AGENCY, { at }), expected);
    const made = await ledger.post('/v1/agencies', AGENCY);
    expect(made.status).toBe(201);
    await ledger.close();
  });
});
