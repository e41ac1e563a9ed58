import { afterEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { type Fault, task, taskRegister } from '../../../test/support/projection-tasks.js';
import { MemoryReadStore } from '../read-store/memory/memory-read-store.js';
import { type ViewLease, ViewsUnavailable } from '../read-store/read-store.js';
import type { ViewState } from '../read-store/view-report.js';
import { ProjectionRunner } from './projection-runner.js';

const VIEW = 'task-register';

/** Whose leases can be taken away; which cannot be told anything, for a while. */
class ShakyReadStore extends MemoryReadStore {
  lost = new AbortController();
  refusals = 0;

  override lease(): Promise<ViewLease> {
    this.lost = new AbortController();
    return Promise.resolve({ lost: this.lost.signal, release: () => Promise.resolve() });
  }

  override saveState(view: string, state: ViewState): Promise<void> {
    if (this.refusals === 0) return super.saveState(view, state);
    this.refusals -= 1;
    return Promise.reject(new ViewsUnavailable('Gone for a moment'));
  }
}

const eventually = async (look: () => Promise<boolean>): Promise<void> => {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a view that failed', () => {
  let started: ProjectionRunner | undefined;
  afterEach(() => started?.stop());

  const failing = async () => {
    const fault: Fault = { eventNote: 'bad' };
    const readStore = new ShakyReadStore();
    const eventStore = new InMemoryEventStore([
      task('task-added.v1', { task: 'a', team: 'north' }),
      task('task-noted.v1', { tasks: ['a'], note: 'good' }),
      task('task-noted.v1', { tasks: ['a'], note: 'bad' }),
    ]);
    const projections = [taskRegister(VIEW, fault)];
    started = new ProjectionRunner({ projections, eventStore, readStore });
    return { fault, readStore, runner: started };
  };
  const isSaid = (readStore: ShakyReadStore, state: ViewState['state']) => async () =>
    (await readStore.report(VIEW)).state?.state === state;

  it('is tried again where another process had taken it over, and ended', async () => {
    const { fault, readStore, runner } = await failing();
    await runner.start();
    await eventually(isSaid(readStore, 'failed'));
    fault.eventNote = undefined;
    readStore.lost.abort();
    await eventually(isSaid(readStore, 'live'));
    expect(await readStore.report(VIEW)).toMatchObject({ position: '3' });
  });

  it('is said to have, though the store could not be told at first', async () => {
    const { readStore, runner } = await failing();
    readStore.refusals = 3;
    await runner.start();
    await eventually(isSaid(readStore, 'failed'));
  });
});
