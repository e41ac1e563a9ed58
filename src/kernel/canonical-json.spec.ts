import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { anyText } from '../../test/support/any-text.js';
import { canonicalJson, NotCanonical } from './canonical-json.js';
import { seal } from './sealed.js';

/** Its second place holds nothing, not even `undefined`. */
const withAHole = (): readonly number[] => {
  const list = [1];
  list[2] = 3;
  return list;
};

const faultsOf = (value: unknown): readonly string[] => {
  try {
    canonicalJson(value);
  } catch (error) {
    if (error instanceof NotCanonical) {
      return error.faults.map(({ path, problem }) => `${path}: ${problem}`);
    }
    throw error;
  }
  return [];
};

const text = fc.oneof(
  anyText.map((each) => each.normalize('NFC')),
  // Every sort of character whose place in order, or whose way of being written, people get wrong.
  fc.constantFrom(
    '€',
    '\r',
    '\u2028',
    '\u0080',
    'ö',
    '\uff21',
    '😂',
    '</script>',
    '"\\/\b\f\u007f',
  ),
);
const name = fc
  .oneof(text, fc.nat().map(String), fc.constantFrom('10', '9', '01', '4294967295', '-1', ''))
  .filter((each) => !['__proto__', 'constructor', 'prototype'].includes(each));
const iJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, -0),
    fc.maxSafeInteger(),
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(name, tie('value'), { maxKeys: 6 }),
  ),
})).value;

describe('canonical JSON', () => {
  it('puts names in the order of their UTF-16 units (RFC 8785, 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\u05d3\u05bc': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7);
    expect(canonicalJson(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"\u05d3\u05bc":"Hebrew Letter Dalet With Dagesh","€":"Euro Sign","😀":"Emoji: Grinning Face"}',
    );
  });

  it('puts an astral character before the last ones of the basic plane: by units, not by code points', () => {
    expect(canonicalJson({ '\uff21': 1, '\ud83d\ude00': 2 })).toBe('{"😀":2,"\uff21":1}');
  });

  it('puts names that look like numbers in the order of texts', () => {
    expect(canonicalJson({ b: 1, 10: 2, 9: 3, 1: 4, '01': 5 })).toBe(
      '{"01":5,"1":4,"10":2,"9":3,"b":1}',
    );
  });

  it('writes texts as RFC 8785, 3.2.2.2, asks', () => {
    expect(canonicalJson('\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/')).toBe(
      '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
    );
  });

  it('writes literals, nested lists and empty things without white space', () => {
    expect(canonicalJson({ literals: [null, true, false], a: [[], {}], n: -0 })).toBe(
      '{"a":[[],{}],"literals":[null,true,false],"n":0}',
    );
  });

  it('brings text into normal form C, however it was typed', () => {
    expect(canonicalJson({ place: 'Zu\u0308rich' })).toBe(canonicalJson({ place: 'Z\u00fcrich' }));
  });

  it('leaves out what is absent, and keeps null', () => {
    expect(canonicalJson({ a: undefined, b: null, c: { d: undefined } })).toBe('{"b":null,"c":{}}');
  });

  it('takes an object without prototype, and one of a class, by its members', () => {
    class Terms {
      quorum = 4;
    }
    const bare = Object.assign(Object.create(null), { quorum: 4 });
    expect([canonicalJson(new Terms()), canonicalJson(bare)]).toEqual([
      '{"quorum":4}',
      '{"quorum":4}',
    ]);
  });

  it('is what the RFC’s own library writes, for every I-JSON value', () => {
    fc.assert(
      fc.property(iJson, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not depend on the order in which members came', () => {
    fc.assert(
      fc.property(fc.dictionary(name, iJson), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('gives itself again when it is read and written', () => {
    fc.assert(
      fc.property(iJson, (value) => {
        const once = canonicalJson(value);
        expect(canonicalJson(JSON.parse(once))).toBe(once);
      }),
    );
  });

  it('gives text of any form its normal form, once and for all', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        const once = canonicalJson({ any });
        expect(JSON.parse(once)).toEqual({ any: any.normalize('NFC') });
        expect(canonicalJson(JSON.parse(once))).toBe(once);
      }),
    );
  });
});

describe('what canonical JSON refuses', () => {
  it.each<[string, unknown, string]>([
    ['a fraction', 0.5, ': number is not a safe integer'],
    ['2^53', 2 ** 53, ': number is not a safe integer'],
    ['-2^53', -(2 ** 53), ': number is not a safe integer'],
    ['NaN', Number.NaN, ': number is not a safe integer'],
    ['infinity', Number.POSITIVE_INFINITY, ': number is not a safe integer'],
    ['a high surrogate alone', 'a\ud83d', ': text holds half of a surrogate pair'],
    ['a low surrogate alone', '\ude00a', ': text holds half of a surrogate pair'],
    ['half a character as a name', { '\ud83d': 1 }, '/\ud83d: name is not in normal form'],
    ['a name in another form', { 'u\u0308': 1 }, '/u\u0308: name is not in normal form'],
    ['__proto__', JSON.parse('{"__proto__":{}}'), '/__proto__: name is not allowed'],
    ['constructor', { constructor: 1 }, '/constructor: name is not allowed'],
    ['prototype', { a: [{ prototype: 1 }] }, '/a/0/prototype: name is not allowed'],
    ['nothing at all', undefined, ': undefined cannot be carried in JSON'],
    ['nothing in a list', [1, undefined], '/1: undefined cannot be carried in JSON'],
    ['a hole in a list', withAHole(), '/1: undefined cannot be carried in JSON'],
    ['a bigint', { position: 1n }, '/position: bigint cannot be carried in JSON'],
    ['a function', { toJSON: () => 1 }, '/toJSON: function cannot be carried in JSON'],
    ['a symbol', Symbol('x'), ': symbol cannot be carried in JSON'],
    ['a date', { at: new Date(0) }, '/at: Date cannot be carried in JSON'],
    ['a map', new Map([[1, 2]]), ': Map cannot be carried in JSON'],
    ['bytes', new Uint8Array(2), ': Uint8Array cannot be carried in JSON'],
    [
      'a text that is not sealed yet',
      { because: seal('She moved') },
      '/because: text that could speak of a person is not sealed yet',
    ],
  ])('%s', (_, value, fault) => {
    expect(faultsOf(value)).toEqual([fault]);
  });

  it('is told all at once, each with its place as a JSON pointer', () => {
    expect(faultsOf({ b: [1, { 'x/y~z': 0.1 }], a: 'a\ud800' })).toEqual([
      '/a: text holds half of a surrogate pair',
      '/b/1/x~1y~0z: number is not a safe integer',
    ]);
  });

  it('takes the largest and the smallest safe integer', () => {
    expect(canonicalJson([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])).toBe(
      '[9007199254740991,-9007199254740991]',
    );
  });
});
