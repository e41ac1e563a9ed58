import type { Identity } from '../identity/identity.js';

/** Whether somebody may read what is marked restricted: the secretariat; others once they are granted it. */
export const isCleared = ({ role }: Pick<Identity, 'role'>): boolean => role === 'secretariat';

const isRestricted = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'marking' in value &&
  value.marking === 'restricted';

/** A condition under which restricted records are not even counted. */
export const NOT_RESTRICTED = { marking: { $ne: 'restricted' } } as const;

/** A document without the restricted parts of it; undefined where it is restricted itself. */
export const withoutRestricted = <T>(value: T): T | undefined => {
  if (isRestricted(value)) return undefined;
  if (Array.isArray(value)) {
    return value.map(withoutRestricted).filter((item) => item !== undefined) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutRestricted(member)]),
  ) as T;
};
