import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { AnyProjection } from '../../src/kernel/projection.js';
import { StoreUnavailable } from '../../src/platform/event-store/event-store.js';
import type { Observation } from '../../src/platform/projection-runner/observation.js';
import { foldToCut } from '../../src/platform/projection-runner/fold-to-cut.js';
import { ProjectionFailed } from '../../src/platform/projection-runner/projection-failed.js';
import { UnknownView } from '../../src/platform/projection-runner/kept-views.js';
import { ProjectionRunner } from '../../src/platform/projection-runner/projection-runner.js';
import { RebuildInterrupted } from '../../src/platform/projection-runner/rebuild-view.js';
import { ViewReader } from '../../src/platform/projection-runner/view-reader.js';
import type { Collection, ReadStore, Stored } from '../../src/platform/read-store/read-store.js';
import { InMemoryEventStore } from '../support/in-memory-event-store.js';
import {
  histories,
  manyTasks,
  task,
  taskRegister,
  teamRegister,
  type Fault,
  type TaskRow,
} from '../support/projection-tasks.js';

const everythingIn = async (collection: Collection): Promise<readonly Stored[]> => {
  const documents: Stored[] = [];
  for await (const document of collection.all()) documents.push(document);
  return documents;
};

const added = (id: string, team = 'north') => task('task-added.v1', { task: id, team });
const noted = (note: string, ...tasks: readonly string[]) => task('task-noted.v1', { tasks, note });
const dropped = (id: string) => task('task-dropped.v1', { task: id });
const merged = (team: string, into: string) => task('team-merged.v1', { team, into });

/** Turns of the event loop, numbered, for as long as something else is under way. */
async function* until(work: Promise<unknown>): AsyncGenerator<number, void> {
  const ended = work.then(
    () => 'ended',
    () => 'ended',
  );
  for (let turn = 0; ; turn += 1) {
    const next = new Promise<string>((resolve) => setImmediate(resolve, 'next'));
    if ((await Promise.race([ended, next])) === 'ended') return;
    yield turn;
  }
}

const statusOf = async (runner: ProjectionRunner, view = 'task-register') =>
  (await runner.status()).find((status) => status.name === view);

