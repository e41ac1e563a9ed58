import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { manyTasks, type TaskRow, taskRegister } from '../../../test/support/projection-tasks.js';
import { MemoryReadStore } from '../read-store/memory/memory-read-store.js';
import { ViewsUnavailable } from '../read-store/read-store.js';
import { ProjectionRunner } from './projection-runner.js';
import { verifyServed, ViewMoves } from './verify-served.js';

const VIEW = 'task-register';

describe('a view that nobody holds still', () => {
  const projection = taskRegister();
  let eventStore: InMemoryEventStore;
  let readStore: MemoryReadStore;
  let keeper: ProjectionRunner;

  beforeEach(async () => {
    eventStore = new InMemoryEventStore(manyTasks(20));
    readStore = new MemoryReadStore();
    keeper = new ProjectionRunner({ projections: [projection], eventStore, readStore });
    await keeper.start();
    await keeper.waitFor(40n, 'all', 2_000);
    await keeper.stop();
  });
  afterEach(() => readStore.close());

  const verify = () => verifyServed(projection, readStore, eventStore);

  it('is compared as its keeper would compare it', async () => {
    expect(await verify()).toEqual(await keeper.verify(VIEW));
    expect(await verify()).toMatchObject({ equal: true, position: '40', documents: 20 });
  });

  it('is found to have drifted', async () => {
    const served = await readStore.served<TaskRow>(VIEW);
    const row = { team: 'drifted', notes: [], effectiveAt: '2026-01-05' };
    await served?.write([{ ...row, _id: 'task-3', _position: '99' }]);
    expect((await verify()).differences).toEqual([{ id: 'task-3', kind: 'different' }]);
  });

  it('is read again where it went on meanwhile, and given up where it always does', async () => {
    const report = readStore.report.bind(readStore);
    let moves = 2;
    readStore.report = async (view) => {
      const told = await report(view);
      moves -= 1;
      return moves < 0 ? told : { ...told, position: String(moves) };
    };
    expect(await verify()).toMatchObject({ equal: true, position: '40' });
    moves = 1_000;
    await expect(verify()).rejects.toThrow(ViewMoves);
  });

  it('cannot be compared while nothing serves it', async () => {
    const nothing = new MemoryReadStore();
    await expect(verifyServed(projection, nothing, eventStore)).rejects.toThrow(ViewsUnavailable);
  });
});
