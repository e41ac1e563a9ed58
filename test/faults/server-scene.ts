import { eventRegistry } from '../../src/event-registry.js';
import { type RawEvent, START } from '../../src/platform/event-store/event-store.js';
import { openEventStoreDb } from '../../src/platform/event-store/eventstoredb/open-event-store-db.js';
import type { DoubleProcess } from '../support/eventstoredb/double-process.js';
import type { SceneStores } from './scene.js';

const EVERYTHING = 10_000_000;

const readServerLog = async (url: string): Promise<readonly RawEvent[]> => {
  const store = await openEventStoreDb({ url, registry: eventRegistry });
  try {
    return await store.readRaw(START, EVERYTHING);
  } finally {
    await store.close();
  }
};

/** A service whose log is on EventStoreDB, read by the checker once it is whole again. */
export const onServer = ({ url }: Pick<DoubleProcess, 'url'>): SceneStores => ({
  settings: { EVENTSTORE_URL: url },
  readLog: () => readServerLog(url),
});
