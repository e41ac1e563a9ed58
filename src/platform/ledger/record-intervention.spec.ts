import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { createEventRegistry } from '../../kernel/event-registry.js';
import { streamName, type Uuid } from '../../kernel/ids.js';
import { instant } from '../../kernel/plain-date.js';
import { START } from '../event-store/event-store.js';
import { INTERVENTION_KINDS } from '../event-store/store-intervention.js';
import { ledgerEvents } from './ledger-events.js';
import { recordIntervention } from './record-intervention.js';

const ledger = { ledgerId: '01a20408-b148-7051-9d84-4a7517cb20cc' as Uuid };
const clock = { now: () => instant('2026-06-30T23:30:00Z') };
const intervention = {
  kind: 'stream-deleted',
  stream: streamName('action', '01a20408-b148-7051-9d84-4a7517cb20cd'),
  serverPosition: '4711',
  at: instant('2026-06-30T22:00:00Z'),
} as const;

describe('an intervention in the store', () => {
  it('is in the ledger once, whoever notices it and however often', async () => {
    const store = new InMemoryEventStore();
    const record = () => recordIntervention(store, ledger, clock, intervention);
    expect([await record(), await record(), ...(await Promise.all([record(), record()]))]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    const [event, ...more] = await store.readAll(START, 10);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'store-intervention-observed.v1',
      data: {
        ledgerId: ledger.ledgerId,
        kind: 'stream-deleted',
        stream: intervention.stream,
        serverPosition: '4711',
        doneAt: '2026-06-30T22:00:00.000Z',
      },
      // It is tomorrow in London.
      metadata: { actor: { capacity: 'system' }, effectiveAt: '2026-07-01' },
    });
  });

  it.each(INTERVENTION_KINDS)('can be read back: %s', async (kind) => {
    const store = new InMemoryEventStore();
    await recordIntervention(store, ledger, clock, { ...intervention, kind });
    const [event] = await store.readAll(START, 1);
    const registry = createEventRegistry([ledgerEvents]);
    expect(() => registry.check('store-intervention-observed.v1', event?.data)).not.toThrow();
  });
});
