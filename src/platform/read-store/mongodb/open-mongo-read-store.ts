import { MongoClient, type MongoClientOptions } from 'mongodb';
import type { ReadStore } from '../read-store.js';
import type { ReadStoreObserver } from '../read-store-observation.js';
import { watchClient } from './watch-client.js';
import { MongoReadStore } from './mongo-read-store.js';
import { asking } from './mongo-faults.js';

/** For one question, on the server. */
export const MAX_TIME_MS = 20_000;

const PATIENCE_MS = 5_000;

/** Unless the address says otherwise. */
const CONNECTIONS = 20;

/** Used where the address names no database. */
const DEFAULT_DATABASE = 'ledger';

/**
 * What is written was written by a majority, to disk, before it is answered; what is read was. The driver repeats what a
 * lost connection left unknown, where the server can tell a repetition. No wait is without an end.
 */
export const CLIENT_OPTIONS: MongoClientOptions = {
  appName: 'partnership-ledger',
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 15_000 },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
  serverSelectionTimeoutMS: PATIENCE_MS,
  connectTimeoutMS: 5_000,
  socketTimeoutMS: 30_000,
  waitQueueTimeoutMS: 5_000,
  // Positions are 64-bit numbers: none of them may pass through a double.
  useBigInt64: true,
};

/** The database that the path of an address names. */
const databaseIn = (url: string): string =>
  /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(url)?.[1] ?? DEFAULT_DATABASE;

export interface MongoReadStoreOptions {
  /** `mongodb://…` or `mongodb+srv://…`, with TLS, user and database as MongoDB writes them. */
  readonly url: string;
  /** In place of the database that the address names. */
  readonly database?: string;
  /** How long a server is looked for before it counts as unreachable, in milliseconds. Default 5,000. */
  readonly patienceMs?: number;
  /** Told of every command and of every change of the connections: for metrics and logs. Must not throw. */
  readonly observe?: ReadStoreObserver;
}

/**
 * Live views in the MongoDB at an address, connected.
 * @throws ViewsUnavailable when it cannot be reached in that time, MongoParseError for an address that is none
 */
export const openMongoReadStore = async ({
  url,
  database = databaseIn(url),
  observe,
  patienceMs = PATIENCE_MS,
}: MongoReadStoreOptions): Promise<ReadStore> => {
  const client = new MongoClient(url, {
    ...CLIENT_OPTIONS,
    ...(!/[?&]maxPoolSize=/i.test(url) && { maxPoolSize: CONNECTIONS }),
    serverSelectionTimeoutMS: patienceMs,
    monitorCommands: observe !== undefined,
  });
  if (observe) watchClient(client, observe);
  const store = new MongoReadStore({
    database: client.db(database),
    maxTimeMS: MAX_TIME_MS,
    close: () => client.close(),
  });
  try {
    await asking(() => client.connect());
    await store.sweep();
  } catch (error) {
    await client.close();
    throw error;
  }
  return store;
};

/** Removes a database with all that is in it. @throws ViewsUnavailable */
export const dropMongoDatabase = async (url: string, database: string): Promise<void> => {
  const client = new MongoClient(url, CLIENT_OPTIONS);
  try {
    await asking(() => client.db(database).dropDatabase());
  } finally {
    await client.close();
  }
};
