import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedLedger } from '../support/served-ledger.js';

const agency = { name: 'Cumbria Police', class: 'responsible-authority' };
const REASON = 'The constabulary joined under its new name.';

describe('why a command was sent', () => {
  let ledger: ServedLedger;
  beforeAll(async () => {
    ledger = await ServedLedger.open();
  });
  afterAll(() => ledger.close());

  it('is stored sealed beside the fact, and opened where the entry is shown', async () => {
    const { id, position } = await ledger.done('/v1/agencies', { ...agency, reason: REASON });
    const [event] = await ledger.runtime.eventStore.readAll(BigInt(position) - 1n, 1);
    expect(event?.metadata.reason).toEqual(expect.anything());
    expect(
      JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? '' : value)),
    ).not.toContain('constabulary');
    expect(event?.data).not.toHaveProperty('reason');
    const { body } = await ledger.get(`/v1/agencies?after=${position}&limit=500`);
    const row = body.items.find((item: { agencyId: string }) => item.agencyId === id);
    expect(row.registered.reason).toBe(REASON);
  });

  it('is part of what was sent: the same key with another reason is another body', async () => {
    const first = { ...agency, reason: REASON };
    await ledger.done('/v1/agencies', first, { key: 'once' });
    const again = await ledger.done('/v1/agencies', first, { key: 'once' });
    expect(again.repeated).toBe(true);
    for (const other of [{ ...agency, reason: 'Another.' }, agency]) {
      const { status, body } = await ledger.post('/v1/agencies', other, { key: 'once' });
      expect([status, body.code]).toEqual([422, 'IDEMPOTENCY_KEY.USED_FOR_ANOTHER_BODY']);
    }
  });

  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(1_001)],
    ['no text', 5],
  ])('is refused where it is %s', async (_, reason) => {
    const { status, body } = await ledger.post('/v1/agencies', { ...agency, reason });
    expect([status, body.faults?.[0]?.at]).toEqual([400, '/reason']);
  });

  it('may have a thousand characters', async () => {
    await ledger.done('/v1/agencies', { ...agency, reason: 'x'.repeat(1_000) });
  });
});
