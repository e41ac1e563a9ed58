import type { Stored } from '../read-store.js';
import { fieldOf } from '../sort-order.js';

type Scalar = string | number | boolean;

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * Which documents may hold a value in a field. It narrows a search, it does not decide it:
 * documents whose field holds no single value (a list that may contain it) are always among the candidates.
 */
export class EqualityIndex {
  readonly #field: string;
  readonly #byValue = new Map<Scalar, Map<string, Stored>>();
  readonly #others = new Map<string, Stored>();

  constructor(field: string, documents: Iterable<Stored>) {
    this.#field = field;
    for (const document of documents) this.#bucket(document).set(document._id, document);
  }

  replace(before: Stored | undefined, after: Stored): void {
    if (before) this.#bucket(before).delete(before._id);
    if (!after._removed) this.#bucket(after).set(after._id, after);
  }

  /** How many documents `candidates` would give. */
  breadth(value: Scalar): number {
    return this.#others.size + (this.#byValue.get(value)?.size ?? 0);
  }

  *candidates(value: Scalar): Iterable<Stored> {
    yield* this.#byValue.get(value)?.values() ?? [];
    yield* this.#others.values();
  }

  #bucket(document: Stored): Map<string, Stored> {
    const value = fieldOf(document, this.#field);
    // An object in the path may be a list, which only the full condition understands.
    if (!isScalar(value)) return this.#others;
    const known = this.#byValue.get(value);
    if (known) return known;
    const made = new Map<string, Stored>();
    this.#byValue.set(value, made);
    return made;
  }
}
