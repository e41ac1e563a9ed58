import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../test/support/in-memory-event-store.js';
import { recorded } from '../test/support/recorded-event.js';
import { keepViews } from './live-views.js';
import { NotALedger } from './platform/event-store/event-store.js';
import { MemoryReadStore } from './platform/read-store/memory/memory-read-store.js';
import { type ViewLease, ViewsUnavailable } from './platform/read-store/read-store.js';

/** Fails once so many views have been asked for; knows what was given back. */
class FailingReadStore extends MemoryReadStore {
  isClosed = false;
  held = 0;

  constructor(private left: number) {
    super();
  }

  override lease(): Promise<ViewLease> {
    if (this.left === 0) return Promise.reject(new ViewsUnavailable('Gone'));
    this.left -= 1;
    this.held += 1;
    const lost = new AbortController();
    const release = async (): Promise<void> => {
      if (!lost.signal.aborted) this.held -= 1;
      lost.abort();
    };
    return Promise.resolve({ lost: lost.signal, release });
  }

  override close(): Promise<void> {
    this.isClosed = true;
    return super.close();
  }
}

describe('live views that cannot be had', () => {
  const ledgerId = 'a ledger';
  const keeping = { ledgerId, eventStore: new InMemoryEventStore(), role: 'projector' } as const;

  it('leave nothing held or open where some of them could not be started', async () => {
    const readStore = new FailingReadStore(3);
    await expect(keepViews(readStore, keeping)).rejects.toThrow(ViewsUnavailable);
    expect(readStore).toMatchObject({ held: 0, isClosed: true });
  });

  it('leave nothing open where they are those of another ledger', async () => {
    const readStore = new FailingReadStore(100);
    await readStore.ownedBy('another ledger');
    await expect(keepViews(readStore, keeping)).rejects.toThrow(NotALedger);
    expect(readStore).toMatchObject({ held: 0, isClosed: true });
  });

  const keptTo = async (position: string, salt?: string): Promise<FailingReadStore> => {
    const readStore = new FailingReadStore(100);
    await readStore.collection('action-register_v1_1');
    await readStore.swap('action-register', 'action-register_v1_1');
    await readStore.saveCheckpoint('action-register_v1_1', { position, ...(salt && { salt }) });
    return readStore;
  };

  it('leave nothing open where they have seen more than the log holds', async () => {
    const readStore = await keptTo('7');
    await expect(keepViews(readStore, { ...keeping, patienceMs: 60 })).rejects.toThrow(
      /seen position 7, and the log ends at 0\. .*empty the database/,
    );
    expect(readStore).toMatchObject({ held: 0, isClosed: true });
  });

  it('leave nothing open where the log went on otherwise since they were folded', async () => {
    const eventStore = new InMemoryEventStore();
    eventStore.record(recorded('written-first.v1', {}), recorded('written-next.v1', {}));
    const readStore = await keptTo('1', 'of an event that was lost');
    await expect(keepViews(readStore, { ...keeping, eventStore })).rejects.toThrow(
      /another event at position 1 .*empty the database/,
    );
    expect(readStore).toMatchObject({ held: 0, isClosed: true });
  });

  it('wait for what another process has just written', async () => {
    const eventStore = new InMemoryEventStore();
    const opening = keepViews(await keptTo('1'), { ledgerId, eventStore, role: 'api' });
    eventStore.record(recorded('written-elsewhere.v1', {}));
    const kept = await opening;
    expect(await eventStore.head()).toBe(1n);
    await kept.stop();
  });
});
