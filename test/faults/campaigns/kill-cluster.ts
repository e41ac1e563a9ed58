import { setTimeout as pause } from 'node:timers/promises';
import { eventRegistry } from '../../../src/event-registry.js';
import { openEventStoreDb } from '../../../src/platform/event-store/eventstoredb/open-event-store-db.js';
import { openMongoReadStore } from '../../../src/platform/read-store/mongodb/open-mongo-read-store.js';
import { type DoubleProcess, startDouble } from '../../support/eventstoredb/double-process.js';
import type { Campaign, CampaignOptions, CampaignResult } from '../campaign.js';
import type { ComparedView } from '../checker.js';
import { BUSY_VIEW, Cluster, PATIENCE_MS } from '../cluster.js';
import { type Draws, drawsFrom } from '../draws.js';
import { allOf, hasNone } from '../findings.js';
import { OwnWrites } from '../own-writes.js';
import { Scene } from '../scene.js';
import { SentTwice } from '../sent-twice.js';
import { onServer } from '../server-scene.js';
import type { ServiceProcess } from '../service-process.js';
import { ViewServer } from '../view-server.js';
import { compareViews } from '../views-compared.js';

const LONGEST_LIFE_MS = 1_500;
const LONGEST_REBUILD_MS = 300;
/** A lease lasts ten seconds without a sign of life. */
const PAST_ITS_LEASE_MS = 12_000;
const TROUBLE_AFTER_WAKING_MS = 1_500;

/** Fewer than elsewhere: seven processes share the machine. */
const CLIENTS = 3;

/** What is there to be broken, and what was found on the way. */
interface Breaking {
  readonly cluster: Cluster;
  readonly apis: readonly [ServiceProcess, ServiceProcess];
  readonly draws: Draws;
  readonly drifted: string[];
}

const killAndStart = async (process: ServiceProcess, draws: Draws): Promise<void> => {
  await process.killAfter(draws.below(LONGEST_LIFE_MS));
  await process.start();
};

/** Both servers of the API, each by itself, find every view as far as the log is now. */
const requireViews = async ({ cluster, apis, drifted }: Breaking, when: string): Promise<void> => {
  for (const api of apis) {
    // oxlint-disable-next-line no-await-in-loop
    drifted.push(...(await cluster.viewsBehind(api)).map((behind) => `${behind} ${when}`));
  }
};

/** Stopped in its tracks until another one has taken over what it keeps, then woken: it believes that nothing happened. */
const pauseKeeper = async (breaking: Breaking): Promise<void> => {
  const { cluster, draws, drifted } = breaking;
  const keeper = await cluster.keeper();
  if (!keeper) return void drifted.push(`nobody kept ${BUSY_VIEW}`);
  keeper.send('SIGSTOP');
  try {
    await pause(PAST_ITS_LEASE_MS);
    await requireViews(breaking, 'while its keeper was paused');
  } finally {
    keeper.send('SIGCONT');
  }
  await pause(draws.below(TROUBLE_AFTER_WAKING_MS));
};

/** A view is folded anew beside the live one, and whoever does it is killed: another one finishes it. */
const killWhileRebuilding = async ({ cluster, draws, drifted }: Breaking): Promise<void> => {
  const keeper = await cluster.keeper();
  if (!keeper) return void drifted.push(`nobody kept ${BUSY_VIEW}`);
  const asked = await cluster.asked(keeper);
  const path = `/v1/views/${BUSY_VIEW}/rebuild`;
  const rebuilding = asked.ask({ method: 'POST', path, as: 'secretariat' }).catch(() => undefined);
  await keeper.killAfter(draws.below(LONGEST_REBUILD_MS));
  await rebuilding;
  await keeper.start();
};

type Fault = (breaking: Breaking) => Promise<void>;

