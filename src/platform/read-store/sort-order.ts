import type { FindOptions } from './read-store.js';

/** What a view may be sorted by. A missing field counts as null. */
export type SortValue = string | number | boolean | null;

export type Sort = NonNullable<FindOptions['sort']>;

export const isSortValue = (value: unknown): value is SortValue =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** The value of a field, whose path may lead through objects: `lead.agency`. */
export const fieldOf = (document: object, path: string): unknown =>
  path.includes('.') ? path.split('.').reduce<unknown>(member, document) : member(document, path);

/**
 * The values that a document is sorted by.
 * @throws TypeError when a field holds a list or an object: such a field has no place in an order
 */
export const sortValuesOf = (document: object, sort: Sort): readonly SortValue[] =>
  sort.map(([field]) => {
    const value = fieldOf(document, field) ?? null;
    if (!isSortValue(value)) throw new TypeError(`Cannot sort by ${field}: not a single value`);
    return value;
  });

/** MongoDB's order of types, so that both read stores page alike. */
const rank = (value: SortValue): number => {
  if (value === null) return 0;
  if (typeof value === 'number') return 1;
  return typeof value === 'string' ? 2 : 3;
};

const compareValues = (one: SortValue, other: SortValue): number => {
  if (one === other) return 0;
  const ranks = rank(one) - rank(other);
  if (ranks !== 0 || one === null || other === null) return ranks;
  return one < other ? -1 : 1;
};

/** A document's place in an order. */
export interface Place {
  readonly values: readonly SortValue[];
  readonly id: string;
}

/** Compares two places field by field; the id breaks ties, so that no two documents share a place. */
export const comparePlaces = (sort: Sort, one: Place, other: Place): number => {
  for (const [index, [, direction]] of sort.entries()) {
    const order = compareValues(one.values[index] ?? null, other.values[index] ?? null);
    if (order !== 0) return order * direction;
  }
  return compareValues(one.id, other.id);
};
