import { eventRegistry } from '../../../src/event-registry.js';
import { openEventStoreDb } from '../../../src/platform/event-store/eventstoredb/open-event-store-db.js';
import { openMongoReadStore } from '../../../src/platform/read-store/mongodb/open-mongo-read-store.js';
import { type DoubleProcess, startDouble } from '../../support/eventstoredb/double-process.js';
import type { Campaign, CampaignOptions, CampaignResult } from '../campaign.js';
import type { ComparedView } from '../checker.js';
import { type Breaking, kill, pauseKeeper, requireViews } from '../cluster-faults.js';
import { Cluster, PATIENCE_MS } from '../cluster.js';
import { drawsFrom } from '../draws.js';
import { allOf, hasNone } from '../findings.js';
import { OwnWrites } from '../own-writes.js';
import { Scene } from '../scene.js';
import { SentTwice } from '../sent-twice.js';
import { onServer } from '../server-scene.js';
import { Standby } from '../standby.js';
import { ViewServer } from '../view-server.js';
import { compareViews } from '../views-compared.js';

/** Fewer than elsewhere: nine processes share the machine. */
const CLIENTS = 3;
/** A pause takes as long as many kills. */
const KILLS_PER_PAUSE = 100;

/** What a cluster of processes runs on. */
interface Ground {
  readonly double: DoubleProcess;
  readonly server: ViewServer;
  readonly standby: Standby;
}

const compareOn = async ({ double, server }: Ground): Promise<readonly ComparedView[]> => {
  const eventStore = await openEventStoreDb({ url: double.url, registry: eventRegistry });
  const readStore = await openMongoReadStore({ url: server.url });
  try {
    return await compareViews({ eventStore, readStore, patienceMs: PATIENCE_MS });
  } finally {
    await readStore.close();
    await eventStore.close();
  }
};

/** @returns how many faults it made */
const breakInTurns = async (breaking: Breaking, kills: number): Promise<number> => {
  let turn = 0;
  for (let left = kills; left > 0; left -= KILLS_PER_PAUSE) {
    turn += 1;
    // oxlint-disable-next-line no-await-in-loop
    await pauseKeeper(breaking, turn);
    // oxlint-disable-next-line no-await-in-loop
    await kill(breaking, Math.min(left, KILLS_PER_PAUSE), turn);
  }
  return kills + turn;
};

interface Broken {
  readonly faults: number;
  readonly untrue: readonly string[];
}

/** Makes faults while clients write, and what they wrote is read. */
const breakUnderLoad = async (
  scene: Scene,
  breaking: Breaking,
  { seed, faults: kills }: CampaignOptions,
): Promise<Broken> => {
  const { cluster, apis } = breaking;
  const twice = new SentTwice(scene.service, drawsFrom(seed, 'twice'));
  const each = await Promise.all(apis.map((api) => cluster.asked(api)));
  const writes = new OwnWrites(twice, each);
  const stopping = new AbortController();
  let faults = 0;
  const breakAndRead = async (): Promise<void> => {
    const reading = writes.read(stopping.signal);
    try {
      faults = await breakInTurns(breaking, kills);
    } finally {
      stopping.abort();
      await reading;
    }
  };
  await scene.underLoad(seed, breakAndRead, writes);
  await requireViews(breaking, 'after the last fault');
  await writes.requireEverywhere();
  return { faults, untrue: [...twice.disagreements, ...writes.stale] };
};

const run = async (options: CampaignOptions, ground: Ground): Promise<CampaignResult> => {
  const { folder, seed } = options;
  const { double, server, standby } = ground;
  const stores = onServer(double);
  const addresses = { ...stores.settings, MONGODB_URL: server.url };
  const cluster = new Cluster(folder, addresses, standby);
  const scene = await Scene.open(folder, {
    ...stores,
    settings: cluster.settings,
    starting: standby,
    beside: () => cluster.startProjectors(),
    others: [cluster.secondApi],
    clients: CLIENTS,
    compareViews: () => compareOn(ground),
  });
  const drifted: string[] = [];
  const apis = [scene.process, cluster.secondApi] as const;
  const { faults, untrue } = await breakUnderLoad(scene, { cluster, apis, drifted, seed }, options);
  const found = { ...allOf([]), drifted, untrue };
  return { faults, ...allOf([await scene.check(), found]) };
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
    const standby = new Standby();
    try {
      const ground = { double, server, standby };
      const result = await server.whileItAnswers(() => run(options, ground));
      if (hasNone(result)) await server.clear();
      return result;
    } finally {
      standby.close();
      await double.stop();
      await server.close();
    }
  },
};
