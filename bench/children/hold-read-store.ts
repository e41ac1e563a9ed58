import { setTimeout as pause } from 'node:timers/promises';
import { allViews } from '../../projections/all-views.js';
import { eventRegistry } from '../../src/event-registry.js';
import { openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { ProjectionRunner } from '../../src/platform/projection-runner/projection-runner.js';
import { MemoryReadStore } from '../../src/platform/read-store/memory/memory-read-store.js';

// Folds the ledger in a folder into the embedded read store, and weighs what stays:
// node --expose-gc hold-read-store.js FOLDER
const [, , folder = ''] = process.argv;

/** What the heap holds once nothing is left to collect, in bytes. */
const held = async (): Promise<number> => {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.();
    await pause(20);
  }
  return process.memoryUsage().heapUsed;
};

/** Folds the whole log; of what it took, only the read store stays. */
const fold = async (readStore: MemoryReadStore): Promise<number> => {
  const eventStore = openLedgerFile({ folder, registry: eventRegistry, readOnly: true });
  const runner = new ProjectionRunner({ projections: allViews, eventStore, readStore });
  const head = await eventStore.head();
  await runner.start();
  await runner.waitFor(head, 'all', 600_000);
  await runner.stop();
  await eventStore.close();
  return Number(head);
};

const documentsOf = async (readStore: MemoryReadStore): Promise<number> => {
  let documents = 0;
  for (const { name } of allViews) {
    const live = await readStore.liveCollection(name);
    if (live === undefined) continue;
    for await (const _ of (await readStore.collection(live)).all()) documents += 1;
  }
  return documents;
};

// Once for nothing: compiled code and caches are not the store's.
await fold(new MemoryReadStore());
const before = await held();
const readStore = new MemoryReadStore();
const events = await fold(readStore);
const bytes = (await held()) - before;
const documents = await documentsOf(readStore);
process.stdout.write(`${JSON.stringify({ bytes, events, documents })}\n`);
