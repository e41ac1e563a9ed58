import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeFolder, temporaryFolder } from '../support/event-store-folder.js';
import { EventStoreDbDouble } from '../support/eventstoredb/eventstoredb-double.js';
import { ServedLedger } from '../support/served-ledger.js';
import { check } from './checker.js';
import { type Findings, hasNone } from './findings.js';
import { onServer } from './server-scene.js';
import { someEventTold, type Told, toldByOneClient } from './told-by-one-client.js';

const ENOUGH = 60;

/** What a client was told by a ledger on EventStoreDB; then somebody does something to its server. */
describe('a fault that was planted in the log of a cluster', () => {
  const folder = temporaryFolder();
  let double: EventStoreDbDouble;
  let told: Told;

  beforeAll(async () => {
    double = await EventStoreDbDouble.start();
    const served = await ServedLedger.open({ eventStore: { url: double.url } });
    told = await toldByOneClient(served, folder, ENOUGH);
    // Whoever serves the ledger would record what happens to it.
    await served.close();
  });
  afterAll(async () => {
    await double.stop();
    removeFolder(folder);
  });

  /** As the campaigns read it. */
  const checked = async (): Promise<Findings> => {
    const log = await onServer(double).readLog(folder);
    return check({ ...told, log, views: [] });
  };
  const planted = () => {
    const event = double.log.events.find(({ id }) => id === someEventTold(told));
    if (!event) throw new Error('What the client was told of is not on the server');
    return event;
  };

  it('is not there before: everything is as it was told', async () => {
    const findings = await checked();
    expect(findings.acknowledged).toBeGreaterThan(ENOUGH / 3);
    expect(hasNone(findings)).toBe(true);
  });

  it('is told as a double where an acknowledged event is there again', async () => {
    const { events } = double.log;
    const again = { ...planted(), id: 'a2f1c1de-6f0e-4d0c-8f37-0f3b1d9a6c11' };
    const metadata: object = JSON.parse(Buffer.from(again.metadata).toString());
    const changed = JSON.stringify({ ...metadata, commandId: again.id });
    double.log.append(again.stream, [{ ...again, metadata: Buffer.from(changed) }], 'any');
    const { lost, doubled } = await checked();
    double.log.events = events.filter(({ id }) => id !== again.id);
    expect(doubled).toHaveLength(1);
    expect(lost).toEqual([]);
  });

  it('is told as a loss where a stream was deleted and its events scavenged', async () => {
    const { id, stream } = planted();
    double.log.softDelete(stream);
    double.log.scavenge();
    const { lost, doubled } = await checked();
    expect(lost).toContainEqual(expect.stringContaining(id));
    expect(doubled).toEqual([]);
  });
});
