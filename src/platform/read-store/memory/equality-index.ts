import type { Stored } from '../read-store.js';

type Scalar = string | number | boolean;

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** What stands at the end of a path, which may lead through lists: `appointments.holder`. Not through lists of lists. */
const scalarsAt = (value: unknown, path: readonly string[]): readonly Scalar[] => {
  if (Array.isArray(value))
    return value.flatMap((each: unknown) => (Array.isArray(each) ? [] : scalarsAt(each, path)));
  const [name, ...rest] = path;
  if (name === undefined) return isScalar(value) ? [value] : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return scalarsAt((value as Record<string, unknown>)[name], rest);
};

/** Which documents hold a value in a field, itself or in a list: exactly those that a condition on it finds. */
export class EqualityIndex {
  readonly #path: readonly string[];
  readonly #byValue = new Map<Scalar, Map<string, Stored>>();

  /** @param field a path of names, not of numbers: a place in a list is not looked up */
  constructor(field: string, documents: Iterable<Stored>) {
    this.#path = field.split('.');
    for (const document of documents) this.#add(document);
  }

  replace(before: Stored | undefined, after: Stored): void {
    if (before) {
      for (const value of scalarsAt(before, this.#path))
        this.#byValue.get(value)?.delete(before._id);
    }
    if (!after._removed) this.#add(after);
  }

  /** How many documents `candidates` would give. */
  breadth(value: Scalar): number {
    return this.#byValue.get(value)?.size ?? 0;
  }

  candidates(value: Scalar): Iterable<Stored> {
    return this.#byValue.get(value)?.values() ?? [];
  }

  #add(document: Stored): void {
    for (const value of scalarsAt(document, this.#path)) {
      const known = this.#byValue.get(value);
      if (known) known.set(document._id, document);
      else this.#byValue.set(value, new Map([[document._id, document]]));
    }
  }
}
