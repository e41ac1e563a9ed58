/** Says what stands in place of a value, or that it is to be looked into. */
export type Replace = (value: object, pointer: string) => unknown;

export const LOOK_INSIDE: unique symbol = Symbol('look inside');

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Replaces objects inside a value, wherever they stand. Parts without a replacement are not copied.
 * @param pointer JSON pointer (RFC 6901) to the value
 */
export const replaceWithin = (value: unknown, pointer: string, replace: Replace): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const replaced = replace(value, pointer);
  if (replaced !== LOOK_INSIDE) return replaced;
  const members = Object.entries(value);
  let changed = false;
  for (const member of members) {
    if (typeof member[1] !== 'object' || member[1] === null) continue;
    const after = replaceWithin(member[1], `${pointer}/${escaped(member[0])}`, replace);
    changed ||= after !== member[1];
    member[1] = after;
  }
  if (!changed) return value;
  return Array.isArray(value) ? members.map(([, item]) => item) : Object.fromEntries(members);
};
