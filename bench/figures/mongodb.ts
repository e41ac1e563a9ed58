import { MongoClient } from 'mongodb';
import type { Recorded } from '../../src/kernel/envelope.js';
import { applyBatch } from '../../src/platform/projection-runner/apply-batch.js';
import { checkpointAt } from '../../src/platform/projection-runner/filling.js';
import { MongoReadStore } from '../../src/platform/read-store/mongodb/mongo-read-store.js';
import {
  CLIENT_OPTIONS,
  MAX_TIME_MS,
} from '../../src/platform/read-store/mongodb/open-mongo-read-store.js';
import type { Stored } from '../../src/platform/read-store/read-store.js';
import { askScript } from '../child-process.js';
import type { Benchmark, Figure } from '../figure.js';
import { again, batchesOf, register, type Shape, together } from '../ledgers/updated-actions.js';
import { alternate, compare } from '../rounds.js';

const FILL_MONGO = new URL('../children/fill-mongo.js', import.meta.url);

/** Events folded, written and checkpointed. @returns events a second; what was written is kept for the other side */
const project = async (
  store: MongoReadStore,
  events: readonly (readonly Recorded[])[],
  written: (readonly Stored[])[],
): Promise<number> => {
  const begun = performance.now();
  const name = 'updated-actions_v1_1';
  const collection = await store.collection(name, register.indexes);
  const write = collection.write.bind(collection);
  collection.write = (documents) => {
    written.push(documents);
    return write(documents);
  };
  for (const batch of events) {
    const { last } = await applyBatch(register, batch, collection);
    if (last) await store.saveCheckpoint(name, checkpointAt(last));
  }
  return (events.flat().length / (performance.now() - begun)) * 1_000;
};

/** The same documents in the same batches, by id, as one would without the adapter. @returns events a second */
const writeRaw = async (
  client: MongoClient,
  database: string,
  events: number,
  batches: readonly (readonly Stored[])[],
): Promise<number> => {
  const begun = performance.now();
  const collection = client.db(database).collection<{ _id: string }>('raw');
  await collection.createIndex({ status: 1, _id: 1 });
  for (const documents of batches) {
    await collection.bulkWrite(
      documents.map((replacement) => ({
        replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
      })),
      { ordered: false },
    );
  }
  return (events / (performance.now() - begun)) * 1_000;
};

const measureShape = async (client: MongoClient, events: number, shape: Shape) => {
  const log = [...batchesOf(events, shape)];
  let written: (readonly Stored[])[] = [];
  const nameOf = (round: number): string => `ledger_bench_${process.pid}_${round}`;
  const { measured, baseline } = await alternate(
    3,
    (round) => {
      written = [];
      const database = client.db(nameOf(round));
      const close = (): Promise<void> => Promise.resolve();
      return project(new MongoReadStore({ database, maxTimeMS: MAX_TIME_MS, close }), log, written);
    },
    async (round) => {
      const speed = await writeRaw(client, nameOf(round), events, written);
      await client.db(nameOf(round)).dropDatabase();
      return speed;
    },
  );
  return compare(measured, baseline);
};

/** What a process holds while it fills a view of many events. By half way what it remembers of them is full. */
const measureMemory = async (url: string, events: number): Promise<Figure> => {
  const { megabytes } = await askScript<{ readonly megabytes: readonly number[] }>({
    script: FILL_MONGO,
    parameters: [url, String(events)],
    flags: ['--expose-gc'],
  });
  const halfWay = megabytes.slice(4, 7);
  const late = megabytes.slice(-3);
  return {
    name: 'mongodb.memory',
    what: `heap while a view of ${events.toLocaleString('en-GB')} events is filled in MongoDB: after its last three tenths, against the three from half way`,
    unit: 'MB',
    ...compare(late, halfWay),
    target: { atMost: 1.25 },
  };
};

/** Views in MongoDB; measured only where `MONGODB_URL` names a server. */
export const mongodb: Benchmark = {
  name: 'mongodb',
  measure: async ({ quick }) => {
    const url = process.env['MONGODB_URL'];
    if (!url) {
      console.log('\nmongodb: not measured, because MONGODB_URL is not set');
      return [];
    }
    const events = quick ? 10_000 : 100_000;
    // Fewer where documents come again: a server that has no index for the guard reads all of them each time.
    const fewer = quick ? events : events / 5;
    const what = (count: number): string =>
      `projecting ${count.toLocaleString('en-GB')} events into MongoDB, against raw bulkWrite of the same documents in the same batches`;
    const asked = { unit: 'events/s', target: { atLeast: 0.5 } } as const;
    const client = await new MongoClient(url, CLIENT_OPTIONS).connect();
    try {
      const made = await measureShape(client, events, together);
      const replaced = await measureShape(client, fewer, again);
      return [
        { name: 'mongodb', what: `${what(events)}, each made in one of them`, ...made, ...asked },
        {
          name: 'mongodb.again',
          what: `${what(fewer)}, each in two of them`,
          ...replaced,
          ...asked,
        },
        await measureMemory(url, quick ? 100_000 : 1_000_000),
      ];
    } finally {
      await client.close();
    }
  },
};
