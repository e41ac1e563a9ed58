import { describe, expect, it } from '@jest/globals';
import { instant, plainDate } from '../../kernel/plain-date.js';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { manyTasks, task, taskRegister } from '../../../test/support/projection-tasks.js';
import { StoreUnavailable } from '../event-store/event-store.js';
import { cutPosition } from './cut-position.js';
import { foldToCut } from './fold-to-cut.js';
import type { Cut } from './read-prefix.js';
import { ViewsAtCuts, ViewsBusy } from './views-at-cuts.js';

const recordedAt = (minute: number) =>
  task('task-added.v1', { task: `at-${minute}`, team: 'north' }, { recordedAt: at(minute) });
const at = (minute: number) => instant(`2026-01-01T09:${String(minute).padStart(2, '0')}:00.000Z`);

describe('the position of a cut', () => {
  const store = new InMemoryEventStore([1, 3, 3, 3, 8, 9].map(recordedAt));

  it.each<[string, Cut, bigint]>([
    ['before the first event', { asAt: at(0) }, 0n],
    ['at the first', { asAt: at(1) }, 1n],
    ['between two', { asAt: at(2) }, 1n],
    ['where several were recorded at once', { asAt: at(3) }, 4n],
    ['before the last', { asAt: at(8) }, 5n],
    ['at the last', { asAt: at(9) }, 6n],
    ['after it', { asAt: at(30) }, 6n],
    ['of nothing in particular', {}, 6n],
    ['of a day', { effectiveAt: plainDate('2020-01-01') }, 6n],
    ['up to a position', { upTo: 3n }, 3n],
    ['before one', { before: 3n }, 2n],
    ['of both', { upTo: 2n, asAt: at(8) }, 2n],
    ['beyond the log', { upTo: 99n }, 6n],
  ])('%s', async (_, cut, position) => {
    expect(await cutPosition(store, cut)).toBe(position);
    expect((await foldToCut(taskRegister(), store, cut)).position).toBe(position);
  });

  it('of an empty log is its beginning', async () => {
    expect(await cutPosition(new InMemoryEventStore(), { asAt: at(1) })).toBe(0n);
  });
});

/** A log whose folds end only when they are let. */
class HeldStore extends InMemoryEventStore {
  readonly #let = Promise.withResolvers<void>();
  folding = 0;
  most = 0;

  override async readAll(...asked: Parameters<InMemoryEventStore['readAll']>) {
    // A fold reads on from where it stopped; only its first batch is held.
    if (asked[0] > 0n) return super.readAll(...asked);
    this.folding += 1;
    this.most = Math.max(this.most, this.folding);
    await this.#let.promise;
    this.folding -= 1;
    return super.readAll(...asked);
  }

  letGo(): void {
    this.#let.resolve();
  }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
const days = Array.from({ length: 24 }, (_, day) =>
  plainDate(`2026-01-${day < 9 ? 0 : ''}${day + 1}`),
);

describe('views at cuts', () => {
  it('are folded once for all who ask at once, and for who asks again', async () => {
    const store = new InMemoryEventStore(manyTasks(5));
    const views = new ViewsAtCuts(store);
    const cut = { effectiveAt: plainDate('2026-01-05') };
    const all = await Promise.all([1, 2, 3].map(() => views.at(taskRegister(), cut)));
    all.push(await views.at(taskRegister(), { ...cut, upTo: 10n }));
    expect(new Set(all).size).toBe(1);
    expect(store.handedOut).toBe(10);
  });

  it('are told apart by view, position and day', async () => {
    const views = new ViewsAtCuts(new InMemoryEventStore(manyTasks(5)));
    const asked = await Promise.all([
      views.at(taskRegister(), {}),
      views.at(taskRegister('other-register'), {}),
      views.at(taskRegister(), { upTo: 3n }),
      views.at(taskRegister(), { effectiveAt: plainDate('2026-01-05') }),
    ]);
    expect(new Set(asked).size).toBe(4);
  });

  it('hold what was recorded since, when they are asked for at the end of the log', async () => {
    const store = new InMemoryEventStore(manyTasks(2));
    const views = new ViewsAtCuts(store);
    const before = await views.at(taskRegister(), { asAt: instant('2199-01-01T00:00:00Z') });
    store.record(...manyTasks(3).slice(4));
    const after = await views.at(taskRegister(), { asAt: instant('2199-01-01T00:00:00Z') });
    expect([await before.collection.count({}), await after.collection.count({})]).toEqual([2, 3]);
  });

  it('are folded two at once; twenty wait, and who comes then is told to come again', async () => {
    const store = new HeldStore(manyTasks(2));
    const views = new ViewsAtCuts(store);
    const ask = (day: number) => views.at(taskRegister(), { effectiveAt: days[day] ?? days[0] });
    const accepted = days.slice(0, 22).map((_, day) => ask(day));
    await turn();
    expect(store.folding).toBe(2);
    await expect(ask(22)).rejects.toThrow(ViewsBusy);
    // Who asks for what others wait for already waits with them.
    const shared = ask(3);
    store.letGo();
    expect(await shared).toBe(await accepted[3]);
    await Promise.all(accepted);
    expect(store.most).toBe(2);
    await expect(ask(22)).resolves.toBeDefined();
  });

  it('that could not be folded are folded anew', async () => {
    const store = new InMemoryEventStore(manyTasks(2));
    const views = new ViewsAtCuts(store);
    const read = store.readAll.bind(store);
    store.readAll = () => Promise.reject(new StoreUnavailable('closing'));
    await expect(views.at(taskRegister(), {})).rejects.toThrow(StoreUnavailable);
    store.readAll = read;
    expect((await views.at(taskRegister(), {})).position).toBe(4n);
  });

  it('are kept a few at a time: the one that was asked for longest ago is forgotten first', async () => {
    const store = new InMemoryEventStore(manyTasks(15));
    const views = new ViewsAtCuts(store);
    const ask = (upTo: bigint) => views.at(taskRegister(), { upTo });
    const first = await ask(1n);
    const second = await ask(2n);
    for (let position = 3n; position <= 24n; position += 1n) await ask(position);
    expect(await ask(1n)).toBe(first);
    await ask(25n);
    expect(await ask(1n)).toBe(first);
    expect(await ask(2n)).not.toBe(second);
  });
});
