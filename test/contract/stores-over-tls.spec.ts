import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  START,
  StoreAccessDenied,
  StoreUnavailable,
} from '../../src/platform/event-store/event-store.js';
import type { EventStoreDbEventStore } from '../../src/platform/event-store/eventstoredb/eventstoredb-event-store.js';
import {
  openEventStoreDb,
  type OpenEventStoreDb,
} from '../../src/platform/event-store/eventstoredb/open-event-store-db.js';
import { openMongoReadStore } from '../../src/platform/read-store/mongodb/open-mongo-read-store.js';
import { noteRegistry } from '../support/event-store-events.js';
import { removeFolder, temporaryFolder } from '../support/event-store-folder.js';
import { note, notes } from '../support/event-store-note.js';
import { EventStoreDbDouble } from '../support/eventstoredb/eventstoredb-double.js';
import { describeWithMongo } from '../support/mongo-databases.js';
import { CA_FILE, openTlsDoor, OTHER_CA_FILE, type TlsDoor } from '../support/tls/tls-door.js';

const PASSWORD = 'p:ss w%rd/@';

describe('EventStoreDB over TLS, with users', () => {
  let double: EventStoreDbDouble;
  let door: TlsDoor;
  let folder: string;

  beforeAll(async () => {
    double = await EventStoreDbDouble.start({ user: `ledger:${PASSWORD}` });
    door = await openTlsDoor(double.connections.port, { protocols: ['h2'] });
    folder = temporaryFolder();
  });
  afterAll(async () => {
    await door.close();
    await double.stop();
    removeFolder(folder);
  });

  const asUser = (user: string): string => {
    const file = join(folder, randomUUID());
    writeFileSync(file, `${user}\n`);
    return file;
  };
  const open = (options: Partial<OpenEventStoreDb>): Promise<EventStoreDbEventStore> =>
    openEventStoreDb({
      url: `esdb://localhost:${door.port}?tls=true`,
      registry: noteRegistry,
      caFile: CA_FILE,
      openLimitMs: 1_000,
      pauses: { first: 10, most: 50 },
      ...options,
    });

  it('appends, reads and follows as the user that the file names', async () => {
    const store = await open({ credentialsFile: asUser(`ledger:${PASSWORD}`) });
    const stream = notes(randomUUID());
    expect(await store.append(stream, [note('one')], 'no-stream')).toMatchObject({ ok: true });
    expect(await store.readStream(stream)).toHaveLength(1);
    expect((await store.readAll(START, 10)).map(({ eventId }) => eventId)).toEqual([
      note('one').eventId,
    ]);
    await store.close();
  });

  it('does not open for another password, or for nobody', async () => {
    await expect(open({ credentialsFile: asUser('ledger:changeit') })).rejects.toThrow(
      StoreAccessDenied,
    );
    await expect(open({})).rejects.toThrow(StoreAccessDenied);
  });

  it('does not speak to a server whose certificate somebody else signed, and says so', async () => {
    const opening = open({ credentialsFile: asUser(`ledger:${PASSWORD}`), caFile: OTHER_CA_FILE });
    const fault = await opening.catch((refused: unknown) => refused);
    expect(fault).toBeInstanceOf(StoreUnavailable);
    expect((fault as Error).message).toMatch(/certificate/);
  });
});

describeWithMongo((url) => {
  describe('MongoDB over TLS', () => {
    let door: TlsDoor;

    beforeAll(async () => {
      door = await openTlsDoor(Number(new URL(url).port || 27_017));
    });
    afterAll(() => door.close());

    const open = (caFile: string) =>
      openMongoReadStore({
        url: `mongodb://localhost:${door.port}/ledger_tls?directConnection=true&tls=true&tlsCAFile=${encodeURIComponent(caFile)}`,
        patienceMs: 1_000,
      });

    it('opens where the address names who signed the certificate', async () => {
      const store = await open(CA_FILE);
      expect(await store.liveCollection('none')).toBeUndefined();
      await store.close();
    });

    it('does not open where somebody else signed it', async () => {
      await expect(open(OTHER_CA_FILE)).rejects.toThrow(/certificate/);
    });
  });
});
