import { Problem, problem } from './problem.js';

/** Whether every object has it already (`__proto__`, `constructor`, `toString`): no check of names is safe from it. */
export const belongsToTheLanguage = (name: string): boolean => name === 'prototype' || name in {};

/** Levels of lists and objects: no body here has more than five. */
const MAX_DEPTH = 64;

const bodyProblem = (code: string, message: string): Problem =>
  problem(400, 'The body is not JSON that can be kept', { code, message });

/** To so many digits, a number keeps apart what is written apart. */
const KEPT_DIGITS = 15;

/** Whether a whole number was written: not a fraction so fine that it was rounded away. */
const isWholeAsWritten = (digits: string, value: number): boolean => {
  if (/^-?\d+(?:\.0+)?$/.test(digits)) return true;
  const significant = digits
    .replace(/e.*$/i, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '');
  return significant.length <= (value === 0 ? 0 : KEPT_DIGITS);
};

const requireExact = (digits: string): void => {
  const value = Number(digits);
  if (Number.isSafeInteger(value) && isWholeAsWritten(digits, value)) return;
  if (Number.isFinite(value) && !Number.isInteger(value)) return;
  throw bodyProblem(
    'BODY.NUMBER_NOT_EXACT',
    `${digits} cannot be kept exactly: use text, or a smaller number.`,
  );
};

const requireNewName = (name: string, names: Set<string> | undefined): void => {
  if (belongsToTheLanguage(name)) {
    throw bodyProblem('BODY.NAME_NOT_ALLOWED', `"${name}" is not allowed as a name.`);
  }
  if (names?.has(name)) throw bodyProblem('BODY.NAME_TWICE', `"${name}" is given twice.`);
  names?.add(name);
};

/** A text as it is meant; what was not written with escapes came from well-formed UTF-8. */
const meaningOf = (token: string): string => {
  if (!token.includes('\\')) return token.slice(1, -1);
  const text = JSON.parse(token) as string;
  if (text.isWellFormed()) return text;
  throw bodyProblem('BODY.TEXT_NOT_UNICODE', `A text holds half of a character: ${token}`);
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
 * half a character, a name that means something to the language, and depth that no body here has.
 */
const requireKeepable = (json: string): void => {
  const open: Set<string>[] = [];
  let text = '';
  for (let at = 0, next: number; at < json.length; at = next) {
    const character = json.charAt(at);
    next = at + 1;
    if (character === '"') {
      next = endOfText(json, at);
      text = meaningOf(json.slice(at, next));
    } else if (character === ':') requireNewName(text, open.at(-1));
    else if (character === '{' || character === '[') {
      if (open.push(new Set()) > MAX_DEPTH)
        throw bodyProblem('BODY.TOO_DEEP', `The body has more than ${MAX_DEPTH} levels.`);
    } else if (character === '}' || character === ']') open.pop();
    else if (character === '-' || (character >= '0' && character <= '9')) {
      next = endOfNumber(json, at);
      requireExact(json.slice(at, next));
    }
  }
};

const decoder = new TextDecoder('utf-8', { fatal: true });

const parsed = (bytes: Uint8Array): { readonly json: string; readonly value: unknown } => {
  try {
    const json = decoder.decode(bytes);
    return { json, value: JSON.parse(json) };
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : 'The body is not JSON.';
    throw bodyProblem('BODY.NOT_JSON', message);
  }
};

/**
 * Reads a JSON body strictly: UTF-8, no name twice, no number that would change, no half characters.
 * @throws Problem 400
 */
export const parseJsonBody = (bytes: Uint8Array): unknown => {
  if (bytes.byteLength === 0) throw bodyProblem('BODY.EMPTY', 'A JSON body is expected.');
  const { json, value } = parsed(bytes);
  requireKeepable(json);
  return value;
};
