import canonicalize from 'canonicalize';
import { Unsealed } from './sealed.js';

/** A value that JSON can carry without loss between any two machines (I-JSON, RFC 7493). */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** One thing about a value that canonical JSON cannot carry, and where it stands. */
export interface CanonicalFault {
  /** JSON pointer (RFC 6901); empty for the whole value. */
  readonly path: string;
  readonly problem: string;
}

export class NotCanonical extends Error {
  constructor(readonly faults: readonly CanonicalFault[]) {
    super(faults.map((fault) => `${fault.path || '/'}: ${fault.problem}`).join('; '));
  }
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** What `normalise` carries along: where it is, what it found wrong, and whether objects keep the order of their names. */
interface Walk {
  readonly path: string[];
  readonly faults: CanonicalFault[];
  ordered: boolean;
}

/** JavaScript puts such names first, whatever order they were given in. */
const INDEX_LIKE = /^(?:0|[1-9][0-9]*)$/;

const kindOf = (value: unknown): string =>
  typeof value === 'object' ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;

/** A Date, a Map or bytes would be written as an object without what it holds. */
const isRecord = (value: object): boolean => kindOf(value) === 'Object';

const normaliseObject = (value: object, walk: Walk): Json => {
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(value).toSorted()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    walk.path.push(key);
    if (FORBIDDEN_KEYS.has(key)) fault(walk, 'name is not allowed');
    else if (!key.isWellFormed() || key.normalize('NFC') !== key)
      fault(walk, 'name is not in normal form');
    else copy[key] = normalise(member, walk);
    if (INDEX_LIKE.test(key)) walk.ordered = false;
    walk.path.pop();
  }
  return copy;
};

/** As a step of a JSON pointer (RFC 6901). */
const pointerStep = (name: string): string =>
  `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const fault = (walk: Walk, problem: string): null => {
  walk.faults.push({ path: walk.path.map(pointerStep).join(''), problem });
  return null;
};

/**
 * A copy in NFC, names in order, without absent members; every fault is noted.
 * Numbers must be safe integers: money is pence, a percentage is numerator and denominator.
 */
const normalise = (value: unknown, walk: Walk): Json => {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    return value.isWellFormed()
      ? value.normalize('NFC')
      : fault(walk, 'text holds half of a surrogate pair');
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? value : fault(walk, 'number is not a safe integer');
  }
  if (Array.isArray(value)) {
    // Not `map` on the list itself: it passes over places that hold nothing.
    return Array.from(value as unknown[], (item, index) => {
      walk.path.push(String(index));
      const copy = normalise(item, walk);
      walk.path.pop();
      return copy;
    });
  }
  if (value instanceof Unsealed) {
    return fault(walk, 'text that could speak of a person is not sealed yet');
  }
  if (typeof value === 'object' && isRecord(value)) return normaliseObject(value, walk);
  return fault(walk, `${kindOf(value)} cannot be carried in JSON`);
};

/** A value as canonical JSON carries it, and its one text. */
export interface Canonical {
  /** In NFC, without absent members: what reading the text gives back. */
  readonly value: Json;
  readonly json: string;
}

/** As `canonicalJson`, with the value that reading the text gives back. @throws NotCanonical with every fault */
export const canonical = (value: unknown): Canonical => {
  const walk: Walk = { path: [], faults: [], ordered: true };
  const normalised = normalise(value, walk);
  if (walk.faults.length > 0) throw new NotCanonical(walk.faults);
  // RFC 8785 writes texts and numbers as JSON.stringify does: with names in order that is the canonical text, and fast.
  const json = walk.ordered ? JSON.stringify(normalised) : (canonicalize(normalised) as string);
  return { value: normalised, json };
};

/**
 * The one text of a value: I-JSON in NFC, serialised by RFC 8785. These bytes are stored, hashed, copied and verified.
 * @throws NotCanonical with every fault
 */
export const canonicalJson = (value: unknown): string => canonical(value).json;
