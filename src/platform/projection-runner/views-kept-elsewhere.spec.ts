import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { manyTasks, taskRegister } from '../../../test/support/projection-tasks.js';
import { MemoryReadStore } from '../read-store/memory/memory-read-store.js';
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

  it('are cared for by who keeps them', async () => {
    await expect(reader.rebuild(VIEW)).rejects.toThrow(KeptElsewhere);
    await expect(reader.verify(VIEW)).rejects.toThrow(KeptElsewhere);
    expect(() => reader.resume(VIEW)).toThrow(KeptElsewhere);
    await expect(reader.rebuild('none')).rejects.toThrow(UnknownView);
    await expect(reader.waitFor(1n, ['none'], 1)).rejects.toThrow(UnknownView);
  });
});
