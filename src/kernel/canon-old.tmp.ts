import canonicalize from 'canonicalize';
import { Unsealed } from './sealed.js';

/** A value that JSON can carry without loss between any two machines (I-JSON, RFC 7493). */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** One thing about a value that canonical JSON cannot carry, and where it stands. */
export interface CanonicalFault {
  readonly path: string;
  readonly problem: string;
}

export class NotCanonical extends Error {
  constructor(readonly faults: readonly CanonicalFault[]) {
    super(faults.map((fault) => `${fault.path || '/'}: ${fault.problem}`).join('; '));
  }
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A copy in NFC without absent members, or every fault at once.
 * Numbers must be safe integers: money is pence, a percentage is numerator and denominator.
 */
const normalise = (value: unknown, path: string, faults: CanonicalFault[]): Json => {
  const fault = (problem: string): null => {
    faults.push({ path, problem });
    return null;
  };
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    return value.isWellFormed()
      ? value.normalize('NFC')
      : fault('text holds half of a surrogate pair');
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? value : fault('number is not a safe integer');
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => normalise(item, `${path}/${index}`, faults));
  }
  if (value instanceof Unsealed)
    return fault('text that could speak of a person is not sealed yet');
  if (typeof value === 'object') {
    const copy: Record<string, Json> = {};
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      const at = `${path}/${key}`;
      if (FORBIDDEN_KEYS.has(key)) faults.push({ path: at, problem: 'name is not allowed' });
      else if (!key.isWellFormed() || key.normalize('NFC') !== key)
        faults.push({ path: at, problem: 'name is not in normal form' });
      else copy[key] = normalise(member, at, faults);
    }
    return copy;
  }
  return fault(`${typeof value} cannot be carried in JSON`);
};

/**
 * The one text of a value: I-JSON in NFC, serialised by RFC 8785. These bytes are stored, hashed, copied and verified.
 * @throws NotCanonical with every fault
 */
export const canonicalJson = (value: unknown): string => {
  const faults: CanonicalFault[] = [];
  const normalised = normalise(value, '', faults);
  if (faults.length > 0) throw new NotCanonical(faults);
  return canonicalize(normalised) as string;
};
