import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { DocumentFilter } from '../../src/kernel/projection.js';
import {
  InvalidCursor,
  LeaseLost,
  type Collection,
  type FindOptions,
  type ReadStore,
  type Stored,
} from '../../src/platform/read-store/read-store.js';

interface Row {
  readonly group?: string | null;
  readonly count?: number;
  readonly open?: boolean;
  readonly tags?: readonly string[];
  readonly lead?: { readonly agency: string };
}

const row = (id: string, document: Row, position = 1): Stored<Row> => ({
  ...document,
  _id: id,
  _position: String(position),
});

const removed = (id: string, position: number): Stored<Row> => ({
  _id: id,
  _position: String(position),
  _removed: true,
});

/** Refusing to be changed is as good as having handed out a copy. */
const attempt = (change: () => unknown): void => {
  try {
    change();
  } catch {
    // Refused.
  }
};

/** What leads from the first page to the second. */
const cursorOf = async (rows: Collection<Row>, options: FindOptions): Promise<string> =>
  (await rows.find(options)).next ?? '';

const everythingIn = async (collection: Collection<Row>): Promise<readonly Stored<Row>[]> => {
  const documents: Stored<Row>[] = [];
  for await (const document of collection.all()) documents.push(document);
  return documents;
};

/** Every page from the first to the last. */
const readThrough = async (
  collection: Collection<Row>,
  options: FindOptions,
): Promise<readonly (readonly string[])[]> => {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await collection.find(cursor === undefined ? options : { ...options, cursor });
    pages.push(page.items.map(({ _id }) => _id));
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
};

const idsOf = async (collection: Collection<Row>, filter: DocumentFilter) =>
  (await collection.find({ filter })).items.map(({ _id }) => _id);

