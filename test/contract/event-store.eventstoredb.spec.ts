import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { openEventStoreDb } from '../../src/platform/event-store/eventstoredb/open-event-store-db.js';
import { noteRegistry } from '../support/event-store-events.js';
import { EventStoreDbDouble } from '../support/eventstoredb/eventstoredb-double.js';
import { eventStoreContract, type StoreUnderTest } from './event-store.contract.js';

/** An empty ledger of its own, whatever else is on the server. */
const onServer = async (url: string): Promise<StoreUnderTest> => {
  const ledger = `contract${randomBytes(8).toString('hex')}`;
  const open = (): Promise<EventStore> => openEventStoreDb({ url, registry: noteRegistry, ledger });
  let store = await open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    destroy: () => store.close(),
  };
};

let double: EventStoreDbDouble;
beforeAll(async () => {
  double = await EventStoreDbDouble.start();
});
afterAll(() => double.stop());

eventStoreContract('EventStoreDB, by a double,', () => onServer(double.url));

const server = process.env['EVENTSTORE_URL'];
if (server) eventStoreContract('EventStoreDB', () => onServer(server));
