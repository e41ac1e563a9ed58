import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Recorded } from '../../src/kernel/envelope.js';
import { instant, plainDate } from '../../src/kernel/plain-date.js';
import { StoreUnavailable } from '../../src/platform/event-store/event-store.js';
import { foldManyToCut, foldToCut } from '../../src/platform/projection-runner/fold-to-cut.js';
import type { Cut } from '../../src/platform/projection-runner/read-prefix.js';
import { ViewReader } from '../../src/platform/projection-runner/view-reader.js';
import { MemoryReadStore } from '../../src/platform/read-store/memory/memory-read-store.js';
import type { Collection, Stored } from '../../src/platform/read-store/read-store.js';
import { InMemoryEventStore } from '../support/in-memory-event-store.js';
import { inOrder } from '../support/recorded-event.js';
import {
  histories,
  manyTasks,
  task,
  taskRegister,
  teamRegister,
} from '../support/projection-tasks.js';

const everythingIn = async (collection: Collection): Promise<readonly Stored[]> => {
  const documents: Stored[] = [];
  for await (const document of collection.all()) documents.push(document);
  return documents;
};

/** What a log that holds nothing but these events, at their places, gives. */
const foldedFrom = async (events: readonly Recorded[]): Promise<readonly Stored[]> => {
  const { collection } = await foldToCut(taskRegister(), new InMemoryEventStore(events), {});
  return everythingIn(collection);
};

const at = async (store: InMemoryEventStore, cut: Cut) => {
  const { collection, position } = await foldToCut(taskRegister(), store, cut);
  return { documents: await everythingIn(collection), position };
};

const MOMENTS = [0, 1, 2, 3, 5, 8, 13].map((second) =>
  instant(`2026-02-01T09:00:${String(second).padStart(2, '0')}.000Z`),
);
const DAYS = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03'].map(plainDate);

const cuts: fc.Arbitrary<Cut> = fc.record(
  {
    before: fc.bigInt({ min: 0n, max: 26n }),
    upTo: fc.bigInt({ min: 0n, max: 26n }),
    asAt: fc.constantFrom(...MOMENTS),
    effectiveAt: fc.constantFrom(...DAYS),
  },
  { requiredKeys: [] },
);

const add = (id: string, recordedAt: string) =>
  task('task-added.v1', { task: id, team: 'north' }, { recordedAt });

describe('a view at a cut', () => {
  it('is the fold of exactly the events that the cut lets through', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), cuts, async (history, cut) => {
        const log = inOrder(history);
        const prefix = log.filter(
          ({ position, metadata }) =>
            (cut.before === undefined || position < cut.before) &&
            (cut.upTo === undefined || position <= cut.upTo) &&
            (cut.asAt === undefined || metadata.recordedAt <= cut.asAt),
        );
        const happened = prefix.filter(
          ({ metadata }) =>
            cut.effectiveAt === undefined || metadata.effectiveAt <= cut.effectiveAt,
        );
        const { documents, position } = await at(new InMemoryEventStore(log), cut);
        expect(documents).toEqual(await foldedFrom(happened));
        expect(position).toBe(prefix.at(-1)?.position ?? 0n);
      }),
      { numRuns: 200 },
    );
  });

  it('before a position is without it, up to a position is with it', async () => {
    const store = new InMemoryEventStore(manyTasks(2));
    expect((await at(store, { before: 3n })).position).toBe(2n);
    expect((await at(store, { upTo: 3n })).position).toBe(3n);
    expect((await at(store, { before: 1n })).position).toBe(0n);
    expect((await at(store, { upTo: 99n })).position).toBe(4n);
  });

  it('ends at the first event recorded later, whatever stands behind that', async () => {
    const store = new InMemoryEventStore([
      add('a', '2026-01-01T09:00:00.000Z'),
      add('b', '2026-01-01T10:00:00.000Z'),
      add('c', '2026-01-01T09:30:00.000Z'),
    ]);
    const half = await at(store, { asAt: instant('2026-01-01T09:30:00.000Z') });
    expect(half.documents.map(({ _id }) => _id)).toEqual(['a']);
    const ten = await at(store, { asAt: instant('2026-01-01T10:00:00.000Z') });
    expect(ten.documents.map(({ _id }) => _id)).toEqual(['a', 'b', 'c']);
  });

  it('stays as it was when more is recorded', async () => {
    const store = new InMemoryEventStore(manyTasks(3));
    const before = await at(store, { before: 7n, effectiveAt: plainDate('2026-01-05') });
    store.record(task('task-dropped.v1', { task: 'task-0' }, { effectiveAt: '2026-01-01' }));
    expect(await at(store, { before: 7n, effectiveAt: plainDate('2026-01-05') })).toEqual(before);
    expect(await at(store, {})).not.toEqual(before);
  });

  it('reaches over any number of batches, and lets other work have its turn', async () => {
    const store = new InMemoryEventStore(manyTasks(2_000));
    let turns = 0;
    const count = setInterval(() => (turns += 1), 0);
    const { documents, position } = await at(store, { upTo: 3_500n });
    clearInterval(count);
    expect(position).toBe(3_500n);
    expect(documents).toHaveLength(1_750);
    expect(turns).toBeGreaterThan(0);
  });

  it('is found, sorted and paged through like a live one', async () => {
    const reader = new ViewReader(new MemoryReadStore(), new InMemoryEventStore(manyTasks(10)));
    const { collection } = await reader.at(taskRegister(), { before: 20n });
    const first = await collection.find({ filter: { team: 'north' }, limit: 3 });
    expect(first.items).toHaveLength(3);
    const second = await collection.find({
      filter: { team: 'north' },
      limit: 3,
      cursor: first.next ?? '',
    });
    expect(second.items.map(({ _id }) => _id)).toEqual(['task-7', 'task-9']);
  });
});

describe('several views at one cut', () => {
  it('are what each is alone, read in one pass', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), cuts, async (history, cut) => {
        const store = new InMemoryEventStore(history);
        const many = await foldManyToCut([taskRegister(), teamRegister], store, cut);
        const read = store.handedOut;
        const tasks = await foldToCut(taskRegister(), store, cut);
        expect(store.handedOut).toBe(2 * read);
        const teams = await foldToCut(teamRegister, store, cut);
        expect(many.position).toBe(tasks.position);
        expect(await everythingIn(many.collection(taskRegister()))).toEqual(
          await everythingIn(tasks.collection),
        );
        expect(await everythingIn(many.collection(teamRegister))).toEqual(
          await everythingIn(teams.collection),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('do not include one that was not asked for', async () => {
    const many = await foldManyToCut([teamRegister], new InMemoryEventStore(), {});
    expect(() => many.collection(taskRegister())).toThrow('task-register');
  });
});

describe('a live view', () => {
  it('that nothing serves yet is unavailable, not empty', async () => {
    const reader = new ViewReader(new MemoryReadStore(), new InMemoryEventStore());
    await expect(reader.live(taskRegister())).rejects.toThrow(StoreUnavailable);
  });
});
