import { parse } from 'lossless-json';
import { Problem, problem } from './problem.js';

const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const bodyProblem = (code: string, message: string): Problem =>
  problem(400, 'The body is not JSON that can be kept', { code, message });

/** A number as JSON writes it, or a refusal where JavaScript would silently change it. */
const exactNumber = (digits: string): number => {
  const value = Number(digits);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw bodyProblem(
      'BODY.NUMBER_NOT_EXACT',
      `${digits} cannot be kept exactly: use text, or a smaller number.`,
    );
  }
  return value;
};

const storable = (name: string, value: unknown): unknown => {
  if (FORBIDDEN_NAMES.has(name)) {
    throw bodyProblem('BODY.NAME_NOT_ALLOWED', `"${name}" is not allowed as a name.`);
  }
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw bodyProblem('BODY.TEXT_NOT_UNICODE', `The text of "${name}" holds half of a character.`);
  }
  return value;
};

const duplicate = ({ key }: { readonly key: string }): never => {
  throw bodyProblem('BODY.NAME_TWICE', `"${key}" is given twice.`);
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body strictly: UTF-8, no name twice, no number that would change, no half characters.
 * @throws Problem 400
 */
export const parseJsonBody = (bytes: Uint8Array): unknown => {
  if (bytes.byteLength === 0) throw bodyProblem('BODY.EMPTY', 'A JSON body is expected.');
  try {
    return parse(decoder.decode(bytes), storable, {
      parseNumber: exactNumber,
      onDuplicateKey: duplicate,
    });
  } catch (fault) {
    if (fault instanceof Problem) throw fault;
    throw bodyProblem(
      'BODY.NOT_JSON',
      fault instanceof Error ? fault.message : 'The body is not JSON.',
    );
  }
};
