import { MongoClient } from 'mongodb';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { StreamName, Uuid } from '../../src/kernel/ids.js';
import { type AnyProjection, projection } from '../../src/kernel/projection.js';
import { applyBatch } from '../../src/platform/projection-runner/apply-batch.js';
import { BATCH } from '../../src/platform/projection-runner/read-prefix.js';
import { MongoReadStore } from '../../src/platform/read-store/mongodb/mongo-read-store.js';
import {
  CLIENT_OPTIONS,
  MAX_TIME_MS,
} from '../../src/platform/read-store/mongodb/open-mongo-read-store.js';
import type { Stored } from '../../src/platform/read-store/read-store.js';
import type { Benchmark } from '../figure.js';
import { alternate, compare } from '../rounds.js';

/** Which action an event of the log updates. */
type Shape = (index: number) => number;

/** An action's twenty updates come together: every document is made in one batch, and done with. */
const together: Shape = (index) => Math.floor(index / 20);

/** An action's hundred updates come over two batches: every document is made in one, and replaced in the next. */
const again: Shape = (index) => Math.floor(index / (2 * BATCH)) * 20 + (index % 20);

interface Row {
  readonly status: string;
  readonly updates: number;
  readonly note: string;
}

const register = projection({
  name: 'updated-actions',
  version: 1,
  indexes: [['status']],
  key: ({ data }) => (data as { readonly action: string }).action,
  on: {
    'action-updated.v1': (row: Row | null) => ({
      status: (row?.updates ?? 0) % 2 === 0 ? 'on-track' : 'at-risk',
      updates: (row?.updates ?? 0) + 1,
      note: 'x'.repeat(600),
    }),
  },
}) as unknown as AnyProjection;

const eventAt = (index: number, shape: Shape): Recorded =>
  ({
    eventId: `event-${index}` as Uuid,
    stream: 'action-1' as StreamName,
    revision: index,
    position: BigInt(index + 1),
    type: 'action-updated.v1',
    data: { action: `action-${shape(index)}` },
    metadata: {},
  }) as unknown as Recorded;

function* batchesOf(events: number, shape: Shape): Generator<readonly Recorded[]> {
  for (let start = 0; start < events; start += BATCH) {
    yield Array.from({ length: Math.min(BATCH, events - start) }, (_, at) =>
      eventAt(start + at, shape),
    );
  }
}

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
    const { position } = await applyBatch(register, batch, collection);
    await store.saveCheckpoint(name, { position: String(position) });
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
      ];
    } finally {
      await client.close();
    }
  },
};
