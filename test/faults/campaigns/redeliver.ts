import { setTimeout as pause } from 'node:timers/promises';
import { allViews } from '../../../projections/all-views.js';
import { eventRegistry } from '../../../src/event-registry.js';
import type { EventStore } from '../../../src/platform/event-store/event-store.js';
import { openLedgerFile } from '../../../src/platform/event-store/sqlite/open-ledger.js';
import { ProjectionRunner } from '../../../src/platform/projection-runner/projection-runner.js';
import { MemoryReadStore } from '../../../src/platform/read-store/memory/memory-read-store.js';
import type { Campaign } from '../campaign.js';
import type { ComparedView } from '../checker.js';
import { drawsFrom } from '../draws.js';
import { allOf } from '../findings.js';
import { RedeliveringStore } from '../redelivering-store.js';
import { Scene } from '../scene.js';

const LOAD_MS = 3_000;
const PATIENCE_MS = 60_000;

interface Redelivered {
  readonly faults: number;
  readonly views: readonly ComparedView[];
}

/** Every view folded once from what an unreliable store delivers, and compared with what the log makes of it. */
const foldRedelivered = async (store: EventStore, seed: string): Promise<Redelivered> => {
  const unreliable = new RedeliveringStore(store, drawsFrom(seed));
  const runner = new ProjectionRunner({
    projections: allViews,
    eventStore: unreliable as unknown as EventStore,
    readStore: new MemoryReadStore(),
  });
  await runner.start();
  const isThere = await runner.waitFor(await store.head(), 'all', PATIENCE_MS);
  const views = isThere
    ? await Promise.all(allViews.map(({ name }) => runner.verify(name)))
    : (await runner.status())
        .filter(({ lag }) => lag > 0)
        .map(({ name }) => ({ view: name, equal: false, differences: ['it never caught up'] }));
  await runner.stop();
  return { faults: unreliable.faults, views };
};

/** What a service wrote under load, delivered to its views again and in another order. */
export const redeliver: Campaign = {
  name: 'redeliver',
  title: 'events delivered to views twice, late, mixed up',
  run: async ({ folder, seed, faults }) => {
    const scene = await Scene.open(folder);
    try {
      await scene.underLoad(seed, () => pause(LOAD_MS));
      const findings = await scene.check();
      const log = { folder: scene.folder, registry: eventRegistry, readOnly: true } as const;
      const store = openLedgerFile(log);
      let made = 0;
      const drifted: string[] = [];
      for (let round = 1; made < faults; round += 1) {
        const redelivered = await foldRedelivered(store, `${seed} ${round}`);
        made += redelivered.faults;
        const views = redelivered.views.filter(({ equal }) => !equal);
        drifted.push(...views.map(({ view }) => `${view}, folded the ${round}th time`));
      }
      await store.close();
      const folded = { ...allOf([]), drifted };
      return { faults: made, ...allOf([findings, folded]) };
    } finally {
      await scene.process.abandon();
    }
  },
};
