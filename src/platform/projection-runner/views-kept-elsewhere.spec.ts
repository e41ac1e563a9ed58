import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import {
  type Fault,
  manyTasks,
  task,
  taskRegister,
} from '../../../test/support/projection-tasks.js';
import { MemoryReadStore } from '../read-store/memory/memory-read-store.js';
import { isOpen, type Rebuild } from '../read-store/view-report.js';
import { KeptElsewhere, UnknownView } from './kept-views.js';
import { ProjectionRunner } from './projection-runner.js';
import { ViewsKeptElsewhere } from './views-kept-elsewhere.js';

const VIEW = 'task-register';

describe('views that another process keeps', () => {
  const projections = [taskRegister()];
  let eventStore: InMemoryEventStore;
  let readStore: MemoryReadStore;
  let projector: ProjectionRunner;
  let reader: ViewsKeptElsewhere;

  beforeEach(() => {
    eventStore = new InMemoryEventStore();
    readStore = new MemoryReadStore();
    projector = new ProjectionRunner({ projections, eventStore, readStore });
    reader = new ViewsKeptElsewhere({ projections, eventStore, readStore });
  });
  afterEach(() => projector.stop());

  const rebuilt = async (): Promise<Rebuild | undefined> => {
    for (;;) {
      const { rebuild } = await readStore.report(VIEW);
      if (!isOpen(rebuild)) return rebuild;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  it('are waited for until they hold what was written', async () => {
    eventStore.record(...manyTasks(3));
    const head = await eventStore.head();
    const waiting = reader.waitFor(head, [VIEW], 5_000);
    await projector.start();
    expect(await waiting).toBe(true);
    expect(await reader.status()).toEqual(await projector.status());
    expect(await reader.status()).toMatchObject([{ state: 'live', lag: 0 }]);
  });

  it('are not waited for longer than is asked', async () => {
    eventStore.record(...manyTasks(1));
    const head = await eventStore.head();
    expect(await reader.waitFor(head, 'all', 50)).toBe(false);
    expect(await reader.status()).toMatchObject([
      { state: 'catching-up', position: '0', lag: Number(head) },
    ]);
  });

  it('are told to have failed as long as they have, also when nobody keeps them now', async () => {
    const fault: Fault = { eventNote: 'bad' };
    const choking = [taskRegister(VIEW, fault)];
    const first = new ProjectionRunner({ projections: choking, eventStore, readStore });
    eventStore.record(...manyTasks(1), task('task-noted.v1', { tasks: ['task-0'], note: 'bad' }));
    await first.start();
    expect(await first.waitFor(3n, 'all', 5_000)).toBe(false);
    const [failed] = await first.status();
    expect(failed).toMatchObject({ state: 'failed', position: '2', failure: { event: {} } });
    expect(await reader.status()).toEqual([failed]);
    await first.stop();
    expect(await reader.status()).toEqual([failed]);
    expect(await reader.waitFor(3n, [VIEW], 60_000)).toBe(false);

    fault.eventNote = undefined;
    await projector.start();
    expect(await projector.waitFor(3n, 'all', 5_000)).toBe(true);
    expect(await reader.status()).toMatchObject([{ state: 'live', position: '3', lag: 0 }]);
  });

  it('are gone on with after the fix by who keeps them, whoever was asked', async () => {
    const fault: Fault = { eventNote: 'bad' };
    const choking = [taskRegister(VIEW, fault)];
    projector = new ProjectionRunner({ projections: choking, eventStore, readStore });
    expect(await reader.resume(VIEW)).toBe(false);
    eventStore.record(...manyTasks(1), task('task-noted.v1', { tasks: ['task-0'], note: 'bad' }));
    await projector.start();
    expect(await projector.waitFor(3n, 'all', 5_000)).toBe(false);
    fault.eventNote = undefined;
    expect(await reader.resume(VIEW)).toBe(true);
    while ((await reader.status())[0]?.state === 'failed')
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await reader.waitFor(3n, [VIEW], 5_000)).toBe(true);
    expect(await reader.resume(VIEW)).toBe(false);
  });

  it('are rebuilt by who keeps them, now or later, whoever was asked', async () => {
    eventStore.record(...manyTasks(5));
    const asked = await reader.askRebuild(VIEW);
    expect(asked).toEqual({ id: expect.any(String), stage: 'asked' });
    expect(await reader.askRebuild(VIEW)).toEqual(asked);
    expect(await reader.status()).toMatchObject([{ rebuild: asked }]);
    await projector.start();
    expect(await rebuilt()).toEqual({ id: asked.id, stage: 'done', position: '10' });
    expect(await readStore.liveCollection(VIEW)).toBe('task-register_v1_2');
    const again = await reader.askRebuild(VIEW);
    expect(again.id).not.toBe(asked.id);
    expect(await rebuilt()).toEqual({ id: again.id, stage: 'done', position: '10' });
    expect(await projector.status()).toEqual(await reader.status());
  });

  it('are cared for by who keeps them', async () => {
    await expect(reader.verify(VIEW)).rejects.toThrow(KeptElsewhere);
    await expect(reader.resume('none')).rejects.toThrow(UnknownView);
    await expect(reader.askRebuild('none')).rejects.toThrow(UnknownView);
    await expect(reader.waitFor(1n, ['none'], 1)).rejects.toThrow(UnknownView);
  });
});
