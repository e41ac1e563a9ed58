import { Problem, problem } from './problem.js';

/** Whether every object has it already (`__proto__`, `constructor`, `toString`): no check of names is safe from it. */
export const belongsToTheLanguage = (name: string): boolean => name === 'prototype' || name in {};

/** Levels of lists and objects: no body here has more than five. */
const MAX_DEPTH = 64;

const bodyProblem = (code: string, message: string): Problem =>
  problem(400, 'The body is not JSON that can be kept', { code, message });

/** To so many digits, a number keeps apart what is written apart. */
const KEPT_DIGITS = 15;

/** More characters than any number needs that can be kept. */
const MAX_NUMBER_LENGTH = 40;

/** Characters that only modify the one before them: no language has so many in a row, and ordering them takes ever longer. */
const MAX_MARKS = 30;

const withoutOuterZeros = (digits: string): string => {
  let start = 0;
  let end = digits.length;
  while (start < end && digits[start] === '0') start += 1;
  while (end > start && digits[end - 1] === '0') end -= 1;
  return digits.slice(start, end);
};

/** Whether a whole number was written: not a fraction so fine that it was rounded away. */
const isWholeAsWritten = (digits: string, value: number): boolean => {
  const [mantissa = '', exponent] = digits.toLowerCase().replace('-', '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  if (exponent === undefined && withoutOuterZeros(fraction) === '') return true;
  return withoutOuterZeros(whole + fraction).length <= (value === 0 ? 0 : KEPT_DIGITS);
};

const isExact = (digits: string): boolean => {
  if (digits.length > MAX_NUMBER_LENGTH) return false;
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return isWholeAsWritten(digits, value);
  return Number.isFinite(value) && !Number.isInteger(value);
};

/** Answers never repeat what a body says, which may speak of a person: they tell where it stands. */
const place = (at: number): string => `at character ${at + 1} of the body`;

const requireExact = (digits: string, at: number): void => {
  if (isExact(digits)) return;
  throw bodyProblem(
    'BODY.NUMBER_NOT_EXACT',
    `The number ${place(at)} cannot be kept exactly: use text, or a smaller number.`,
  );
};

/** What a field could be called; anything else may be a text that went astray. */
const FIELD = /^\w{1,40}$/;

const named = (name: string, at: number): string =>
  FIELD.test(name) ? `"${name}"` : `The name ${place(at)}`;

const requireNewName = (name: string, names: Set<string> | undefined, at: number): void => {
  if (belongsToTheLanguage(name)) {
    throw bodyProblem('BODY.NAME_NOT_ALLOWED', `"${name}" is not allowed as a name.`);
  }
  if (names?.has(name)) {
    throw bodyProblem('BODY.NAME_TWICE', `${named(name, at)} is given twice.`);
  }
  names?.add(name);
};

const MARK = /^\p{M}$/u;

const hasTooManyMarks = (text: string): boolean => {
  let run = 0;
  for (const character of text) {
    // No mark stands before U+0300: most text is passed over at once.
    run = character >= '\u0300' && MARK.test(character) ? run + 1 : 0;
    if (run > MAX_MARKS) return true;
  }
  return false;
};

/** A text as it is meant; what was not written with escapes came from well-formed UTF-8. */
const meaningOf = (token: string, at: number): string => {
  const text = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
  if (!text.isWellFormed()) {
    throw bodyProblem('BODY.TEXT_NOT_UNICODE', `The text ${place(at)} holds half of a character.`);
  }
  if (hasTooManyMarks(text)) {
    throw bodyProblem(
      'BODY.TEXT_TOO_MANY_MARKS',
      `The text ${place(at)} holds more than ${MAX_MARKS} combining marks in a row.`,
    );
  }
  return text;
};

const endOfText = (json: string, start: number): number => {
  for (let end = json.indexOf('"', start + 1); ; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
};

const NUMBER = /-?\d[\d.eE+-]*/y;

const endOfNumber = (json: string, start: number): number => {
  NUMBER.lastIndex = start;
  return NUMBER.test(json) ? NUMBER.lastIndex : start + 1;
};

/**
 * Refuses, in valid JSON, what `JSON.parse` passes over in silence: a name given twice, a number that would change,
 * half a character, marks without end, a name that means something to the language, and depth that no body here has.
 */
const requireKeepable = (json: string): void => {
  const open: Set<string>[] = [];
  let text = '';
  let textAt = 0;
  for (let at = 0, next: number; at < json.length; at = next) {
    const character = json.charAt(at);
    next = at + 1;
    if (character === '"') {
      next = endOfText(json, at);
      text = meaningOf(json.slice(at, next), at);
      textAt = at;
    } else if (character === ':') requireNewName(text, open.at(-1), textAt);
    else if (character === '{' || character === '[') {
      if (open.push(new Set()) > MAX_DEPTH)
        throw bodyProblem('BODY.TOO_DEEP', `The body has more than ${MAX_DEPTH} levels.`);
    } else if (character === '}' || character === ']') open.pop();
    else if (character === '-' || (character >= '0' && character <= '9')) {
      next = endOfNumber(json, at);
      requireExact(json.slice(at, next), at);
    }
  }
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Where the parser stopped, without the words around it, which it likes to quote. */
const STOPPED_AT = / at position (\d{1,8})(?: \(line \d+ column \d+\))?$/;

const notJson = (fault: unknown): Problem => {
  const position = fault instanceof Error ? STOPPED_AT.exec(fault.message)?.[1] : undefined;
  const where = position === undefined ? '' : `, as seen ${place(Number(position))}`;
  return bodyProblem('BODY.NOT_JSON', `The body is not JSON in UTF-8${where}.`);
};

const parsed = (bytes: Uint8Array): { readonly json: string; readonly value: unknown } => {
  try {
    const json = decoder.decode(bytes);
    return { json, value: JSON.parse(json) };
  } catch (fault) {
    throw notJson(fault);
  }
};

/** All texts in the form in which they are stored, so that what is checked is what is kept. Names stay as they are. */
const normalised = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, normalised(each)]));
};

/**
 * Reads a JSON body strictly: UTF-8, no name twice, no number that would change, no half characters. Texts come out
 * in normal form C.
 * @throws Problem 400
 */
export const parseJsonBody = (bytes: Uint8Array): unknown => {
  if (bytes.byteLength === 0) throw bodyProblem('BODY.EMPTY', 'A JSON body is expected.');
  const { json, value } = parsed(bytes);
  requireKeepable(json);
  return normalised(value);
};
