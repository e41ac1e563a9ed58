import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from '@jest/globals';
import * as fc from 'fast-check';
import { type Db, MongoClient } from 'mongodb';
import {
  CLIENT_OPTIONS,
  MAX_TIME_MS,
} from '../../src/platform/read-store/mongodb/open-mongo-read-store.js';
import { LEASE_TIMES, type LeaseTimes } from '../../src/platform/read-store/mongodb/view-leases.js';
import { MongoReadStore } from '../../src/platform/read-store/mongodb/mongo-read-store.js';

/** As many runs of a law as this allows, in milliseconds: each of them makes databases and waits for a server. */
const LAW_MS = 1_000;

/** Tests that need a server: left out where `MONGODB_URL` names none, which `npm test` says in a line of its own. */
export const describeWithMongo = (tests: (url: string) => void): void => {
  const url = process.env['MONGODB_URL'];
  // The laws of other test files take the time they need.
  const others = fc.readConfigureGlobal();
  beforeAll(() => fc.configureGlobal({ ...others, interruptAfterTimeLimit: LAW_MS }));
  afterAll(() => fc.configureGlobal(others));
  if (url) tests(url);
  else describe.skip('MongoDB: MONGODB_URL is not set', () => tests('mongodb://127.0.0.1'));
};

/** How several processes see one database: each store acts for a process of its own. */
export interface SharedDatabase {
  readonly database: Db;
  open(leaseTimes?: LeaseTimes): MongoReadStore;
}

/** New databases over one set of connections; they are dropped at the end. */
export const mongoDatabases = (url: string): (() => SharedDatabase) => {
  const client = new MongoClient(url, CLIENT_OPTIONS);
  const databases: Db[] = [];
  beforeAll(() => client.connect());
  afterAll(async () => {
    for (const database of databases) await database.dropDatabase();
    await client.close();
  });
  return () => {
    const database = client.db(`ledger_test_${randomUUID().slice(24)}`);
    databases.push(database);
    const open = (leaseTimes = LEASE_TIMES): MongoReadStore =>
      new MongoReadStore({
        database,
        maxTimeMS: MAX_TIME_MS,
        leaseTimes,
        close: () => Promise.resolve(),
      });
    return { database, open };
  };
};

/** Read stores in databases of their own. */
export const freshMongoReadStores = (url: string): (() => Promise<MongoReadStore>) => {
  const fresh = mongoDatabases(url);
  return () => Promise.resolve(fresh().open());
};
