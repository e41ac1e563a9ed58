/** Stands for a leading `$`, which MongoDB would take for an operator: what is sealed is an object with such a name. */
const DOLLAR = '＄';

/** A name by which nothing could be kept, or asked for. */
export class UnfitName extends Error {
  constructor(readonly unfit: string) {
    super(`"${unfit}" would be taken for a path`);
  }
}

type Members = Record<string, unknown>;

const storedName = (name: string): string => {
  if (name.includes('.') || name.startsWith(DOLLAR)) throw new UnfitName(name);
  return name.startsWith('$') ? `${DOLLAR}${name.slice(1)}` : name;
};

const readName = (name: string): string => (name.startsWith(DOLLAR) ? `$${name.slice(1)}` : name);

/** The value under other names; itself where there are none to change, so that most of a document is not copied. */
const renamed = (value: unknown, rename: (name: string) => string): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const members = value.map((each) => renamed(each, rename));
    return members.every((member, index) => member === value[index]) ? value : members;
  }
  let copy: Members | undefined;
  const given = value as Members;
  for (const name of Object.keys(given)) {
    const stored = rename(name);
    const member = renamed(given[name], rename);
    if (!copy && stored === name && member === given[name]) continue;
    copy ??= before(given, name);
    copy[stored] = member;
  }
  return copy ?? value;
};

/** The members that come before one. */
const before = (given: Members, last: string): Members => {
  const members: Members = {};
  for (const name of Object.keys(given)) {
    if (name === last) break;
    members[name] = given[name];
  }
  return members;
};

/** @throws UnfitName for a name with a point, or with the sign that stands for a leading `$` */
export const withStoredNames = <Value extends object>(value: Value): Value =>
  renamed(value, storedName) as Value;

export const withReadNames = <Value extends object>(value: Value): Value =>
  renamed(value, readName) as Value;
