import { Unsealed } from './sealed.js';

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

const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Puts something else in place of a text that is not sealed yet; without it such a text is a fault. */
export type Reveal = (text: Unsealed) => unknown;

/** What `written` carries along: where it is, and what it found. */
interface Walk {
  readonly path: (string | number)[];
  readonly faults: CanonicalFault[];
  readonly reveal: Reveal | undefined;
  /** Whether reading the text gives back something else than was written: normal form, absent members. */
  differs: boolean;
}

/** As a step of a JSON pointer (RFC 6901). */
const pointerStep = (name: string | number): string =>
  `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const fault = ({ faults, path }: Walk, problem: string): string => {
  faults.push({ path: path.map(pointerStep).join(''), problem });
  return 'null';
};

const kindOf = (value: unknown): string =>
  typeof value === 'object' ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;

/** A Date, a Map or bytes would be written as an object without what it holds. */
const isRecord = (value: object): boolean =>
  Object.getPrototypeOf(value) === Object.prototype || kindOf(value) === 'Object';

/** Nothing in it to escape or to bring into normal form: most texts. */
const IS_WRITTEN_AS_IT_IS = /^[ !#-[\]-~]*$/;

const writtenText = (text: string, walk: Walk): string => {
  if (IS_WRITTEN_AS_IT_IS.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) return fault(walk, 'text holds half of a surrogate pair');
  const normal = text.normalize('NFC');
  if (normal !== text) walk.differs = true;
  return JSON.stringify(normal);
};

const nameFault = (name: string): string | undefined => {
  if (FORBIDDEN_NAMES.has(name)) return 'name is not allowed';
  return name.isWellFormed() && name.normalize('NFC') === name
    ? undefined
    : 'name is not in normal form';
};

/** Names recur in every event: how each is written is remembered, up to a number that nobody's input can make large. */
const writtenNames = new Map<string, string>();
const REMEMBERED_NAMES = 2_000;

/** The name with its colon; undefined, and a fault, where it may not stand. */
const writtenName = (name: string, walk: Walk): string | undefined => {
  const known = writtenNames.get(name);
  if (known !== undefined) return known;
  const problem = nameFault(name);
  if (problem !== undefined) {
    fault(walk, problem);
    return undefined;
  }
  const written = `${JSON.stringify(name)}:`;
  if (writtenNames.size < REMEMBERED_NAMES) writtenNames.set(name, written);
  return written;
};

const writtenObject = (value: object, walk: Walk): string => {
  let text = '';
  // By UTF-16 units, as RFC 8785 asks.
  for (const name of Object.keys(value).toSorted()) {
    const member = (value as Record<string, unknown>)[name];
    if (member === undefined) {
      walk.differs = true;
      continue;
    }
    walk.path.push(name);
    const begun = writtenName(name, walk);
    if (begun !== undefined) text += `${text === '' ? '' : ','}${begun}${written(member, walk)}`;
    walk.path.pop();
  }
  return `{${text}}`;
};

const writtenList = (list: readonly unknown[], walk: Walk): string => {
  let text = '';
  // By index: a place that holds nothing is a fault, and no walk over the members would come upon it.
  for (let index = 0; index < list.length; index += 1) {
    walk.path.push(index);
    text += `${index === 0 ? '' : ','}${written(list[index], walk)}`;
    walk.path.pop();
  }
  return `[${text}]`;
};

const writtenPart = (value: object, walk: Walk): string => {
  if (Array.isArray(value)) return writtenList(value, walk);
  if (value instanceof Unsealed) {
    return walk.reveal
      ? written(walk.reveal(value), walk)
      : fault(walk, 'text that could speak of a person is not sealed yet');
  }
  return isRecord(value)
    ? writtenObject(value, walk)
    : fault(walk, `${kindOf(value)} cannot be carried in JSON`);
};

/**
 * The text of a value as RFC 8785 writes it: texts and numbers as `JSON.stringify` does, names in order, in NFC;
 * every fault is noted. Numbers must be safe integers: money is pence, a percentage is numerator and denominator.
 */
const written = (value: unknown, walk: Walk): string => {
  if (typeof value === 'string') return writtenText(value, walk);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    return Number.isSafeInteger(value)
      ? String(value)
      : fault(walk, 'number is not a safe integer');
  }
  if (typeof value === 'object') return writtenPart(value, walk);
  return fault(walk, `${kindOf(value)} cannot be carried in JSON`);
};

/** A value as canonical JSON carries it, and its one text. */
export interface Canonical {
  /** In NFC, without absent members: what reading the text gives back. */
  readonly value: unknown;
  readonly json: string;
}

const walkThrough = (value: unknown, reveal?: Reveal): { walk: Walk; json: string } => {
  const walk: Walk = { path: [], faults: [], reveal, differs: false };
  const json = written(value, walk);
  if (walk.faults.length > 0) throw new NotCanonical(walk.faults);
  return { walk, json };
};

/** As `canonicalJson`, with the value that reading the text gives back. @throws NotCanonical with every fault */
export const canonical = (value: unknown): Canonical => {
  const { walk, json } = walkThrough(value);
  return { value: walk.differs ? JSON.parse(json) : value, json };
};

/**
 * The one text of a value: I-JSON in NFC, serialised by RFC 8785. These bytes are stored, hashed, copied and verified.
 * @throws NotCanonical with every fault
 */
export const canonicalJson = (value: unknown, reveal?: Reveal): string =>
  walkThrough(value, reveal).json;
