import { MongoClient } from 'mongodb';
import { applyBatch } from '../../src/platform/projection-runner/apply-batch.js';
import { checkpointAt } from '../../src/platform/projection-runner/filling.js';
import { MongoReadStore } from '../../src/platform/read-store/mongodb/mongo-read-store.js';
import {
  CLIENT_OPTIONS,
  MAX_TIME_MS,
} from '../../src/platform/read-store/mongodb/open-mongo-read-store.js';
import { batchesOf, register, together } from '../ledgers/updated-actions.js';

// Fills a view in MongoDB from so many events, and weighs the heap after each tenth of them:
// node --expose-gc fill-mongo.js URL EVENTS
const [, , url = '', count = ''] = process.argv;
const events = Number(count);

const client = await new MongoClient(url, CLIENT_OPTIONS).connect();
const database = client.db(`ledger_bench_memory_${process.pid}`);
const store = new MongoReadStore({ database, maxTimeMS: MAX_TIME_MS, close: () => client.close() });
const name = `${register.name}_v${register.version}_1`;
const collection = await store.collection(name, register.indexes);

const megabytes: number[] = [];
let done = 0;
for (const batch of batchesOf(events, together)) {
  const { last } = await applyBatch(register, batch, collection);
  if (last) await store.saveCheckpoint(name, checkpointAt(last));
  done += batch.length;
  if (done < (events / 10) * (megabytes.length + 1)) continue;
  globalThis.gc?.();
  megabytes.push(process.memoryUsage().heapUsed / 1e6);
}
await database.dropDatabase();
await store.close();
process.stdout.write(`${JSON.stringify({ megabytes })}\n`);
