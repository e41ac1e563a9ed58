import { afterEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../src/platform/event-store/event-store.js';
import { KeptElsewhere } from '../../src/platform/projection-runner/kept-views.js';
import { ProjectionRunner } from '../../src/platform/projection-runner/projection-runner.js';
import type { MongoReadStore } from '../../src/platform/read-store/mongodb/mongo-read-store.js';
import { openMongoReadStore } from '../../src/platform/read-store/mongodb/open-mongo-read-store.js';
import type { LeaseTimes } from '../../src/platform/read-store/mongodb/view-leases.js';
import type { ReadStoreObservation } from '../../src/platform/read-store/read-store-observation.js';
import {
  type Collection,
  DocumentTooLarge,
  LeaseLost,
  type ReadStore,
  type Stored,
} from '../../src/platform/read-store/read-store.js';
import { InMemoryEventStore } from '../support/in-memory-event-store.js';
import {
  describeWithMongo,
  mongoDatabases,
  type SharedDatabase,
} from '../support/mongo-databases.js';
import { ServedLedger } from '../support/served-ledger.js';
import { manyTasks, task, taskRegister, type TaskRow } from '../support/projection-tasks.js';

interface Row {
  readonly text: string;
}

const row = (_id: string, position: number, text: string): Stored<Row> => ({
  _id,
  _position: String(position),
  text,
});

/** A holder that says nothing for this long has lost its lease. */
const QUICK = { silence: 1_000, beat: 50 };

const everythingIn = async (collection: Collection): Promise<readonly Stored[]> => {
  const documents: Stored[] = [];
  for await (const document of collection.all()) documents.push(document);
  return documents;
};

const eventually = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (let turn = 0; turn < 200; turn += 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It never came to that');
};

const silence = async (store: MongoReadStore): Promise<void> => store.close();

describeWithMongo((url) => {
  const fresh = mongoDatabases(url);

  describe('two processes on one MongoDB', () => {
    const both = async (): Promise<{
      readonly one: Collection<Row>;
      readonly other: Collection<Row>;
      readonly shared: SharedDatabase;
    }> => {
      const shared = fresh();
      const one = await shared.open().collection<Row>('register_v1_1', [['text']]);
      return { one, other: await shared.open().collection<Row>('register_v1_1'), shared };
    };

    it('see what the other wrote', async () => {
      const { one, other } = await both();
      await one.write([row('a', 1, 'one')]);
      expect((await other.load(['a', 'b'])).get('a')).toEqual(row('a', 1, 'one'));
      await other.write([row('a', 2, 'two')]);
      expect(await one.get('a')).toEqual(row('a', 2, 'two'));
    });

    it('change nothing with what the other wrote before, or is ahead of', async () => {
      const { one, other } = await both();
      await one.load(['a', 'b', 'c']);
      await other.write([row('a', 5, 'other'), row('b', 5, 'other')]);
      // This one still believes that there is nothing.
      await one.write([row('a', 5, 'one'), row('b', 4, 'one'), row('c', 5, 'one')]);
      expect(await everythingIn(other)).toEqual([
        row('a', 5, 'other'),
        row('b', 5, 'other'),
        row('c', 5, 'one'),
      ]);
      expect(await everythingIn(one)).toEqual(await everythingIn(other));
    });

    it('do not lose what is ahead to what came first', async () => {
      const { one, other } = await both();
      await other.write([row('a', 5, 'early'), row('b', 5, 'early')]);
      await one.write([row('a', 9, 'late'), row('b', 9, 'late'), row('c', 9, 'late')]);
      expect((await everythingIn(other)).map(({ _position }) => _position)).toEqual([
        '9',
        '9',
        '9',
      ]);
    });

    it('go on from the same checkpoint, on the same collection', async () => {
      const { one, shared } = await both();
      await one.write([row('a', 1, 'kept')]);
      const first = shared.open();
      await first.saveCheckpoint('register_v1_1', { position: '41' });
      await first.swap('register', 'register_v1_1');
      const second = shared.open();
      expect(await second.liveCollection('register')).toBe('register_v1_1');
      expect(await second.checkpoint('register_v1_1')).toEqual({ position: '41' });
      expect(await (await second.served<Row>('register'))?.count({ text: 'kept' })).toBe(1);
    });

    it('can still read for a while what was dropped just now', async () => {
      const { one, shared } = await both();
      await one.write([row('a', 1, 'kept')]);
      const store = shared.open();
      await store.drop('register_v1_1');
      expect(await one.count({})).toBe(1);
      expect(await (await store.collection('register_v1_1')).count({})).toBe(0);
    });
  });

  describe('a batch with a document that MongoDB cannot keep', () => {
    it('is refused whole', async () => {
      const rows = await fresh().open().collection<Row>('register_v1_1');
      const large = row('large', 2, 'x'.repeat(16 * 1024 * 1024));
      await expect(rows.write([row('a', 1, 'small'), large])).rejects.toThrow(DocumentTooLarge);
      expect(await rows.count({})).toBe(0);
    });

    it('fails its view, and says which document', async () => {
      const note = 'x'.repeat(9 * 1024 * 1024);
      const log = new InMemoryEventStore([
        task('task-added.v1', { task: 'a', team: 'north' }),
        task('task-noted.v1', { tasks: ['a'], note }),
        task('task-noted.v1', { tasks: ['a'], note }),
      ]);
      const readStore = fresh().open();
      const runner = new ProjectionRunner({
        projections: [taskRegister()],
        eventStore: log,
        readStore,
      });
      await runner.start();
      expect(await runner.waitFor(3n, 'all', 5_000)).toBe(false);
      const [status] = await runner.status();
      expect(status).toMatchObject({
        state: 'failed',
        position: '0',
        failure: {
          message: expect.stringMatching(
            /task-register_v1_1 cannot hold document a: it takes 188\d{5} bytes/,
          ),
          event: { position: '3' },
        },
      });
      expect(await (await readStore.collection('task-register_v1_1')).count({})).toBe(0);
      await runner.stop();
    });
  });

  describe('the lease of a view', () => {
    it('is one process’s at a time, and the next one’s when it is given back', async () => {
      const shared = fresh();
      const [one, other] = [shared.open(), shared.open()];
      const lease = await one.lease('register');
      expect(await other.lease('register')).toBeUndefined();
      await lease?.release();
      expect(lease?.lost.aborted).toBe(true);
      expect(await other.lease('register')).toBeDefined();
      expect(await one.lease('register')).toBeUndefined();
    });

    it('stays with a holder that gives signs of life, however long others wait', async () => {
      const shared = fresh();
      const [one, other] = [shared.open(QUICK), shared.open(QUICK)];
      const lease = await one.lease('register');
      const states = shared.database.collection('ledger_views');
      const before = await states.find().toArray();
      for (let turn = 0; turn < 40; turn += 1) {
        expect(await other.lease('register')).toBeUndefined();
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      expect(lease?.lost.aborted).toBe(false);
      // What is moved with the view is not written to: no sign can meet a checkpoint on its way.
      expect(await states.find().toArray()).toEqual(before);
      await silence(one);
    });

    it('passes on from a holder that was silent, which moves nothing any more', async () => {
      const shared = fresh();
      // The late one believes that it has ages left: a process that was stopped in its tracks.
      const late = shared.open({ silence: 600_000, beat: 600_000 });
      const lease = await late.lease('register');
      const rows = await late.collection<Row>('register_v1_1');
      await late.swap('register', 'register_v1_1');
      await late.saveCheckpoint('register_v1_1', { position: '10' });
      await rows.write([row('a', 10, 'at ten')]);
      await late.askRebuild('register', 'one');

      const next = shared.open(QUICK);
      await eventually(() => next.lease('register'));
      await next.saveCheckpoint('register_v1_1', { position: '20' });
      await (await next.collection<Row>('register_v1_1')).write([row('a', 20, 'at twenty')]);
      const states = shared.database.collection('ledger_views');
      const before = await states.find().toArray();

      expect(lease?.lost.aborted).toBe(false);
      await rows.write([row('a', 15, 'too late')]);
      for (const move of [
        () => late.saveCheckpoint('register_v1_1', { position: '15' }),
        () => late.swap('register', 'register_v1_1'),
        () => late.drop('register_v1_1'),
        () => late.newEpoch('register'),
        () => late.collection('register_v1_2'),
        () => late.saveState('register', { state: 'live' }),
        () => late.saveRebuild('register', { id: 'one', stage: 'done', position: '15' }),
      ]) {
        await expect(move()).rejects.toThrow(LeaseLost);
      }
      expect(await rows.get('a')).toEqual(row('a', 20, 'at twenty'));
      expect(await states.find().toArray()).toEqual(before);
      await silence(next);
    });

    it('passes on after one silence for all that was held, and leaves nothing of who ended', async () => {
      const shared = fresh();
      const late = shared.open({ silence: 600_000, beat: 600_000 });
      const next = shared.open(QUICK);
      const views = ['register', 'other', 'third'];
      for (const view of views) await late.lease(view);
      await eventually(() => next.lease('register'));
      expect(await next.lease('other')).toBeDefined();
      expect(await next.lease('third')).toBeDefined();
      const keepers = shared.database.collection('ledger_keepers');
      expect(await keepers.countDocuments()).toBe(1);
      await next.close();
      expect(await keepers.countDocuments()).toBe(0);
    });
  });

  describe('checkpoints of many views at once', () => {
    const views = Array.from({ length: 20 }, (_, number) => `register-${number}`);
    const saved = (store: ReadStore, position: string) =>
      Promise.allSettled(views.map((view) => store.saveCheckpoint(`${view}_v1_1`, { position })));
    const holding = async (store: ReadStore): Promise<void> => {
      await Promise.all(views.map((view) => store.lease(view)));
      for (const view of views) await store.collection(`${view}_v1_1`);
    };

    it('go to the server together', async () => {
      const commands: string[] = [];
      const { databaseName } = fresh().database;
      const store = await openMongoReadStore({
        url: `${url.replace(/\/?$/, '')}/${databaseName}`,
        observe: (each) => each.kind === 'command' && commands.push(each.command),
      });
      await holding(store);
      commands.length = 0;
      await saved(store, '7');
      // One for all of them, and perhaps a sign of life.
      expect(commands.length).toBeLessThan(4);
      for (const view of views) {
        expect(await store.checkpoint(`${view}_v1_1`)).toEqual({ position: '7' });
      }
      await store.close();
    });

    it('are refused only where another process has taken over', async () => {
      const shared = fresh();
      const late = shared.open({ silence: 600_000, beat: 600_000 });
      await holding(late);
      const next = shared.open(QUICK);
      await eventually(() => next.lease('register-3'));
      const outcomes = await saved(late, '9');
      expect(
        outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : [])),
      ).toEqual([3]);
      expect(outcomes[3]).toMatchObject({ reason: expect.any(LeaseLost) });
      expect(await next.checkpoint('register-3_v1_1')).toBeUndefined();
      expect(await next.checkpoint('register-4_v1_1')).toEqual({ position: '9' });
    });
  });

  describe('two projectors', () => {
    const runners: ProjectionRunner[] = [];
    const stores: MongoReadStore[] = [];
    const project = async (
      shared: SharedDatabase,
      eventStore: InMemoryEventStore,
      times: LeaseTimes = QUICK,
    ) => {
      const readStore = shared.open(times);
      const runner = new ProjectionRunner({ projections: [taskRegister()], eventStore, readStore });
      runners.push(runner);
      stores.push(readStore);
      await runner.start();
      return { runner, readStore };
    };
    afterEach(async () => {
      await Promise.all(runners.splice(0).map((runner) => runner.stop()));
      await Promise.all(stores.splice(0).map((store) => store.close()));
    });

    it('keep a view one after the other; who only waits still tells how far it is', async () => {
      const shared = fresh();
      const log = new InMemoryEventStore(manyTasks(10));
      const first = await project(shared, log);
      const second = await project(shared, log);
      expect(await first.runner.waitFor(20n, 'all', 5_000)).toBe(true);
      expect(await second.runner.waitFor(20n, 'all', 5_000)).toBe(true);
      expect(await second.runner.status()).toMatchObject([
        { state: 'live', position: '20', lag: 0 },
      ]);
      await expect(second.runner.rebuild('task-register')).rejects.toThrow(KeptElsewhere);
      const { id } = await second.runner.askRebuild('task-register');
      await eventually(async () =>
        (await second.runner.status())[0]?.rebuild?.stage === 'done' ? true : undefined,
      );
      expect((await first.runner.status())[0]?.rebuild).toEqual({
        id,
        stage: 'done',
        position: '20',
      });
      await expect(second.runner.verify('task-register')).rejects.toThrow(KeptElsewhere);
      await first.runner.stop();
      log.record(task('task-added.v1', { task: 'later', team: 'north' }));
      expect(await second.runner.waitFor(21n, 'all', 5_000)).toBe(true);
      await eventually(async () =>
        (await second.runner.status())[0]?.lag === 0 ? true : undefined,
      );
      expect(await second.runner.verify('task-register')).toMatchObject({ equal: true });
    });

    it('finish the rebuild that another one had begun', async () => {
      const shared = fresh();
      const log = new InMemoryEventStore(manyTasks(50));
      const first = await project(shared, log);
      expect(await first.runner.waitFor(100n, 'all', 5_000)).toBe(true);
      await first.runner.stop();
      // As a process leaves it that ends between two batches.
      const begun = shared.open(QUICK);
      await eventually(() => begun.lease('task-register'));
      const name = `task-register_v1_${await begun.newEpoch('task-register')}`;
      const half = await begun.collection<TaskRow>(name);
      const source = await begun.collection<TaskRow>('task-register_v1_1');
      for await (const document of source.all()) {
        if (Number(document._position) <= 50) await half.write([document]);
      }
      await begun.saveCheckpoint(name, { position: '50' });
      await begun.close();

      log.handedOut = 0;
      const { runner, readStore } = await project(shared, log);
      await eventually(async () =>
        (await readStore.fillings('task-register')).length === 1 ? true : undefined,
      );
      expect(await readStore.liveCollection('task-register')).toBe(name);
      expect(await runner.verify('task-register')).toMatchObject({ equal: true, position: '100' });
    });

    it('go on with a rebuild where the other one was killed, and read only the rest', async () => {
      const shared = fresh();
      const events = manyTasks(1_500);
      // Killed while it reads its second thousand again: it says no other word while it matters.
      const dying = new InMemoryEventStore(events);
      const first = await project(shared, dying, { silence: 600_000, beat: 600_000 });
      expect(await first.runner.waitFor(3_000n, 'all', 20_000)).toBe(true);
      const read = dying.readAll.bind(dying);
      const killed = Promise.withResolvers<never>();
      dying.readAll = (after, limit) => (after < 1_000n ? read(after, limit) : killed.promise);
      const asked = await first.runner.askRebuild('task-register');

      const log = new InMemoryEventStore(events);
      const { runner, readStore } = await project(shared, log);
      const rebuilt = await eventually(async () => {
        const { rebuild } = await readStore.report('task-register');
        return rebuild?.stage === 'done' ? rebuild : undefined;
      });
      expect(rebuilt).toEqual({ id: asked.id, stage: 'done', position: '3000' });
      expect(log.handedOut).toBe(2_000);
      expect(await runner.verify('task-register')).toMatchObject({ equal: true });
      killed.reject(new StoreUnavailable('Its end'));
    });
  });

  describe('opening', () => {
    it('tells of its work, and nothing of what is in it', async () => {
      const told: ReadStoreObservation[] = [];
      const named = `${url.replace(/\/?$/, '')}/ledger_test_opening`;
      const store = await openMongoReadStore({ url: named, observe: (each) => told.push(each) });
      await store.liveCollection('register');
      await store.close();
      expect(told.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['reachable', 'connections', 'command']),
      );
      expect(told).toContainEqual({
        kind: 'command',
        command: 'find',
        seconds: expect.any(Number),
        failed: false,
      });
    });
  });
});

describeWithMongo((url) => {
  const fresh = mongoDatabases(url);

  describe('a database', () => {
    it('that holds the views of another ledger is not taken for this one', async () => {
      const named = `${url.replace(/\/?$/, '')}/${fresh().database.databaseName}`;
      const first = await ServedLedger.open({ readStore: { url: named } });
      await first.close();
      const opening = ServedLedger.open({ readStore: { url: named } });
      await expect(opening).rejects.toThrow(/those of another ledger/);
    });
  });
});

describe('a MongoDB that is not there', () => {
  it('is unavailable, soon', async () => {
    const started = performance.now();
    await expect(
      openMongoReadStore({ url: 'mongodb://127.0.0.1:1/ledger', patienceMs: 200 }),
    ).rejects.toThrow(StoreUnavailable);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
