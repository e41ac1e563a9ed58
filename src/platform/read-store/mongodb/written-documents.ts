import { LRUCache } from 'lru-cache';
import type { Stored } from '../read-store.js';
import { frozen } from '../frozen.js';

/** Names of documents kept for one collection; one that has more is no longer known whole. */
const MOST_NAMES = 100_000;

/** What the collections of one store remember together, as bytes of MongoDB. */
const MOST_BYTES = 16 * 1024 * 1024;

export type SharedMemory = LRUCache<string, Stored>;

export const sharedMemory = (): SharedMemory => new LRUCache({ maxSize: MOST_BYTES });

/**
 * What this process wrote into a collection last. A projection reads back what it wrote a moment ago, event after event;
 * this spares it the way to the server. It may: it takes in every event itself, in order, so that what it wrote is what
 * it would read, or would write again.
 */
export class WrittenDocuments {
  readonly #collection: string;
  readonly #memory: SharedMemory;
  /** Every document that there is, where that is known: this process made the collection, and it is not large. */
  #names: Set<string> | undefined;

  /** What the last look at the server found, and did not: the next write is of these, as a rule. */
  #seen: ReadonlyMap<string, boolean> = new Map();

  constructor(collection: string, memory: SharedMemory, isEmpty: boolean) {
    this.#collection = collection;
    this.#memory = memory;
    this.#names = isEmpty ? new Set() : undefined;
  }

  get(id: string): Stored | undefined {
    return this.#memory.get(this.#key(id));
  }

  /** Whether the collection holds a document; nothing where that is not known. */
  holds(id: string): boolean | undefined {
    if (this.#names) return this.#names.has(id);
    return this.#memory.has(this.#key(id)) ? true : this.#seen.get(id);
  }

  /** Takes down which documents the server had just now, of those that it was asked for. */
  saw(asked: readonly string[], found: { has(id: string): boolean }): void {
    this.#seen = new Map(asked.map((id) => [id, found.has(id)]));
  }

  wrote(document: Stored, bytes: number): void {
    this.#memory.set(this.#key(document._id), frozen(document), { size: bytes });
    this.#names?.add(document._id);
    if (this.#names && this.#names.size > MOST_NAMES) this.#names = undefined;
  }

  /** Somebody else writes here, too: what is remembered may not be what is there. */
  forget(ids: readonly string[]): void {
    this.#names = undefined;
    this.#seen = new Map();
    for (const id of ids) this.#memory.delete(this.#key(id));
  }

  #key(id: string): string {
    return `${this.#collection}\n${id}`;
  }
}
