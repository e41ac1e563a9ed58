import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvRows } from '../support/csv-rows.js';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';
import { foundPartnership, type Partnership } from '../support/story.js';

const NOON = '2021-06-15T12:00:00Z';
const WHO = 'auditor';

describe('grants of access', () => {
  let ledger: ServedLedger;
  let bodies: Partnership;
  let grantId: string;

  const asked = () => ({
    grantee: WHO,
    scope: { kind: 'body', recordId: bodies.safety },
    purpose: 'Sampling for the audit.',
    until: '2021-06-30T17:00:00+01:00',
  });
  const grant = (changes: object = {}, as = 'secretariat') =>
    ledger.post('/v1/access-grants', { ...asked(), ...changes }, { at: NOON, as });
  const list = (query = '') => ledger.get(`/v1/access-grants${query}`, { as: 'auditor' });

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    bodies = await foundPartnership(ledger);
    grantId = (await ledger.done('/v1/access-grants', asked(), { at: NOON })).id;
  });
  afterAll(() => ledger.close());

  it('are registered: who, to what, for what, until when, by whom', async () => {
    const head = await ledger.head();
    const { body } = await ledger.get(`/v1/access-grants/${grantId}?after=${head}`, { as: WHO });
    expect(body).toMatchObject({
      grantId,
      ...asked(),
      from: '2021-06-15T12:00:00.000Z',
      until: '2021-06-30T16:00:00.000Z',
      standing: 'live',
      granted: { by: 'secretariat', capacity: 'secretariat' },
    });
  });

  it('stand as they stand at the moment that is asked about', async () => {
    const one = (asAt: string) => list(`/${grantId}?asAt=${asAt}`);
    expect((await one('2021-06-15T12:00:00Z')).body.standing).toBe('live');
    expect((await one('2021-06-30T16:00:00Z')).body.standing).toBe('expired');
    expect((await one('2021-06-15T11:59:59Z')).status).toBe(404);
    const live = (await list('?standing=live&grantee=auditor&kind=body')).body.items;
    expect(live).toHaveLength(1);
    expect((await list(`?record=${bodies.safety}`)).body.items).toEqual(live);
    expect((await list('?standing=expired')).body.items).toEqual([]);
    expect((await list('?asAt=2021-07-01&standing=expired')).body.items).toHaveLength(1);
    expect((await list('?standing=revoked')).body.items).toEqual([]);
    expect((await list('?standing=to-come')).body.items).toEqual([]);
  });

  it('are a table, too', async () => {
    const { text } = await ledger.get('/v1/access-grants.csv', { as: 'auditor' });
    const [row] = csvRows(text);
    expect(row).toMatchObject({ grantee: WHO, 'scope.kind': 'body', standing: 'live' });
  });

  it.each([
    ['to oneself', { grantee: 'secretariat' }, 403, 'ACCESS_GRANT.TO_ONESELF'],
    ['to whom it is entered for', { onBehalfOf: WHO }, 403, 'ACCESS_GRANT.TO_ONESELF'],
    ['of 31 days and a second', { until: '2021-07-16T12:00:01Z' }, 422, 'ACCESS_GRANT.TOO_LONG'],
    [
      'that begins after its end',
      { from: '2021-06-30T17:00:00Z' },
      422,
      'ACCESS_GRANT.ENDS_BEFORE_IT_BEGINS',
    ],
    ['from before', { from: '2021-06-15T11:59:59Z' }, 422, 'ACCESS_GRANT.BACKDATED'],
    [
      'for no body',
      { scope: { kind: 'body', recordId: randomUUID() } },
      404,
      'ACCESS_GRANT.RECORD_NOT_FOUND',
    ],
    [
      'for no review',
      { scope: { kind: 'part-2', recordId: randomUUID() } },
      404,
      'ACCESS_GRANT.RECORD_NOT_FOUND',
    ],
    ['for every plan', { scope: { kind: 'plan' } }, 422, 'ACCESS_GRANT.RECORD_NOT_NAMED'],
    ['on no decision', { decisionId: randomUUID() }, 404, 'ACCESS_GRANT.DECISION_NOT_FOUND'],
  ])('are refused %s', async (_, changes, status, code) => {
    await expectRefused(ledger, () => grant(changes), { status, code, kind: 'ours' });
  });

  it.each([
    ['without an end', { until: undefined }, '/until', 'FIELD.MISSING'],
    ['that end on a day', { until: '2021-06-30' }, '/until', 'FIELD.INVALID'],
    ['without a purpose', { purpose: '' }, '/purpose', 'FIELD.INVALID'],
    ['for a kind that is not', { scope: { kind: 'file' } }, '/scope/kind', 'FIELD.INVALID'],
    ['to a name', { grantee: 'A Person' }, '/grantee', 'FIELD.INVALID'],
  ])('are no question %s', async (_, changes, at, code) => {
    await expectRefused(ledger, () => grant(changes), { status: 400, code, at });
  });

  it('are given by the secretariat only, and read by auditors, too', async () => {
    const code = 'ACCESS.ROLE_NOT_ALLOWED';
    await expectRefused(ledger, () => grant({}, 'auditor'), { status: 403, code });
    await expectRefused(ledger, () => grant({}, 'cs-chair'), { status: 403, code });
    const reading = () => ledger.get('/v1/access-grants', { as: 'cs-chair' });
    await expectRefused(ledger, reading, { status: 403, code });
  });

  it('are not found by what is sealed, and what they are found by is told', async () => {
    const ask = () => list('?purpose=Sampling');
    await expectRefused(ledger, ask, { status: 400, code: 'FIELD.UNKNOWN', at: '/purpose' });
    expect((await ask()).body.detail).toBe(
      'purpose is not known here: after, asAt, cursor, effectiveAt, grantee, kind, limit, record, standing are.',
    );
  });

  it('are revoked once, with a reason, and not once they have run out', async () => {
    const at = '2021-06-16T09:00:00Z';
    const revoke = (id: string, when = at) =>
      ledger.post(`/v1/access-grants/${id}/revoke`, { because: 'It ended.' }, { at: when });
    const missing = { status: 404, code: 'ACCESS_GRANT.NOT_FOUND' };
    await expectRefused(ledger, () => revoke(randomUUID()), missing);
    expect((await revoke(grantId)).status).toBe(200);
    const again = { status: 409, code: 'ACCESS_GRANT.ALREADY_REVOKED' };
    await expectRefused(ledger, () => revoke(grantId), again);
    const head = await ledger.head();
    expect((await list(`/${grantId}?after=${head}`)).body).toMatchObject({
      standing: 'revoked',
      revokedAt: '2021-06-16T09:00:00.000Z',
      revoked: { because: 'It ended.' },
    });
    const short = await ledger.done(
      '/v1/access-grants',
      { ...asked(), until: '2021-06-16T09:00:10Z' },
      { at },
    );
    const ended = { status: 409, code: 'ACCESS_GRANT.ENDED' };
    await expectRefused(ledger, () => revoke(short.id, '2021-06-16T09:00:10Z'), ended);
  });
});
