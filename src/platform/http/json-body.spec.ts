import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyText } from '../../../test/support/any-text.js';
import { parseJsonBody } from './json-body.js';
import { Problem } from './problem.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseJsonBody(bytes(text));

const codeOf = (body: string | Uint8Array): string => {
  try {
    parseJsonBody(typeof body === 'string' ? bytes(body) : body);
  } catch (error) {
    if (error instanceof Problem && error.getStatus() === 400) return error.details().code;
    throw error;
  }
  return 'accepted';
};

describe('a JSON body', () => {
  it('is what JSON.parse makes of it in normal form C, for everything that can be kept', () => {
    const name = anyText.filter((each) => each !== 'prototype' && !(each in {}));
    const value = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, true, false),
        fc.maxSafeInteger(),
        anyText.map((text) => text.normalize('NFC')),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(name, tie('json'), { maxKeys: 4 }),
      ),
    })).json;
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2, '\t'), (json, space) => {
        const text = JSON.stringify(json, null, space);
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a quote at the end of a text', String.raw`{"a":"\"","b":1}`],
    ['a backslash at the end of a text', String.raw`{"a":"\\","b":"\\\\"}`],
    ['structure inside a text', String.raw`{"a":"{\"a\":[1e999,","b":"}"}`],
    ['a digit inside a text', '{"a":"9007199254740993"}'],
    ['one name in two objects', '{"a":{"a":[{"a":1},{"a":2}]}}'],
    ['a value that is the name before', '{"a":"b","b":"a"}'],
    ['a whole pair in escapes', String.raw`{"a":"\ud83d\ude00"}`],
    ['a byte order mark', '\uFEFF{"a":1}'],
    ['64 levels', '['.repeat(64) + ']'.repeat(64)],
  ])('may hold %s', (_, text) => {
    expect(codeOf(text)).toBe('accepted');
  });

  it.each([
    ['a name twice', '{"a":1,"b":{},"a":1}'],
    ['a name twice, once in escapes', String.raw`{"a":1,"\u0061":2}`],
    ['a name twice deep inside', '[[{"x":{"a":1,"a":2}}]]'],
    ['an empty name twice', '{"":1,"":2}'],
  ])('may not hold %s', (_, text) => {
    expect(codeOf(text)).toBe('BODY.NAME_TWICE');
  });

  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__', 'toString'])(
    'may not name anything %s',
    (name) => {
      expect(codeOf(`{"a":[{"${name}":1}]}`)).toBe('BODY.NAME_NOT_ALLOWED');
    },
  );

  it.each([
    '9007199254740991',
    '-9007199254740991',
    '0',
    '-0',
    '1.0',
    '9007199254740991.000',
    '1e3',
    '12.5e1',
    '0e999',
    '0.5',
    '0.1',
    '100E-1',
  ])('keeps the number %s', (number) => {
    expect(codeOf(`[${number}]`)).toBe('accepted');
  });

  it.each([
    '9007199254740992',
    '-9007199254740993',
    '1e16',
    '1e400',
    '-1e400',
    // What would quietly become 5, 1 and 0.
    '5.00000000000000000001',
    '0.99999999999999999999',
    '1e-400',
  ])('does not keep the number %s', (number) => {
    expect(codeOf(`{"a":${number}}`)).toBe('BODY.NUMBER_NOT_EXACT');
  });

  it.each([
    ['half a character', String.raw`["\ud83d"]`, 'BODY.TEXT_NOT_UNICODE'],
    ['its other half', String.raw`["\ude00"]`, 'BODY.TEXT_NOT_UNICODE'],
    ['half a character in a name', String.raw`{"\ud83d":1}`, 'BODY.TEXT_NOT_UNICODE'],
    ['65 levels', '['.repeat(65) + ']'.repeat(65), 'BODY.TOO_DEEP'],
    ['a hundred thousand levels', '['.repeat(1e5) + ']'.repeat(1e5), 'BODY.TOO_DEEP'],
    ['nothing', '', 'BODY.EMPTY'],
    ['an open object', '{"a":1', 'BODY.NOT_JSON'],
    ['a comma too many', '[1,]', 'BODY.NOT_JSON'],
    ['two values', '{} {}', 'BODY.NOT_JSON'],
    ['a number with a zero before it', '[01]', 'BODY.NOT_JSON'],
    ['NaN', '[NaN]', 'BODY.NOT_JSON'],
  ])('is refused for %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('is refused for bytes that are not UTF-8', () => {
    expect(codeOf(new Uint8Array([0x22, 0xff, 0x22]))).toBe('BODY.NOT_JSON');
    // Half a character written as three bytes.
    expect(codeOf(new Uint8Array([0x22, 0xed, 0xa0, 0xbd, 0x22]))).toBe('BODY.NOT_JSON');
  });

  it('comes out in normal form C, so that lengths are checked on what is stored', () => {
    // Three characters that normal form C writes as two or three each.
    const text = '\u0958\u2adc\ufb2c';
    const body = { name: text, more: [{ name: 'Zu\u0308rich' }] };
    expect(parse(JSON.stringify(body))).toEqual({
      name: text.normalize('NFC'),
      more: [{ name: 'Z\u00fcrich' }],
    });
    expect(text.normalize('NFC').length).toBeGreaterThan(text.length);
  });

  it.each([
    ['in a text', (marks: string) => JSON.stringify({ a: `o${marks}` })],
    ['in a name', (marks: string) => JSON.stringify({ [`o${marks}`]: 1 })],
    ['in escapes', (marks: string) => `["${marks.replaceAll(/./gu, String.raw`\u0323`)}"]`],
  ])('holds 30 combining marks in a row, and not 31: %s', (_, body) => {
    expect(codeOf(body('\u0301'.repeat(30)))).toBe('accepted');
    expect(codeOf(body('\u0301'.repeat(31)))).toBe('BODY.TEXT_TOO_MANY_MARKS');
    expect(codeOf(body('\u{1e8d0}'.repeat(31)))).toBe('BODY.TEXT_TOO_MANY_MARKS');
  });

  it('holds any number of combining marks that each have their letter', () => {
    expect(codeOf(JSON.stringify(['e\u0301\u0323'.repeat(1_000)]))).toBe('accepted');
  });

  const MIB = 1024 * 1024;

  it.each([
    ['a fraction of 1 MiB', `[1.${'0'.repeat(MIB)}1]`],
    ['a whole number of 1 MiB', `[1${'0'.repeat(MIB)}1]`],
    ['1 MiB of zeros', `[0.${'0'.repeat(MIB)}]`],
    ['41 characters', `[1.${'0'.repeat(39)}]`],
  ])('is refused for %s in a number, at once', (_, body) => {
    expect(codeOf(body)).toBe('BODY.NUMBER_NOT_EXACT');
  });

  it('is refused for 1 MiB of marks in no order, at once', () => {
    expect(codeOf(JSON.stringify([`o${'\u0301\u0323'.repeat(MIB / 4)}`]))).toBe(
      'BODY.TEXT_TOO_MANY_MARKS',
    );
  });

  it.each([
    String.raw`{"note":"Harbour Row \ud83d"}`,
    `{"note":"Harbour Row ${'\u0301'.repeat(31)}"}`,
    '{"note":"Harbour Row" nobody}',
    '["Harbour Row", Harbour]',
    '{"Harbour Row":1,"Harbour Row":2}',
    '{"note":4417.00000000000000004417}',
  ])('is refused without a word of it: %s', (body) => {
    try {
      parse(body);
      throw new Error('It was accepted');
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      expect(JSON.stringify(fault.details())).not.toMatch(/Harbour|nobody|4417/);
    }
  });

  it('is told where it stops being JSON', () => {
    expect(() => parse('{"a":1 b}')).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ message: expect.stringContaining('at character 8') })],
      }),
    );
  });
});
