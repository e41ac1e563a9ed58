import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allViews } from '../../projections/all-views.js';
import type { RawEvent } from '../../src/platform/event-store/event-store.js';
import { LEDGER_FILE } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { ProjectionRunner } from '../../src/platform/projection-runner/projection-runner.js';
import { MemoryReadStore } from '../../src/platform/read-store/memory/memory-read-store.js';
import type { ReadStore } from '../../src/platform/read-store/read-store.js';
import { removeFolder, temporaryFolder } from '../support/event-store-folder.js';
import { describeWithMongo, freshMongoReadStores } from '../support/mongo-databases.js';
import { ServedLedger } from '../support/served-ledger.js';
import { check, type ComparedView } from './checker.js';
import { hasNone } from './findings.js';
import { someEventTold, type Told, toldByOneClient } from './told-by-one-client.js';
import { compareViews } from './views-compared.js';

const ENOUGH = 60;

/** What one client was told by a real ledger, and what that holds; then something is done to it behind its back. */
describe('a fault that was planted in a real ledger', () => {
  const folder = temporaryFolder();
  let served: ServedLedger;
  let told: Told;

  beforeAll(async () => {
    served = await ServedLedger.open();
    told = await toldByOneClient(served, folder, ENOUGH);
  });
  afterAll(async () => {
    await served.close();
    removeFolder(folder);
  });

  /** The log after its file was changed: its triggers taken away first, which no program of ours would do. */
  const changedBy = (statement: string, ...values: readonly string[]): readonly RawEvent[] => {
    const file = join(folder, `${values.join()}${statement.length}.sqlite`);
    const db = new DatabaseSync(join(served.folder, LEDGER_FILE));
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    copyFileSync(join(served.folder, LEDGER_FILE), file);
    const changed = new DatabaseSync(file);
    changed.exec('DROP TRIGGER events_never_change; DROP TRIGGER events_are_never_deleted;');
    changed.prepare(statement).run(...values);
    const rows = changed.prepare('SELECT * FROM events ORDER BY position').all();
    changed.close();
    return rows.map(({ position, event_id, ...row }) => {
      const event = { ...row, eventId: event_id, position: BigInt(Number(position)) };
      return event as unknown as RawEvent;
    });
  };

  it('is not there before: everything is as it was told', () => {
    const findings = check({ ...told, views: [] });
    expect(findings).toEqual({ ...findings, lost: [], doubled: [], unsent: [], torn: [] });
    expect(hasNone(findings)).toBe(true);
    expect(findings.acknowledged).toBeGreaterThan(ENOUGH / 3);
    expect(told.log.length).toBeGreaterThan(told.before.length + ENOUGH / 3);
  });

  it('is told as a loss where an acknowledged event is gone', () => {
    const gone = someEventTold(told);
    const changed = changedBy('DELETE FROM events WHERE event_id = ?', gone);
    const { lost, doubled } = check({ ...told, log: changed, views: [] });
    expect(lost).toEqual([expect.stringContaining(gone)]);
    expect(doubled).toEqual([]);
  });

  it('is told as a double where an acknowledged event is there again', () => {
    const changed = changedBy(
      `INSERT INTO events (stream, revision, event_id, type, data, metadata)
       SELECT stream, (SELECT max(revision) + 1 FROM events WHERE stream = e.stream),
              'again', type, data, (SELECT json_set(e.metadata, '$.commandId', 'again',
              '$.recordedAt', '9999-01-01T00:00:00.000Z')) FROM events e WHERE event_id = ?`,
      someEventTold(told),
    );
    const { lost, doubled } = check({ ...told, log: changed, views: [] });
    expect(doubled).toHaveLength(1);
    expect(lost).toEqual([]);
  });

  it('is told as a drift where a row of a view is not what the log makes of it', async () => {
    const readStore = new MemoryReadStore();
    const { eventStore } = served.runtime;
    const runner = new ProjectionRunner({ projections: allViews, eventStore, readStore });
    await runner.start();
    await runner.waitFor(await eventStore.head(), 'all', 60_000);
    const compared = (): Promise<readonly ComparedView[]> =>
      Promise.all(allViews.map(({ name }) => runner.verify(name)));
    const views = await compared();
    expect(check({ ...told, views }).drifted).toEqual([]);

    const live = await readStore.liveCollection('action-register');
    const rows = await readStore.collection(live ?? '');
    const [row] = await rows.matching({});
    if (!row) throw new Error('The register is empty');
    await rows.write([{ ...row, _position: String(BigInt(row._position) + 1n) }]);
    const drifted = await compared();
    await runner.stop();
    expect(check({ ...told, views: drifted }).drifted).toEqual([
      'action-register differs in 1 documents',
    ]);
  });

  /** Views that some process has kept, and left: they are looked at from outside. */
  const leftBehind = (open: () => Promise<ReadStore>): void => {
    it('is told as a drift where a row is not what the log makes of it, nothing made it, or a view stands still', async () => {
      const readStore = await open();
      const { eventStore } = served.runtime;
      const runner = new ProjectionRunner({ projections: allViews, eventStore, readStore });
      await runner.start();
      const head = await eventStore.head();
      await runner.waitFor(head, 'all', 60_000);
      await runner.stop();
      const drifted = async () => {
        const views = await compareViews({ eventStore, readStore, patienceMs: 0 });
        return check({ ...told, views }).drifted;
      };
      expect(await drifted()).toEqual([]);

      const live = (await readStore.liveCollection('action-register')) ?? '';
      const rows = await readStore.collection(live);
      const [row] = await rows.matching({});
      if (!row) throw new Error('The register is empty');
      const later = String(head + 1n);
      await rows.write([
        { ...row, _position: later },
        { _id: 'nobody', _position: later },
      ]);
      const decisions = (await readStore.liveCollection('decision-register')) ?? '';
      await readStore.saveCheckpoint(decisions, { position: '1' });
      expect(await drifted()).toEqual([
        `decision-register stands at 1 of ${head}`,
        'action-register differs in 2 documents',
      ]);
      await readStore.close();
    });
  };
  describe('in views kept in memory', () => leftBehind(async () => new MemoryReadStore()));
  describeWithMongo((url) =>
    describe('in views kept in MongoDB', () => leftBehind(freshMongoReadStores(url))),
  );
});
