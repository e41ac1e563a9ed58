import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SqliteEventStore } from '../../src/platform/event-store/sqlite/sqlite-event-store.js';
import { expectRefused } from '../support/expect-refused.js';
import { ServedLedger } from '../support/served-ledger.js';

const agency = { name: 'x'.repeat(200), class: 'partner' };

describe('a full disk', () => {
  let ledger: ServedLedger;
  let store: SqliteEventStore;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    ledger = await ServedLedger.open();
    store = ledger.runtime.eventStore as SqliteEventStore;
  });
  afterAll(() => ledger.close());

  const register = (key: string = randomUUID()) => ledger.post('/v1/agencies', agency, { key });

  const inLog = async (): Promise<readonly string[]> =>
    (await store.readAll(0n, 5_000))
      .filter(({ type }) => type === 'agency-registered.v2')
      .map(({ data }) => (data as { agencyId: string }).agencyId);

  it('is told as 503 with when to try again, and loses nothing that was acknowledged', async () => {
    store.limitPages(40);
    let full = false;
    for (let sent = 0; sent < 400 && !full; sent += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => register()));
      for (const { status, body, headers } of answers) {
        if (status === 201) acknowledged.push((body as { id: string }).id);
        else {
          full = true;
          expect({ status, code: body.code }).toEqual({ status: 503, code: 'STORE.UNAVAILABLE' });
          expect(headers['retry-after']).toMatch(/^\d+$/);
        }
      }
    }
    expect(full).toBe(true);
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(await inLog()).toEqual(expect.arrayContaining(acknowledged));
    expect(await inLog()).toHaveLength(acknowledged.length);
  });

  it('writes nothing of what it refuses, and serves what was written', async () => {
    await expectRefused(ledger, () => register('again'), {
      status: 503,
      code: 'STORE.UNAVAILABLE',
    });
    const { status, body } = await ledger.get('/v1/agencies?limit=500');
    expect({ status, items: body.items.length }).toEqual({
      status: 200,
      items: acknowledged.length,
    });
    expect((await ledger.raw().get('/health/live')).status).toBe(200);
  });

  it('ends: writing goes on, also with a command that was refused before', async () => {
    store.limitPages(100_000);
    const again = await register('again');
    expect({ status: again.status, repeated: again.body.repeated }).toEqual({
      status: 201,
      repeated: false,
    });
    acknowledged.push(again.body.id as string);
    expect(await inLog()).toEqual(expect.arrayContaining(acknowledged));
    expect(await inLog()).toHaveLength(acknowledged.length);
    const live = await ledger.get(`/v1/agencies?limit=500&after=${again.body.position}`);
    expect(live.body.items).toHaveLength(acknowledged.length);
  });
});
