import type { Collection as Driver, FindCursor, FindOptions as Wanted } from 'mongodb';
import type { Document, DocumentFilter } from '../../../kernel/projection.js';
import { decodeCursor, encodeCursor, type Question } from '../cursor.js';
import { pageLimit } from '../page-limit.js';
import type { Collection, FindOptions, Page, Stored } from '../read-store.js';
import { sortValuesOf } from '../sort-order.js';
import { after, fullSort, livingWhere } from './conditions.js';
import { writeGuarded } from './guarded-write.js';
import { asking, asStoreFault } from './mongo-faults.js';
import { fromMongo, type MongoDocument, toMongo } from './stored-document.js';
import type { WrittenDocuments } from './written-documents.js';

/** Documents fetched at once where there is no page. */
const BATCH = 1_000;

export interface MongoCollectionParts {
  /** What cursors are bound to: view and version. */
  readonly scope: string;
  readonly driver: Driver<MongoDocument>;
  readonly written: WrittenDocuments;
  /** For one question to the server, in milliseconds. */
  readonly maxTimeMS: number;
}

/** The documents of one view in a collection of MongoDB. */
export class MongoCollection<Doc extends Document = Document> implements Collection<Doc> {
  readonly #scope: string;
  readonly #driver: Driver<MongoDocument>;
  readonly #written: WrittenDocuments;
  readonly #maxTimeMS: number;

  constructor({ scope, driver, written, maxTimeMS }: MongoCollectionParts) {
    this.#scope = scope;
    this.#driver = driver;
    this.#written = written;
    this.#maxTimeMS = maxTimeMS;
  }

  load(ids: readonly string[]): Promise<ReadonlyMap<string, Stored<Doc>>> {
    return asking(async () => {
      const found = new Map<string, Stored<Doc>>();
      const unknown: string[] = [];
      for (const id of ids) {
        const remembered = this.#written.get(id);
        if (remembered) found.set(id, remembered as Stored<Doc>);
        else if (this.#written.holds(id) !== false) unknown.push(id);
      }
      for (let start = 0; start < unknown.length; start += BATCH) {
        const some = unknown.slice(start, start + BATCH);
        const [only] = some;
        // The plainest question for the commonest case: an event that concerns one document.
        const filter = some.length === 1 && only !== undefined ? only : { $in: some };
        const documents = await this.#find({ _id: filter }).toArray();
        for (const document of documents) found.set(document._id, fromMongo(document));
      }
      if (unknown.length > 0) this.#written.saw(unknown, found);
      return found;
    });
  }

  matching(filter: DocumentFilter): Promise<readonly Stored<Doc>[]> {
    return asking(async () => {
      const documents = await this.#find(livingWhere(filter)).toArray();
      return documents.map((document) => fromMongo<Doc>(document));
    });
  }

  write(documents: readonly Stored<Doc>[]): Promise<void> {
    return asking(async () => {
      const latest = latestOfEach(documents);
      // All of them are looked at before the first is sent: a batch is refused whole.
      const name = this.#driver.collectionName;
      const outgoing = latest.map((stored) => ({ stored, ...toMongo(name, stored) }));
      const sent = outgoing.map(({ document }) => document);
      try {
        const areOurs = await writeGuarded(this.#driver, sent, (id) => this.#written.holds(id));
        if (!areOurs) return this.#written.forget(sent.map(({ _id }) => _id));
        for (const { stored, bytes } of outgoing) this.#written.wrote(stored, bytes);
      } catch (error) {
        this.#written.forget(sent.map(({ _id }) => _id));
        throw error;
      }
    });
  }

  get(id: string): Promise<Stored<Doc> | undefined> {
    return asking(async () => {
      const [document] = await this.#find({ _id: id }).toArray();
      return document && !document._removed ? fromMongo<Doc>(document) : undefined;
    });
  }

  find(options: FindOptions): Promise<Page<Stored<Doc>>> {
    return asking(async () => {
      const { filter = {}, sort = [], cursor } = options;
      const limit = pageLimit(options);
      const question: Question = { scope: this.#scope, filter, sort };
      const place = cursor === undefined ? undefined : decodeCursor(question, cursor);
      const asked = livingWhere(filter, ...(place ? [after(sort, place)] : []));
      const wanted = { sort: fullSort(sort), limit: limit + 1 };
      const found = await this.#find(asked, wanted).toArray();
      const items = found.slice(0, limit).map((document) => fromMongo<Doc>(document));
      const places = items.map((item) => ({ id: item._id, values: sortValuesOf(item, sort) }));
      const last = places.at(-1);
      return {
        items,
        ...(last && found.length > limit && { next: encodeCursor(question, last) }),
      };
    });
  }

  count(filter: DocumentFilter): Promise<number> {
    return asking(async () =>
      this.#driver.countDocuments(livingWhere(filter), { maxTimeMS: this.#maxTimeMS }),
    );
  }

  async *all(): AsyncIterable<Stored<Doc>> {
    // However many there are: only each fetch has a time limit, that of the connection.
    const cursor = this.#driver.find({}, { batchSize: BATCH }).sort({ _id: 1 });
    try {
      for await (const document of cursor) yield fromMongo<Doc>(document);
    } catch (error) {
      throw asStoreFault(error);
    } finally {
      await cursor.close().catch(() => undefined);
    }
  }

  #find(filter: Readonly<Record<string, unknown>>, wanted: Wanted = {}): FindCursor<MongoDocument> {
    return this.#driver.find(filter, {
      ...wanted,
      maxTimeMS: this.#maxTimeMS,
      batchSize: BATCH,
    });
  }
}

/** One document each: of two of one id, the one that has seen more, as if they had been written in turn. */
const latestOfEach = <Doc extends Document>(
  documents: readonly Stored<Doc>[],
): readonly Stored<Doc>[] => {
  const latest = new Map<string, Stored<Doc>>();
  for (const document of documents) {
    const before = latest.get(document._id);
    if (!before || BigInt(before._position) < BigInt(document._position)) {
      latest.set(document._id, document);
    }
  }
  return latest.size === documents.length ? documents : [...latest.values()];
};