const killApi: Fault = ({ apis, draws }) => killAndStart(draws.oneOf(apis), draws);
const killProjector: Fault = ({ cluster: { projectors }, draws }) =>
  killAndStart(draws.oneOf(projectors), draws);

/** One after the other, and again: few faults are of every sort. */
const FAULTS: readonly Fault[] = [
  pauseKeeper,
  killApi,
  killWhileRebuilding,
  killApi,
  killProjector,
  killApi,
  killWhileRebuilding,
  killProjector,
];

const compareOn = async (
  { url }: DoubleProcess,
  server: ViewServer,
): Promise<readonly ComparedView[]> => {
  await server.requireAnswer();
  const eventStore = await openEventStoreDb({ url, registry: eventRegistry });
  const readStore = await openMongoReadStore({ url: server.url });
  try {
    return await compareViews({ eventStore, readStore, patienceMs: PATIENCE_MS });
  } finally {
    await readStore.close();
    await eventStore.close();
  }
};

/** Makes faults one after the other, while clients write and what they wrote is read. */
const breakUnderLoad = async (
  scene: Scene,
  breaking: Breaking,
  { seed, faults }: CampaignOptions,
  server: ViewServer,
): Promise<readonly string[]> => {
  const { cluster, apis } = breaking;
  const twice = new SentTwice(scene.service, drawsFrom(seed, 'twice'));
  const each = await Promise.all(apis.map((api) => cluster.asked(api)));
  const writes = new OwnWrites(twice, each);
  const stopping = new AbortController();
  await scene.underLoad(
    seed,
    async () => {
      const reading = writes.read(stopping.signal);
      try {
        for (let fault = 1; fault <= faults; fault += 1) {
          await server.requireAnswer();
          await (FAULTS[(fault - 1) % FAULTS.length] ?? pauseKeeper)(breaking);
        }
      } finally {
        stopping.abort();
        await reading;
      }
    },
    writes,
  );
  await server.requireAnswer();
  await requireViews(breaking, 'after the last fault');
  await writes.requireEverywhere();
  return [...twice.disagreements, ...writes.stale];
};

const run = async (
  options: CampaignOptions,
  double: DoubleProcess,
  server: ViewServer,
): Promise<CampaignResult> => {
  const { folder, seed, faults } = options;
  const stores = onServer(double);
  const addresses = { ...stores.settings, MONGODB_URL: server.url };
  const cluster = new Cluster(folder, addresses, () => server.requireAnswer());
  try {
    const scene = await Scene.open(folder, {
      ...stores,
      settings: cluster.settings,
      beside: () => cluster.startProjectors(),
      others: [cluster.secondApi],
      clients: CLIENTS,
      compareViews: () => compareOn(double, server),
    });
    try {
      const drifted: string[] = [];
      const apis = [scene.process, cluster.secondApi] as const;
      const breaking = { cluster, apis, drifted, draws: drawsFrom(seed, 'cluster') };
      const untrue = await breakUnderLoad(scene, breaking, options, server);
      const found = { ...allOf([]), drifted, untrue };
      return { faults, ...allOf([await scene.check(), found]) };
    } finally {
      await scene.process.abandon();
    }
  } finally {
    await cluster.abandon();
  }
};

/** Two servers of the API and two projectors on EventStoreDB and MongoDB: killed, or paused past a lease. */
export const killCluster: Campaign = {
  name: 'kill-cluster',
  title: 'APIs, projectors killed; a projector paused',
  skippedBecause: async () =>
    process.env['MONGODB_URL'] ? undefined : 'MONGODB_URL names no server for the views',
  run: async (options) => {
    const database = `ledger_faults_${drawsFrom(options.folder).uuid().slice(0, 8)}`;
    const server = ViewServer.at(process.env['MONGODB_URL'] ?? '', database);
    const double = await startDouble();
    try {
      const result = await run(options, double, server);
      if (hasNone(result)) await server.clear();
      return result;
    } finally {
      await double.stop();
      await server.close();
    }
  },
};