/** What every read store promises. */
export const readStoreContract = (name: string, open: () => Promise<ReadStore>): void => {
  describe(`read store: ${name}`, () => {
    let store: ReadStore;
    let rows: Collection<Row>;
    const indexes = [['group', 'count'], ['lead.agency'], ['tags']];

    beforeEach(async () => {
      store = await open();
      rows = await store.collection<Row>('register_v1_1', indexes);
    });

    afterEach(() => store.close());

    describe('writing', () => {
      it('gives back what was written', async () => {
        await rows.write([row('a', { group: 'g', lead: { agency: 'x' } }, 7)]);
        expect(await rows.get('a')).toEqual(row('a', { group: 'g', lead: { agency: 'x' } }, 7));
        expect(await rows.get('b')).toBeUndefined();
      });

      it('replaces a document whole', async () => {
        await rows.write([row('a', { group: 'g', count: 1 }, 1)]);
        await rows.write([row('a', { group: 'h' }, 2)]);
        expect(await rows.get('a')).toEqual(row('a', { group: 'h' }, 2));
      });

      it.each([
        ['the same', 10, 10],
        ['an earlier', 10, 9],
        ['an earlier, shorter', 10, 2],
      ])('leaves a document that has seen %s position', async (_, seen, given) => {
        await rows.write([row('a', { count: 1 }, seen)]);
        await rows.write([row('a', { count: 2 }, given), row('b', { count: 3 }, given)]);
        expect((await rows.get('a'))?.count).toBe(1);
        expect((await rows.get('b'))?.count).toBe(3);
      });

      it('replaces hundreds of documents at once', async () => {
        const ids = Array.from({ length: 300 }, (_, number) => `d${number}`);
        await rows.write(ids.map((id) => row(id, { count: 1 }, 1)));
        await rows.write(ids.map((id) => row(id, { count: 2 }, 2)));
        expect(await rows.count({ count: 2 })).toBe(300);
      });

      it('compares positions as numbers of any size', async () => {
        const large = 9_007_199_254_740_993n;
        await rows.write([{ ...row('a', { count: 1 }), _position: large.toString() }]);
        await rows.write([{ ...row('a', { count: 2 }), _position: (large + 1n).toString() }]);
        await rows.write([{ ...row('a', { count: 3 }), _position: large.toString() }]);
        expect((await rows.get('a'))?.count).toBe(2);
      });

      it('hands out nothing by which a reader could change what is stored', async () => {
        await rows.write([row('a', { lead: { agency: 'x' }, tags: ['t'] })]);
        const loaded = (await rows.load(['a'])).get('a');
        const [matching] = await rows.matching({});
        const [found] = (await rows.find({})).items;
        for (const read of [loaded, matching, found, await rows.get('a')]) {
          attempt(() => Object.assign(read ?? {}, { group: 'changed' }));
          attempt(() => Object.assign(read?.lead ?? {}, { agency: 'changed' }));
          attempt(() => Object.assign(read?.tags ?? [], ['changed']));
        }
        expect(await rows.get('a')).toEqual(row('a', { lead: { agency: 'x' }, tags: ['t'] }));
      });
    });

    describe('tombstones', () => {
      beforeEach(() =>
        rows.write([row('a', { group: 'g' }, 1), row('b', { group: 'g' }, 2), removed('c', 3)]),
      );

      it('are never found', async () => {
        await rows.write([removed('a', 4)]);
        expect(await rows.get('a')).toBeUndefined();
        expect(await idsOf(rows, {})).toEqual(['b']);
        expect(await idsOf(rows, { group: 'g' })).toEqual(['b']);
        expect(await idsOf(rows, { _id: 'a' })).toEqual([]);
        expect(await rows.count({})).toBe(1);
        expect(await rows.matching({})).toHaveLength(1);
      });

      it('are still loaded, and listed with all', async () => {
        const loaded = await rows.load(['a', 'c', 'z']);
        expect([...loaded.keys()].toSorted()).toEqual(['a', 'c']);
        expect(loaded.get('c')).toEqual(removed('c', 3));
        expect((await everythingIn(rows)).map(({ _id }) => _id)).toEqual(['a', 'b', 'c']);
      });

      it('keep out what the document had seen before it was removed', async () => {
        await rows.write([row('c', { group: 'g' }, 2)]);
        expect(await rows.get('c')).toBeUndefined();
      });

      it('give way to a document that comes later', async () => {
        await idsOf(rows, { group: 'g' });
        await rows.write([row('c', { group: 'g' }, 9)]);
        expect(await idsOf(rows, { group: 'g' })).toEqual(['a', 'b', 'c']);
      });
    });

    describe('conditions', () => {
      beforeEach(() =>
        rows.write([
          row('a', { group: 'g', count: 1, open: true, tags: ['x', 'y'] }),
          row('b', { group: 'g', count: 2, open: false, lead: { agency: 'p' } }),
          row('c', { group: 'h', count: 3, lead: { agency: 'q' } }),
          row('d', { count: 4 }),
        ]),
      );

      it.each<[string, DocumentFilter, readonly string[]]>([
        ['nothing', {}, ['a', 'b', 'c', 'd']],
        ['an indexed field', { group: 'g' }, ['a', 'b']],
        ['two indexed fields', { group: 'g', count: 2 }, ['b']],
        ['a value that no document has', { group: 'none' }, []],
        ['a field inside another', { 'lead.agency': 'q' }, ['c']],
        ['a list that contains a value', { tags: 'x' }, ['a']],
        ['a field without an index', { open: true }, ['a']],
        ['a field that is absent', { group: null }, ['d']],
        ['several values', { group: { $in: ['g', 'h'] } }, ['a', 'b', 'c']],
        ['a range', { count: { $gte: 2, $lt: 4 } }, ['b', 'c']],
        ['either of two', { $or: [{ group: 'h' }, { open: true }] }, ['a', 'c']],
        ['an id', { _id: 'b' }, ['b']],
        ['an id and another field', { _id: 'b', group: 'h' }, []],
      ])('finds by %s', async (_, filter, expected) => {
        expect(await idsOf(rows, filter)).toEqual(expected);
        expect(await rows.count(filter)).toBe(expected.length);
        const matching = (await rows.matching(filter)).map(({ _id }) => _id);
        expect(matching.toSorted()).toEqual(expected);
      });

      it('follows a document whose indexed field changes', async () => {
        expect(await idsOf(rows, { group: 'h' })).toEqual(['c']);
        await rows.write([row('a', { group: 'h' }, 2), row('c', { tags: ['z'] }, 2)]);
        expect(await idsOf(rows, { group: 'h' })).toEqual(['a']);
        expect(await idsOf(rows, { group: 'g' })).toEqual(['b']);
        expect(await idsOf(rows, { tags: 'z' })).toEqual(['c']);
      });

      it.each([
        ['text', { $where: 'true' }],
        ['a function', { $where: () => true }],
        ['an expression', { $expr: { $function: { body: () => true, args: [], lang: 'js' } } }],
      ])('refuses a condition that would run code: %s', async (_, filter) => {
        await expect(rows.count(filter)).rejects.toThrow();
      });
    });

    describe('pages', () => {
      it('hold 50 documents unless told, and 1 to 500', async () => {
        await rows.write(Array.from({ length: 60 }, (_, index) => row(`id-${index}`, {})));
        expect((await rows.find({})).items).toHaveLength(50);
        expect((await rows.find({ limit: 500 })).items).toHaveLength(60);
        for (const limit of [0, 501, 1.5, -1, Number.NaN]) {
          await expect(rows.find({ limit })).rejects.toThrow(RangeError);
        }
      });

      it('end without a cursor, even where the last page is full', async () => {
        await rows.write([row('a', {}), row('b', {})]);
        expect((await rows.find({ limit: 2 })).next).toBeUndefined();
        expect((await rows.find({ limit: 1 })).next).toBeDefined();
        expect(await readThrough(rows, { limit: 1 })).toEqual([['a'], ['b']]);
      });

      it('break ties by id, in both directions, and put an absent field where null is', async () => {
        await rows.write([
          row('d', { group: 'g' }),
          row('c', { group: 'g' }),
          row('b', { group: null }),
          row('a', {}),
        ]);
        const up = await readThrough(rows, { sort: [['group', 1]], limit: 1 });
        const down = await readThrough(rows, { sort: [['group', -1]], limit: 1 });
        expect(up.flat()).toEqual(['a', 'b', 'c', 'd']);
        expect(down.flat()).toEqual(['c', 'd', 'a', 'b']);
      });

      it('go on at their place when documents before it come and go', async () => {
        await rows.write(['b', 'c', 'd', 'e'].map((id) => row(id, {})));
        const first = await rows.find({ limit: 2 });
        await rows.write([row('a', {}), removed('c', 2)]);
        const second = await rows.find({ limit: 2, cursor: first.next ?? '' });
        expect(second.items.map(({ _id }) => _id)).toEqual(['d', 'e']);
      });

      it('read one after the other, give what sorting everything gives', async () => {
        const documents = fc.uniqueArray(
          fc.record({
            id: fc.string({ minLength: 1, maxLength: 4 }),
            row: fc.record(
              {
                group: fc.constantFrom('g', 'h', 'é', '', null),
                count: fc.integer({ min: -2, max: 2 }),
                open: fc.boolean(),
              },
              { requiredKeys: [] },
            ),
          }),
          { selector: ({ id }) => id, maxLength: 25 },
        );
        const direction = fc.constantFrom<1 | -1>(1, -1);
        const sort = fc.uniqueArray(
          fc.tuple(fc.constantFrom('group', 'count', 'open', 'lead.agency'), direction),
          { selector: ([field]) => field, maxLength: 3 },
        );
        let run = 0;
        await fc.assert(
          fc.asyncProperty(
            documents,
            sort,
            fc.integer({ min: 1, max: 9 }),
            async (all, by, limit) => {
              run += 1;
              const collection = await store.collection<Row>(`pages_v1_${run}`, indexes);
              await collection.write(all.map(({ id, row: document }) => row(id, document)));
              const pages = await readThrough(collection, { sort: by, limit });
              const whole = await collection.find({ sort: by, limit: 500 });
              expect(pages.flat()).toEqual(whole.items.map(({ _id }) => _id));
              expect(pages.flat().toSorted()).toEqual(all.map(({ id }) => id).toSorted());
              expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
              expectSorted(whole.items, by);
            },
          ),
        );
      });
    });

    describe('cursors', () => {
      const question: FindOptions = { filter: { open: true }, sort: [['count', 1]], limit: 1 };

      beforeEach(() =>
        rows.write(['a', 'b', 'c'].map((id, count) => row(id, { open: true, count, group: 'g' }))),
      );

      it('outlive a rebuild of the view', async () => {
        const cursor = await cursorOf(rows, question);
        const rebuilt = await store.collection<Row>('register_v1_2', indexes);
        await rebuilt.write(await everythingIn(rows));
        expect((await rebuilt.find({ ...question, cursor })).items[0]?._id).toBe('b');
      });

      it('of another filter, order or view are refused', async () => {
        const cursor = await cursorOf(rows, question);
        const other = await store.collection<Row>('other_v1_1');
        for (const [collection, options] of [
          [rows, { ...question, filter: { open: false } }],
          [rows, { ...question, filter: { open: true, group: 'g' } }],
          [rows, { ...question, sort: [['count', -1]] }],
          [rows, { ...question, sort: [['group', 1]] }],
          [rows, { filter: { open: true } }],
          [other, question],
        ] as [Collection<Row>, FindOptions][]) {
          await expect(collection.find({ ...options, cursor })).rejects.toThrow(InvalidCursor);
        }
      });

      it('that nobody gave are refused', async () => {
        const cursor = await cursorOf(rows, question);
        const forged = (change: (parts: unknown[]) => unknown): string =>
          Buffer.from(
            JSON.stringify(
              change(JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]),
            ),
          ).toString('base64url');
        for (const wrong of [
          '',
          'x',
          `${cursor}=`,
          cursor.slice(0, -4),
          Buffer.from('null').toString('base64url'),
          Buffer.from('{}').toString('base64url'),
          forged(([digest]) => [digest]),
          forged(([digest, , ...values]) => [digest, 7, ...values]),
          forged((parts) => [...parts, 1]),
          forged(([digest, id]) => [digest, id, { $gt: 0 }]),
          forged(([, ...rest]) => ['0', ...rest]),
        ]) {
          await expect(rows.find({ ...question, cursor: wrong })).rejects.toThrow(InvalidCursor);
        }
      });
    });

    it('belongs to the ledger that asked first', async () => {
      const asked = ['one ledger', 'another ledger', 'one ledger'];
      const owners = [];
      for (const ledgerId of asked) owners.push(await store.ownedBy(ledgerId));
      expect(owners).toEqual(['one ledger', 'one ledger', 'one ledger']);
    });

    describe('collections', () => {
      it('of one name are one', async () => {
        await rows.write([row('a', {})]);
        const again = await store.collection<Row>('register_v1_1', indexes);
        expect(await again.count({})).toBe(1);
      });

      it('keep their checkpoint until they are dropped', async () => {
        expect(await store.checkpoint('register_v1_1')).toBeUndefined();
        await store.saveCheckpoint('register_v1_1', { position: '41' });
        await store.saveCheckpoint('register_v1_1', { position: '42', salt: 'of event 42' });
        expect(await store.checkpoint('register_v1_1')).toEqual({
          position: '42',
          salt: 'of event 42',
        });
        await store.saveCheckpoint('register_v1_1', { position: '43' });
        expect(await store.checkpoint('register_v1_1')).toEqual({ position: '43' });
        await rows.write([row('a', {})]);
        await store.drop('register_v1_1');
        expect(await store.checkpoint('register_v1_1')).toBeUndefined();
        expect(await (await store.collection('register_v1_1')).count({})).toBe(0);
        await store.drop('never-made');
      });

      it('serve a view one at a time', async () => {
        expect(await store.liveCollection('register')).toBeUndefined();
        await store.swap('register', 'register_v1_1');
        expect(await store.liveCollection('register')).toBe('register_v1_1');
        await store.collection('register_v1_2');
        await store.swap('register', 'register_v1_2');
        expect(await store.liveCollection('register')).toBe('register_v1_2');
        expect(await store.liveCollection('other')).toBeUndefined();
      });

      it('that do not exist cannot serve', async () => {
        await store.swap('register', 'register_v1_1');
        await expect(store.swap('register', 'register_v9_9')).rejects.toThrow('register_v9_9');
        expect(await store.liveCollection('register')).toBe('register_v1_1');
      });

      describe('of a view, those who do not keep it are told', () => {
        const failure = {
          message: 'Choked',
          event: { id: 'e', type: 'task-noted.v1', position: '4' },
        };

        it('nothing, before there is anything', async () => {
          expect(await store.report('never-kept')).toEqual({});
          expect([...(await store.reports()).keys()]).not.toContain('never-kept');
        });

        it('what serves it, how far it got, and what was last said of it', async () => {
          await store.collection('register_v1_1');
          await store.saveState('register', { state: 'catching-up' });
          expect(await store.report('register')).toEqual({ state: { state: 'catching-up' } });
          await store.swap('register', 'register_v1_1');
          const checkpoint = { position: '3', salt: 'of event 3' };
          await store.saveCheckpoint('register_v1_1', checkpoint);
          await store.saveState('register', { state: 'failed', failure });
          const report = {
            live: 'register_v1_1',
            ...checkpoint,
            state: { state: 'failed', failure },
          };
          expect(await store.report('register')).toEqual(report);
          expect((await store.reports()).get('register')).toEqual(report);
          await store.saveState('register', { state: 'live' });
          expect((await store.report('register')).state).toEqual({ state: 'live' });
        });

        it('that it is to go on, once somebody asked, while it has failed', async () => {
          expect(await store.askResume('register')).toBe(false);
          await store.saveState('register', { state: 'live' });
          expect(await store.askResume('register')).toBe(false);
          await store.saveState('register', { state: 'failed', failure });
          expect(await store.askResume('register')).toBe(true);
          expect((await store.report('register')).state).toEqual({
            state: 'failed',
            failure,
            resume: true,
          });
          await store.saveState('register', { state: 'failed', failure });
          expect((await store.report('register')).state).toEqual({ state: 'failed', failure });
        });

        it('that a rebuild was asked for, once', async () => {
          const [one, other] = await Promise.all([
            store.askRebuild('register', 'one'),
            store.askRebuild('register', 'other'),
          ]);
          expect(one).toEqual(other);
          expect(one.stage).toBe('asked');
          expect(await store.report('register')).toEqual({ rebuild: one });
        });

        it('how far its rebuild is, by the checkpoint of what is filled', async () => {
          const { id } = await store.askRebuild('register', 'one');
          const collection = 'register_v1_1';
          await store.collection(collection);
          const filling = { id, stage: 'filling', collection, position: '0', target: '9' } as const;
          await store.saveRebuild('register', filling);
          expect(await store.report('register')).toEqual({ rebuild: filling });
          await store.saveCheckpoint(collection, { position: '7' });
          expect(await store.report('register')).toEqual({
            rebuild: { ...filling, position: '7' },
          });
          expect(await store.askRebuild('register', 'other')).toMatchObject({
            id,
            stage: 'filling',
          });
        });

        it('how its rebuild ended, until another is asked for, of which nobody else can tell', async () => {
          await store.askRebuild('register', 'one');
          const failed = { id: 'one', stage: 'failed', failure } as const;
          await store.saveRebuild('register', failed);
          expect(await store.report('register')).toEqual({ rebuild: failed });
          expect((await store.askRebuild('register', 'other')).id).toBe('other');
          const late = { id: 'one', stage: 'done', position: '9' } as const;
          await expect(store.saveRebuild('register', late)).rejects.toThrow(LeaseLost);
          expect(await store.report('register')).toEqual({
            rebuild: { id: 'other', stage: 'asked' },
          });
        });
      });
    });
  });
};

/** The order that MongoDB documents: null and absent, numbers, text, booleans. Told apart from the code under test. */
const expectSorted = (
  items: readonly Stored<Row>[],
  sort: NonNullable<FindOptions['sort']>,
): void => {
  const ranks = ['object', 'number', 'string', 'boolean'];
  const compare = (one: unknown, other: unknown): number => {
    const byType = ranks.indexOf(typeof one) - ranks.indexOf(typeof other);
    if (byType !== 0 || one === other) return byType;
    return (one as string) < (other as string) ? -1 : 1;
  };
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (!next) continue;
    const values = (document: Stored<Row>, field: string): unknown =>
      (document as unknown as Record<string, unknown>)[field] ?? null;
    const order = sort
      .map(([field, direction]) => compare(values(item, field), values(next, field)) * direction)
      .find((each) => each !== 0);
    expect(order ?? compare(item._id, next._id)).toBeLessThan(0);
  }
};
