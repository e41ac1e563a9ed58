import { describe, expect, it, jest } from '@jest/globals';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { recorded } from '../../../test/support/recorded-event.js';
import { createEventRegistry } from '../../kernel/event-registry.js';
import { instant } from '../../kernel/plain-date.js';
import { NotALedger, START } from '../event-store/event-store.js';
import { ledgerEvents } from './ledger-events.js';
import { knownLedger, openLedger } from './open-first.js';

const clock = { now: () => instant('2026-06-30T23:30:00Z') };
const settings = { name: 'Safer Cumbria', simulated: false };

describe('the first start', () => {
  it('opens the ledger with its first event', async () => {
    const store = new InMemoryEventStore();
    const ledger = await openLedger(store, clock, settings);
    expect(ledger).toEqual({ ...settings, ledgerId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const [first, ...more] = await store.readAll(START, 10);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      stream: 'ledger-opening',
      revision: 0,
      type: 'ledger-opened.v1',
      data: ledger,
      metadata: {
        actor: { id: 'system', capacity: 'system' },
        recordedAt: '2026-06-30T23:30:00.000Z',
        // It is tomorrow in London.
        effectiveAt: '2026-07-01',
      },
    });
    const registry = createEventRegistry([ledgerEvents]);
    expect(() => registry.check('ledger-opened.v1', first?.data)).not.toThrow();
  });

  it('opens a simulated one before everything that may be told of', async () => {
    const store = new InMemoryEventStore();
    await openLedger(store, clock, { ...settings, simulated: true });
    const [first] = await store.readAll(START, 1);
    expect(first?.metadata).toMatchObject({
      recordedAt: '2000-01-01T00:00:00.000Z',
      effectiveAt: '2000-01-01',
    });
  });

  it('gives every ledger an id of its own', async () => {
    const ids = await Promise.all(
      [1, 2].map(
        async () => (await openLedger(new InMemoryEventStore(), clock, settings)).ledgerId,
      ),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('of two servers at once opens one ledger, the same for both', async () => {
    const store = new InMemoryEventStore();
    const [one, other] = await Promise.all([
      openLedger(store, clock, settings),
      openLedger(store, clock, { ...settings, name: 'Another' }),
    ]);
    expect(one).toEqual(other);
    expect(await store.head()).toBe(1n);
  });
});

describe('a later start', () => {
  it('keeps name and clock as they were settled, and writes nothing', async () => {
    const store = new InMemoryEventStore();
    const first = await openLedger(store, clock, settings);
    const append = jest.spyOn(store, 'append');
    const changed = { name: 'Another', simulated: true };
    expect(await openLedger(store, clock, changed)).toEqual(first);
    expect(await knownLedger(store)).toEqual(first);
    expect(append).not.toHaveBeenCalled();
  });

  it('refuses a log that begins with something else, and does not touch it', async () => {
    const store = new InMemoryEventStore([recorded('body-established.v2', {})]);
    await expect(openLedger(store, clock, settings)).rejects.toThrow(NotALedger);
    await expect(knownLedger(store)).rejects.toThrow(/begins with body-established\.v/);
    expect(await store.head()).toBe(1n);
  });

  it('for reading only needs a ledger that was opened', async () => {
    await expect(knownLedger(new InMemoryEventStore())).rejects.toThrow(NotALedger);
  });
});
