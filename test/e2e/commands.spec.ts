import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';

const agency = { name: 'Cumbria Police', class: 'responsible-authority' };

describe('a command through the API', () => {
  let ledger: ServedLedger;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
  });
  afterAll(() => ledger.close());

  it('answers 201 with id, revision, position and place', async () => {
    const response = await ledger.post('/v1/agencies', agency);
    expect(response.status).toBe(201);
    expect(response.headers).toMatchObject({
      etag: '"0"',
      'ledger-position': response.body.position,
      location: `/v1/agencies/${response.body.id}`,
    });
    expect(response.body).toMatchObject({ revision: 0, repeated: false });
  });

  it('is read by its writer with ?after=', async () => {
    const { id, position } = await ledger.done('/v1/agencies', agency);
    const { body } = await ledger.get(`/v1/agencies?after=${position}&limit=500`);
    expect(body.items.map((item: { agencyId: string }) => item.agencyId)).toContain(id);
  });

  it('changes nothing when it is sent again, and gets its first answer', async () => {
    const first = await ledger.done('/v1/agencies', agency, { key: 'the-same' });
    const head = await ledger.head();
    const again = await ledger.done('/v1/agencies', agency, { key: 'the-same' });
    expect(again).toEqual({ ...first, repeated: true });
    expect(await ledger.head()).toBe(head);
  });

  it('is carried out once when it is sent twice at the same time', async () => {
    const before = BigInt(await ledger.head());
    const send = () => ledger.done('/v1/agencies', agency, { key: 'at-once' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(BigInt(await ledger.head())).toBe(before + 1n);
  });

  it('is refused when its key came with another body', async () => {
    await ledger.done('/v1/agencies', agency, { key: 'once' });
    const other = await ledger.post('/v1/agencies', { ...agency, name: 'Other' }, { key: 'once' });
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY.USED_FOR_ANOTHER_BODY');
  });

  it('is refused when the record moved on since If-Match', async () => {
    const terms = {
      inForceFrom: '2020-04-01',
      aim: 'Sets priorities',
      cadence: { kind: 'times-a-year', timesAYear: 3 },
      quorum: 1,
      deputies: true,
      interestsDeclared: false,
    };
    const at = '2020-04-01T10:00:00Z';
    const body = await ledger.done(
      '/v1/bodies',
      { name: 'Board', shortName: 'SCB', kind: 'board', terms },
      { at },
    );
    const next = { terms: { ...terms, inForceFrom: '2021-04-01' } };
    const path = `/v1/bodies/${body.id}/terms-of-reference`;
    const stale = await ledger.post(path, next, { ifMatch: '"0"', at });
    expect(stale.status).toBe(412);
    expect(stale.body.code).toBe('IF_MATCH.STALE');
    const live = await ledger.get(`/v1/bodies/${body.id}?after=${body.position}`);
    const fresh = await ledger.post(path, next, { ifMatch: live.headers['etag'] ?? '', at });
    expect(fresh.status).toBe(200);
    const asAt = await ledger.get(`/v1/bodies/${body.id}?asAt=2030-01-01`);
    const past = await ledger.post(path, next, { ifMatch: asAt.headers['etag'] ?? '' });
    expect(past.body.code).toBe('IF_MATCH.NOT_A_LIVE_ETAG');
  });
});
