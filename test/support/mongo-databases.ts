import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from '@jest/globals';
import * as fc from 'fast-check';
import { MongoClient } from 'mongodb';
import {
  CLIENT_OPTIONS,
  MAX_TIME_MS,
} from '../../src/platform/read-store/mongodb/open-mongo-read-store.js';
import { MongoReadStore } from '../../src/platform/read-store/mongodb/mongo-read-store.js';

/** As many runs of a law as this allows, in milliseconds: each of them makes databases and waits for a server. */
const LAW_MS = 1_000;

/** Tests that need a server: left out where `MONGODB_URL` names none, which `npm test` says in a line of its own. */
export const describeWithMongo = (tests: (url: string) => void): void => {
  const url = process.env['MONGODB_URL'];
  fc.configureGlobal({ interruptAfterTimeLimit: LAW_MS });
  if (url) tests(url);
  else describe.skip('MongoDB: MONGODB_URL is not set', () => tests('mongodb://127.0.0.1'));
};

/** Read stores in databases of their own, over one set of connections; the databases are dropped at the end. */
export const freshMongoReadStores = (url: string): (() => Promise<MongoReadStore>) => {
  const client = new MongoClient(url, CLIENT_OPTIONS);
  const names: string[] = [];
  beforeAll(() => client.connect());
  afterAll(async () => {
    for (const name of names) await client.db(name).dropDatabase();
    await client.close();
  });
  return async () => {
    const name = `ledger_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    names.push(name);
    return new MongoReadStore({
      database: client.db(name),
      maxTimeMS: MAX_TIME_MS,
      close: () => Promise.resolve(),
    });
  };
};