const failedAt = async (runner: ProjectionRunner, view = 'task-register'): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) {
    if ((await statusOf(runner, view))?.state === 'failed') return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${view} did not fail`);
};

const served = async (store: ReadStore, eventStore: InMemoryEventStore) => {
  const reader = new ViewReader(store, eventStore);
  return {
    tasks: await everythingIn(await reader.live(taskRegister())),
    teams: await everythingIn(await reader.live(teamRegister)),
  };
};

const SOON = 2_000;

/** What the runner promises on any read store. */
export const projectionRunnerContract = (name: string, open: () => Promise<ReadStore>): void => {
  describe(`projection runner on ${name}`, () => {
    let readStore: ReadStore;
    let log: InMemoryEventStore;
    let fault: Fault;
    let started: ProjectionRunner[];
    let observations: Observation[];

    beforeEach(async () => {
      readStore = await open();
      log = new InMemoryEventStore();
      fault = { eventNote: undefined };
      started = [];
      observations = [];
    });

    afterEach(async () => {
      await Promise.all(started.map((runner) => runner.stop()));
      await readStore.close();
    });

    const run = async (
      projections: readonly AnyProjection[] = [taskRegister('task-register', fault)],
      eventStore = log,
      store = readStore,
    ): Promise<ProjectionRunner> => {
      const runner = new ProjectionRunner({
        projections,
        eventStore,
        readStore: store,
        observe: (observation) => observations.push(observation),
      });
      started.push(runner);
      await runner.start();
      return runner;
    };

    const caughtUp = async (runner: ProjectionRunner): Promise<void> => {
      expect(await runner.waitFor(await log.head(), 'all', SOON)).toBe(true);
    };

    const live = (view = 'task-register') =>
      new ViewReader(readStore, log).live(taskRegister(view));
    const get = async (id: string): Promise<TaskRow | undefined> => (await live()).get(id);
    const folded = async (events: readonly Recorded[], batch: number) => {
      const store = await open();
      const eventStore = new InMemoryEventStore(events, batch);
      const runner = await run([taskRegister(), teamRegister], eventStore, store);
      expect(await runner.waitFor(await eventStore.head(), 'all', SOON)).toBe(true);
      await runner.stop();
      return { eventStore, documents: await served(store, eventStore) };
    };

    describe('keeping up', () => {
      it('folds what is in the log, then what comes', async () => {
        log.record(added('a'), noted('one', 'a'));
        const runner = await run();
        await caughtUp(runner);
        expect(await get('a')).toMatchObject({ team: 'north', notes: ['one'], _position: '2' });
        log.record(noted('two', 'a'));
        await caughtUp(runner);
        expect((await get('a'))?.notes).toEqual(['one', 'two']);
      });

      it('serves an empty view of an empty log', async () => {
        const runner = await run();
        expect(await runner.waitFor(0n, 'all', 0)).toBe(true);
        expect(await (await live()).count({})).toBe(0);
      });

      it('removes a document, and lets it come again', async () => {
        log.record(added('a'), dropped('a'));
        const runner = await run();
        await caughtUp(runner);
        expect(await get('a')).toBeUndefined();
        log.record(noted('late', 'a'), added('a', 'south'));
        await caughtUp(runner);
        expect(await get('a')).toMatchObject({ team: 'south', notes: [] });
      });

      it('leaves nothing behind for a document that was never made', async () => {
        log.record(noted('one', 'a'), dropped('b'));
        await caughtUp(await run());
        expect(await everythingIn(await live())).toEqual([]);
      });

      it('finds documents by condition, with what the same batch did to them', async () => {
        log.record(added('a', 'north'), added('b', 'south'));
        const runner = await run();
        await caughtUp(runner);
        log.record(added('c', 'north'), merged('north', 'east'), merged('south', 'north'));
        log.record(merged('east', 'west'), dropped('b'), merged('north', 'east'));
        await caughtUp(runner);
        const rows = await everythingIn(await live());
        expect(rows).toMatchObject([
          { _id: 'a', team: 'west' },
          { _id: 'b', _removed: true },
          { _id: 'c', team: 'west' },
        ]);
      });

      it('goes on from its checkpoint, not from the start', async () => {
        log.record(...manyTasks(5));
        const first = await run();
        await caughtUp(first);
        await first.stop();
        log.record(noted('later', 'task-0'));
        log.handedOut = 0;
        await caughtUp(await run());
        expect((await get('task-0'))?.notes).toEqual(['seen', 'later']);
        expect(log.handedOut).toBe(1);
      });

      it('keeps by which event it got so far, and so does a rebuild', async () => {
        const last = noted('last', 'task-0');
        const salt = 'of-the-last-event-seen';
        log.record(...manyTasks(5), { ...last, metadata: { ...last.metadata, salt } });
        const runner = await run();
        await caughtUp(runner);
        const position = (await log.head()).toString();
        expect(await readStore.report('task-register')).toMatchObject({ position, salt });
        await runner.rebuild('task-register');
        expect(await readStore.report('task-register')).toMatchObject({ position, salt });
      });

      it('reads the log once for all views', async () => {
        log = new InMemoryEventStore(manyTasks(500), 100);
        const views = Array.from({ length: 8 }, (_, index) => taskRegister(`view-${index}`));
        await caughtUp(await run(views));
        expect(log.handedOut).toBe(1_000);
      });

      it('refuses two views of one name', () => {
        const projections = [taskRegister('same'), taskRegister('same')];
        expect(() => new ProjectionRunner({ projections, eventStore: log, readStore })).toThrow(
          'same',
        );
      });

      it('stops where it is told to, and takes nothing in afterwards', async () => {
        const runner = await run();
        await caughtUp(runner);
        await runner.stop();
        log.record(added('a'));
        expect(await runner.waitFor(1n, 'all', 20)).toBe(false);
        expect(await statusOf(runner)).toMatchObject({ state: 'stopped', position: '0', lag: 1 });
      });
    });

    describe('laws', () => {
      it('batches of any size give the same documents', async () => {
        await fc.assert(
          fc.asyncProperty(histories(), fc.integer({ min: 1, max: 30 }), async (events, size) => {
            const one = await folded(events, 1);
            const other = await folded(events, size);
            expect(other.documents).toEqual(one.documents);
          }),
          { numRuns: 60 },
        );
      });

      it('redelivery from anywhere changes nothing, whatever follows in the same batch', async () => {
        const views = [taskRegister(), teamRegister];
        const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
        const size = fc.integer({ min: 1, max: 30 });
        await fc.assert(
          fc.asyncProperty(histories(), share, share, size, async (events, of, back, batch) => {
            const seen = Math.round(events.length * of);
            const position = String(Math.floor(seen * back));
            const store = await open();
            const eventStore = new InMemoryEventStore(events.slice(0, seen), batch);
            const first = await run(views, eventStore, store);
            expect(await first.waitFor(BigInt(seen), 'all', SOON)).toBe(true);
            await first.stop();
            for (const view of views) await store.saveCheckpoint(`${view.name}_v1_1`, { position });
            eventStore.record(...events.slice(seen));
            const again = await run(views, eventStore, store);
            expect(await again.waitFor(BigInt(events.length), 'all', SOON)).toBe(true);
            await again.stop();
            expect(await served(store, eventStore)).toEqual((await folded(events, 30)).documents);
          }),
          { numRuns: 100 },
        );
      });

      it('a view folded to the head equals the live one', async () => {
        await fc.assert(
          fc.asyncProperty(histories(), async (events) => {
            const { eventStore, documents } = await folded(events, 7);
            const cut = await foldToCut(taskRegister(), eventStore, {});
            expect(await everythingIn(cut.collection)).toEqual(documents.tasks);
            expect(cut.position).toBe(BigInt(events.length));
          }),
          { numRuns: 60 },
        );
      });
    });

    describe('a failing event', () => {
      beforeEach(() => {
        fault.eventNote = 'bad';
        log.record(
          added('a'),
          added('b'),
          noted('good', 'a', 'b'),
          noted('bad', 'a', 'b'),
          added('c'),
        );
      });

      it('stops its own view before it, and says why', async () => {
        const runner = await run();
        await failedAt(runner);
        expect(await statusOf(runner)).toMatchObject({
          state: 'failed',
          position: '3',
          lag: 2,
          failure: {
            message: expect.stringMatching(/task-register.*task-noted\.v1.*position 4.*Choked/),
            event: { id: expect.any(String), type: 'task-noted.v1', position: '4' },
          },
        });
        expect(await get('a')).toMatchObject({ notes: ['good'], _position: '3' });
        expect(await get('b')).toMatchObject({ notes: ['good'], _position: '3' });
        expect(await get('c')).toBeUndefined();
      });

      it('is taken in by no document where it fails in one', async () => {
        // The first document takes the note, the second chokes on it.
        log.record(added('d'), added('e'), noted('x', 'e'));
        const runner = await run([taskRegister('task-register', { eventNote: 'half' })]);
        log.record(noted('half', 'd', 'e'));
        await failedAt(runner);
        expect((await get('d'))?.notes).toEqual([]);
        expect((await get('e'))?.notes).toEqual(['x']);
      });

      it('stops no other view', async () => {
        const runner = await run([
          taskRegister('task-register', fault),
          taskRegister('healthy'),
          teamRegister,
        ]);
        await failedAt(runner);
        expect(await runner.waitFor(5n, ['healthy', 'team-register'], SOON)).toBe(true);
        log.record(noted('bad', 'c'));
        expect(await runner.waitFor(6n, ['healthy'], SOON)).toBe(true);
        expect((await (await live('healthy')).get('c'))?.notes).toEqual(['bad']);
        expect((await statusOf(runner))?.position).toBe('3');
      });

      it('is not skipped: going on without a fix fails again', async () => {
        const runner = await run();
        await failedAt(runner);
        expect(await runner.resume('task-register')).toBe(true);
        await failedAt(runner);
        expect((await statusOf(runner))?.position).toBe('3');
      });

      it('is taken in after the fix', async () => {
        const runner = await run();
        await failedAt(runner);
        fault.eventNote = undefined;
        expect(await runner.resume('task-register')).toBe(true);
        await caughtUp(runner);
        expect((await get('a'))?.notes).toEqual(['good', 'bad']);
        expect(await get('c')).toBeDefined();
        const status = await statusOf(runner);
        expect(status).toMatchObject({ state: 'live', lag: 0 });
        expect(status).not.toHaveProperty('failure');
        expect(await runner.resume('task-register')).toBe(false);
      });

      it('whose documents cannot be told, or whose condition is none, fails alike', async () => {
        const broken = taskRegister('broken');
        const unkeyed = {
          ...taskRegister('unkeyed'),
          key: () => {
            throw new Error('No key');
          },
        };
        const unfit = { ...broken, where: () => ({ team: { $nonsense: 1 } }) };
        const runner = await run([unkeyed, unfit]);
        await failedAt(runner, 'unkeyed');
        await failedAt(runner, 'broken');
        const failure = { event: { position: '1' } };
        expect(await statusOf(runner, 'broken')).toMatchObject({ failure });
        expect(await statusOf(runner, 'unkeyed')).toMatchObject({ failure });
      });

      it('is told to whoever observes', async () => {
        const runner = await run();
        await failedAt(runner);
        expect(observations.filter(({ kind }) => kind === 'failed')).toMatchObject([
          { view: 'task-register', failure: expect.any(ProjectionFailed) },
        ]);
        expect(observations[0]).toMatchObject({
          kind: 'batch-applied',
          documents: 2,
          position: 3n,
        });
      });

      it('makes a fold to a cut behind it fail, not one before it', async () => {
        const projection = taskRegister('task-register', fault);
        await expect(foldToCut(projection, log, {})).rejects.toThrow(ProjectionFailed);
        const before = await foldToCut(projection, log, { before: 4n });
        expect(await before.collection.count({})).toBe(2);
      });
    });

    describe('a store that cannot be reached', () => {
      it('interrupts a view, which then goes on by itself', async () => {
        log.unavailable = new StoreUnavailable('Gone for a moment');
        const runner = await run();
        log.record(added('a'));
        await new Promise((resolve) => setTimeout(resolve, 20));
        log.unavailable = undefined;
        await caughtUp(runner);
        expect(await get('a')).toBeDefined();
        expect(observations.map(({ kind }) => kind)).toContain('interrupted');
        expect(await statusOf(runner)).not.toHaveProperty('failure');
      });
    });

    describe('waiting', () => {
      it('ends when all the views asked for hold the position', async () => {
        const runner = await run([taskRegister(), teamRegister]);
        const waits = [
          runner.waitFor(2n, 'all', SOON),
          runner.waitFor(1n, ['team-register'], SOON),
        ];
        log.record(added('a'), noted('one', 'a'));
        expect(await Promise.all(waits)).toEqual([true, true]);
        expect((await get('a'))?.notes).toEqual(['one']);
      });

      it('ends when the time is up', async () => {
        const runner = await run();
        expect(await runner.waitFor(1n, 'all', 20)).toBe(false);
      });

      it('ends at once for a view that failed, now or while waiting', async () => {
        fault.eventNote = 'bad';
        log.record(added('a'), noted('one', 'a'), noted('bad', 'a'));
        const runner = await run();
        expect(await runner.waitFor(3n, 'all', 60_000)).toBe(false);
        await failedAt(runner);
        expect(await runner.waitFor(3n, 'all', 60_000)).toBe(false);
        expect(await runner.waitFor(2n, 'all', 60_000)).toBe(true);
      });

      it('is not possible for a view that does not exist', async () => {
        const runner = await run();
        await expect(runner.waitFor(0n, ['none'], 0)).rejects.toThrow(UnknownView);
        await expect(runner.rebuild('none')).rejects.toThrow(UnknownView);
        await expect(runner.verify('none')).rejects.toThrow(UnknownView);
        await expect(runner.resume('none')).rejects.toThrow(UnknownView);
      });
    });

    describe('rebuilding', () => {
      it('gives what was live, in a new collection, and drops the old one', async () => {
        log.record(...manyTasks(40), dropped('task-3'), merged('north', 'east'));
        const runner = await run();
        await caughtUp(runner);
        const before = await everythingIn(await live());
        expect(await runner.rebuild('task-register')).toBe(82n);
        expect(await readStore.liveCollection('task-register')).toBe('task-register_v1_2');
        expect(await everythingIn(await live())).toEqual(before);
        expect(await everythingIn(await readStore.collection('task-register_v1_1'))).toEqual([]);
      });

      it('mends what had drifted', async () => {
        log.record(added('a'));
        const runner = await run();
        await caughtUp(runner);
        await (
          await live()
        ).write([{ team: 'drifted', notes: [], effectiveAt: '', _id: 'a', _position: '99' }]);
        await runner.rebuild('task-register');
        expect((await get('a'))?.team).toBe('north');
      });

      it('loses nothing that is written meanwhile, and never stops serving', async () => {
        log.record(...manyTasks(1_500));
        const runner = await run();
        await caughtUp(runner);
        const rebuilding = runner.rebuild('task-register');
        let extras = 0;
        for await (const turn of until(rebuilding)) {
          log.record(added(`extra-${turn}`));
          extras += 1;
          expect(await (await live()).count({})).toBeGreaterThanOrEqual(1_500);
        }
        log.record(added('last'));
        await caughtUp(runner);
        expect(await (await live()).count({})).toBe(1_500 + extras + 1);
        expect(await runner.verify('task-register')).toMatchObject({ equal: true });
      });

      it('may overtake a view that is still catching up', async () => {
        log = new InMemoryEventStore(manyTasks(1_000), 10);
        const runner = await run();
        const position = await runner.rebuild('task-register');
        expect(position).toBe(2_000n);
        for (let turn = 0; turn < 250; turn += 1) {
          expect(await statusOf(runner)).toMatchObject({ position: '2000', state: 'live' });
          await new Promise((resolve) => setImmediate(resolve));
        }
      });

      it('takes nothing from the remains of an earlier attempt', async () => {
        log.record(added('a'));
        const runner = await run();
        await caughtUp(runner);
        const remains = await readStore.collection('task-register_v1_2');
        await remains.write([{ _id: 'stray', _position: '1' }]);
        await runner.rebuild('task-register');
        expect(await runner.verify('task-register')).toMatchObject({ equal: true });
      });

      it('is done once when asked twice', async () => {
        log.record(added('a'));
        const runner = await run();
        await caughtUp(runner);
        await Promise.all([runner.rebuild('task-register'), runner.rebuild('task-register')]);
        expect(await readStore.liveCollection('task-register')).toBe('task-register_v1_2');
        expect(await get('a')).toBeDefined();
        await runner.rebuild('task-register');
        expect(await readStore.liveCollection('task-register')).toBe('task-register_v1_3');
      });

      it('that fails leaves the live view as it was', async () => {
        log.record(added('a'), noted('one', 'a'), noted('bad', 'a'));
        const runner = await run();
        await caughtUp(runner);
        fault.eventNote = 'bad';
        await expect(runner.rebuild('task-register')).rejects.toThrow(ProjectionFailed);
        expect((await get('a'))?.notes).toEqual(['one', 'bad']);
        expect(await readStore.liveCollection('task-register')).toBe('task-register_v1_1');
        expect(await everythingIn(await readStore.collection('task-register_v1_2'))).toEqual([]);
        fault.eventNote = undefined;
        log.record(noted('three', 'a'));
        await caughtUp(runner);
        expect((await get('a'))?.notes).toEqual(['one', 'bad', 'three']);
      });

      it.each([
        { outcome: 'done', isDone: true },
        { outcome: 'not done', isDone: false },
      ])(
        'goes on with what serves where its swap was cut off, and $outcome',
        async ({ isDone }) => {
          log.record(added('a'));
          const runner = await run();
          await caughtUp(runner);
          const swap = readStore.swap.bind(readStore);
          readStore.swap = async (view, collection) => {
            readStore.swap = swap;
            if (isDone) await swap(view, collection);
            throw new StoreUnavailable('Cut off');
          };
          await expect(runner.rebuild('task-register')).rejects.toThrow(StoreUnavailable);
          log.record(added('b'));
          await caughtUp(runner);
          expect(await get('b')).toBeDefined();
          expect(await runner.verify('task-register')).toMatchObject({
            equal: true,
            position: '2',
          });
        },
      );

      it('is told of as it goes, by what is filled', async () => {
        log.record(...manyTasks(1_500));
        const runner = await run();
        await caughtUp(runner);
        const told: unknown[] = [];
        const save = readStore.saveCheckpoint.bind(readStore);
        readStore.saveCheckpoint = async (collection, checkpoint) => {
          await save(collection, checkpoint);
          told.push((await statusOf(runner))?.rebuild);
        };
        await runner.rebuild('task-register');
        const filling = {
          id: expect.any(String),
          stage: 'filling',
          collection: 'task-register_v1_2',
          target: '3000',
        };
        expect(told.slice(0, 3)).toEqual(
          ['1000', '2000', '3000'].map((position) => ({ ...filling, position })),
        );
        expect((await statusOf(runner))?.rebuild).toMatchObject({
          stage: 'done',
          position: '3000',
        });
      });

      it('goes on where it was when its process was stopped, reading nothing twice', async () => {
        log.record(...manyTasks(1_500));
        const first = await run();
        await caughtUp(first);
        const save = readStore.saveCheckpoint.bind(readStore);
        let stopped: Promise<void> | undefined;
        readStore.saveCheckpoint = async (collection, checkpoint) => {
          if (collection === 'task-register_v1_2') stopped ??= first.stop();
          return save(collection, checkpoint);
        };
        await expect(first.rebuild('task-register')).rejects.toThrow(RebuildInterrupted);
        await stopped;
        expect(await readStore.report('task-register')).toMatchObject({
          live: 'task-register_v1_1',
          rebuild: { stage: 'filling', position: '1000', target: '3000' },
        });

        log.handedOut = 0;
        const second = await run();
        const { id } = await second.askRebuild('task-register');
        expect(await second.rebuild('task-register')).toBe(3_000n);
        expect(log.handedOut).toBe(2_000);
        expect(await readStore.report('task-register')).toMatchObject({
          live: 'task-register_v1_2',
          rebuild: { id, stage: 'done', position: '3000' },
        });
        expect(await second.verify('task-register')).toMatchObject({ equal: true });
      });

      it('that fails says of which event', async () => {
        log.record(added('a'), noted('one', 'a'), noted('bad', 'a'));
        const runner = await run();
        await caughtUp(runner);
        fault.eventNote = 'bad';
        await expect(runner.rebuild('task-register')).rejects.toThrow(ProjectionFailed);
        expect(await statusOf(runner)).toMatchObject({
          state: 'live',
          rebuild: { stage: 'failed', failure: { event: { position: '3' } } },
        });
      });

      it('mends a view that had failed', async () => {
        fault.eventNote = 'bad';
        log.record(added('a'), noted('one', 'a'), noted('bad', 'a'));
        const runner = await run();
        await failedAt(runner);
        fault.eventNote = undefined;
        await runner.rebuild('task-register');
        log.record(noted('three', 'a'));
        await caughtUp(runner);
        expect((await get('a'))?.notes).toEqual(['one', 'bad', 'three']);
        expect(await statusOf(runner)).toMatchObject({ state: 'live', position: '4' });
      });
    });

    describe('a new version of a view', () => {
      it('fills a new collection, which serves once it has caught up', async () => {
        log.record(added('a'), noted('one', 'a'));
        const first = await run();
        await caughtUp(first);
        await first.stop();
        log.record(noted('two', 'a'));
        const second = await run([taskRegister('task-register', fault, 2)]);
        expect(await readStore.liveCollection('task-register')).toBe('task-register_v1_1');
        await caughtUp(second);
        expect(await readStore.liveCollection('task-register')).toBe('task-register_v2_2');
        expect((await get('a'))?.notes).toEqual(['one', 'two']);
        expect(await everythingIn(await readStore.collection('task-register_v1_1'))).toEqual([]);
      });
    });

    describe('a new version of a view, while it fills', () => {
      it('has not reached what it does not serve yet', async () => {
        log = new InMemoryEventStore(manyTasks(50), 1);
        const first = await run();
        await caughtUp(first);
        await first.stop();
        const second = await run([taskRegister('task-register', fault, 2)]);
        expect(await second.waitFor(1n, 'all', SOON)).toBe(true);
        expect(await readStore.liveCollection('task-register')).toBe('task-register_v2_2');
        expect(await (await live()).count({})).toBe(50);
      });
    });

    describe('verifying', () => {
      beforeEach(() => {
        log.record(...manyTasks(20), dropped('task-3'), merged('north', 'east'));
      });

      it('finds the live view equal to a fresh fold, while more is written', async () => {
        const runner = await run();
        await caughtUp(runner);
        const verifying = runner.verify('task-register');
        log.record(added('more'));
        const verification = await verifying;
        expect(verification).toMatchObject({
          view: 'task-register',
          position: '42',
          differences: [],
        });
        expect(verification.equal).toBe(true);
        expect(verification.digest).toMatch(/^[0-9a-f]{64}$/);
        expect(verification.freshDigest).toBe(verification.digest);
      });

      it('holds still what it compares, however busy the log', async () => {
        log.record(...manyTasks(2_500));
        const runner = await run();
        await caughtUp(runner);
        const verifying = runner.verify('task-register');
        for await (const turn of until(verifying)) {
          log.record(noted(`turn ${turn}`, 'task-0', 'task-999'), added(`zz-${turn}`));
        }
        expect((await verifying).differences).toEqual([]);
      });

      it('gives the same digest before and after a rebuild', async () => {
        const runner = await run();
        await caughtUp(runner);
        const before = await runner.verify('task-register');
        await runner.rebuild('task-register');
        expect(await runner.verify('task-register')).toEqual(before);
      });

      it('names every document that drifted, is missing or is too many', async () => {
        const runner = await run();
        await caughtUp(runner);
        const rows = await live();
        const row = { team: 'x', notes: [], effectiveAt: '2026-01-05', _position: '99' };
        const tombstone = { _id: 'task-7', _position: '99', _removed: true } as Stored<TaskRow>;
        await rows.write([{ ...row, _id: 'task-1' }, { ...row, _id: 'stray' }, tombstone]);
        const verification = await runner.verify('task-register');
        expect(verification).toMatchObject({
          equal: false,
          differences: [
            { id: 'stray', kind: 'surplus' },
            { id: 'task-1', kind: 'different' },
            { id: 'task-7', kind: 'different' },
          ],
        });
        expect(verification.freshDigest).not.toBe(verification.digest);
      });

      it('finds a document that was lost', async () => {
        const runner = await run();
        await caughtUp(runner);
        const lossy = await readStore.collection('task-register_v1_9');
        await lossy.write((await everythingIn(await live())).slice(1));
        await runner.stop();
        await readStore.saveCheckpoint('task-register_v1_9', { position: '42' });
        await readStore.swap('task-register', 'task-register_v1_9');
        const again = await run();
        expect((await again.verify('task-register')).differences).toEqual([
          { id: 'task-0', kind: 'missing' },
        ]);
      });

      it('can be done on a view that failed, at the position where it stands', async () => {
        fault.eventNote = 'bad';
        log.record(noted('x', 'task-1'), noted('bad', 'task-1'));
        const runner = await run();
        await failedAt(runner);
        expect(await runner.verify('task-register')).toMatchObject({ equal: true, position: '43' });
      });
    });
  });
};
