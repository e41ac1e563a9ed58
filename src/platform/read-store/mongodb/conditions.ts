import type { DocumentFilter } from '../../../kernel/projection.js';
import type { Place, Sort, SortValue } from '../sort-order.js';

type Condition = Readonly<Record<string, unknown>>;

/** Holds for no document. */
const NOTHING: Condition = { _id: { $in: [] } };

const RUNS_CODE = new Set(['$where', '$function', '$accumulator']);

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !(value instanceof RegExp);

/** A server that may run code from a condition is not asked to: such a condition is refused before it is sent. */
const refuseCode = (value: unknown): void => {
  if (typeof value === 'function') throw new TypeError('A condition cannot run code');
  if (Array.isArray(value)) {
    for (const each of value) refuseCode(each);
    return;
  }
  if (!isPlain(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (RUNS_CODE.has(name)) throw new TypeError(`A condition cannot run code: ${name}`);
    refuseCode(member);
  }
};

/**
 * The condition on documents that were not removed.
 * @throws TypeError for a condition that would run code
 */
export const livingWhere = (filter: DocumentFilter, ...more: readonly Condition[]): Condition => {
  refuseCode(filter);
  const asked = Object.keys(filter).length > 0 ? [filter] : [];
  return { $and: [{ _removed: { $exists: false } }, ...asked, ...more] };
};

type Beyond = (field: string, value: SortValue) => readonly Condition[];

const ofType = (field: string, ...types: readonly string[]): Condition => ({
  [field]: { $type: types.length === 1 ? types[0] : types },
});

/*
 * `$gt` and `$lt` see values of one type only, where an order runs through all of them: nothing, numbers, text,
 * booleans. What lies beyond a value is put together from both.
 */
const above: Beyond = (field, value) => {
  if (value === null) return [{ [field]: { $ne: null } }];
  const same = { [field]: { $gt: value } };
  if (typeof value === 'number') return [same, ofType(field, 'string', 'bool')];
  return typeof value === 'string' ? [same, ofType(field, 'bool')] : [same];
};

const below: Beyond = (field, value) => {
  if (value === null) return [];
  const [same, nothing] = [{ [field]: { $lt: value } }, { [field]: null }];
  if (typeof value === 'number') return [same, nothing];
  return typeof value === 'string'
    ? [same, ofType(field, 'number'), nothing]
    : [same, ofType(field, 'string', 'number'), nothing];
};

/** The order in which a page is asked for: the id breaks ties. */
export const fullSort = (sort: Sort): [string, 1 | -1][] => {
  const asked = sort.map(([field, direction]): [string, 1 | -1] => [field, direction]);
  return sort.some(([field]) => field === '_id') ? asked : [...asked, ['_id', 1]];
};

/** The condition on what comes after a place in an order. */
export const after = (sort: Sort, { values, id }: Place): Condition => {
  const either: Condition[] = [];
  const equal: Condition[] = [];
  for (const [field, direction] of fullSort(sort)) {
    const index = sort.findIndex(([each]) => each === field);
    const value = index < 0 ? id : (values[index] ?? null);
    const beyond = (direction === 1 ? above : below)(field, value);
    if (beyond.length > 0) either.push({ $and: [...equal, { $or: beyond }] });
    equal.push({ [field]: value });
  }
  return either.length > 0 ? { $or: either } : NOTHING;
};
