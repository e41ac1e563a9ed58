import type { Document, DocumentFilter } from '../../../kernel/projection.js';
import { decodeCursor, encodeCursor, type Question } from '../cursor.js';
import { matcher } from '../matcher.js';
import { pageLimit } from '../page-limit.js';
import type { Collection, FindOptions, Page, Stored } from '../read-store.js';
import { comparePlaces, sortValuesOf, type Place } from '../sort-order.js';
import { frozen } from '../frozen.js';
import { EqualityIndex, isScalar } from './equality-index.js';

interface Found<Doc extends Document> extends Place {
  readonly document: Stored<Doc>;
}

/**
 * The documents of one view in memory. What readers get is the stored object itself, frozen the first time it is
 * handed out: nothing is copied, and what nobody reads is not even frozen.
 */
export class MemoryCollection<Doc extends Document = Document> implements Collection<Doc> {
  readonly #scope: string;
  readonly #documents = new Map<string, Stored<Doc>>();
  readonly #indexedFields: ReadonlySet<string>;
  /** Made when a condition first asks for the field: a ledger that starts does not pay for them. */
  readonly #indexes = new Map<string, EqualityIndex>();

  /** @param scope what cursors are bound to: view and version */
  constructor(scope: string, indexes: readonly (readonly string[])[] = []) {
    this.#scope = scope;
    this.#indexedFields = new Set(indexes.flat());
  }

  load(ids: readonly string[]): Promise<ReadonlyMap<string, Stored<Doc>>> {
    const found = new Map<string, Stored<Doc>>();
    for (const id of ids) {
      const document = this.#documents.get(id);
      if (document) found.set(id, frozen(document));
    }
    return Promise.resolve(found);
  }

  async matching(filter: DocumentFilter): Promise<readonly Stored<Doc>[]> {
    return [...this.#matching(filter)].map(frozen);
  }

  write(documents: readonly Stored<Doc>[]): Promise<void> {
    for (const document of documents) {
      const before = this.#documents.get(document._id);
      if (before && BigInt(before._position) >= BigInt(document._position)) continue;
      this.#documents.set(document._id, document);
      for (const index of this.#indexes.values()) {
        index.replace(before?._removed ? undefined : before, document);
      }
    }
    return Promise.resolve();
  }

  get(id: string): Promise<Stored<Doc> | undefined> {
    const document = this.#documents.get(id);
    return Promise.resolve(document && !document._removed ? frozen(document) : undefined);
  }

  async find(options: FindOptions): Promise<Page<Stored<Doc>>> {
    const { filter = {}, sort = [], cursor } = options;
    const limit = pageLimit(options);
    const question: Question = { scope: this.#scope, filter, sort };
    const after = cursor === undefined ? undefined : decodeCursor(question, cursor);
    const found: Found<Doc>[] = [];
    for (const document of this.#matching(filter)) {
      const place = { document, id: document._id, values: sortValuesOf(document, sort) };
      if (!after || comparePlaces(sort, place, after) > 0) found.push(place);
    }
    found.sort((one, other) => comparePlaces(sort, one, other));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(({ document }) => frozen(document)),
      ...(last && found.length > limit && { next: encodeCursor(question, last) }),
    };
  }

  async count(filter: DocumentFilter): Promise<number> {
    let count = 0;
    for (const _ of this.#matching(filter)) count += 1;
    return count;
  }

  async *all(): AsyncIterable<Stored<Doc>> {
    for (const id of [...this.#documents.keys()].toSorted()) {
      const document = this.#documents.get(id);
      if (document) yield frozen(document);
    }
  }

  *#matching(filter: DocumentFilter): Iterable<Stored<Doc>> {
    const only = this.#single(filter);
    if (only) {
      yield* only as Iterable<Stored<Doc>>;
      return;
    }
    const matches = matcher(filter);
    for (const document of this.#candidates(filter)) {
      if (!document._removed && matches(document)) yield document;
    }
  }

  /** Exactly what a condition holds for that asks for one value in an indexed field: nothing is left to be compared. */
  #single(filter: DocumentFilter): Iterable<Stored> | undefined {
    const [[field, value] = [], ...others] = Object.entries(filter);
    if (field === undefined || others.length > 0) return undefined;
    return this.#indexedFields.has(field) && isScalar(value)
      ? this.#index(field).candidates(value)
      : undefined;
  }

  /** A superset of what the condition holds for: by id, by the narrowest index it names, or everything. */
  #candidates(filter: DocumentFilter): Iterable<Stored<Doc>> {
    const id = filter['_id'];
    if (typeof id === 'string') {
      const document = this.#documents.get(id);
      return document ? [document] : [];
    }
    let narrowest: { readonly breadth: number; readonly candidates: Iterable<Stored> } | undefined;
    for (const [field, value] of Object.entries(filter)) {
      if (!this.#indexedFields.has(field) || !isScalar(value)) continue;
      const index = this.#index(field);
      const breadth = index.breadth(value);
      if (!narrowest || breadth < narrowest.breadth) {
        narrowest = { breadth, candidates: index.candidates(value) };
      }
    }
    return (narrowest?.candidates as Iterable<Stored<Doc>> | undefined) ?? this.#documents.values();
  }

  #index(field: string): EqualityIndex {
    const known = this.#indexes.get(field);
    if (known) return known;
    const living = [...this.#documents.values()].filter((document) => !document._removed);
    const made = new EqualityIndex(field, living);
    this.#indexes.set(field, made);
    return made;
  }
}
