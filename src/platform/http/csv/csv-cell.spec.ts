import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../../../test/support/any-text.js';
import { cellOf, couldBeFormula, neutralised } from './csv-cell.js';

describe('a text in a cell', () => {
  it.each([
    '=1+1',
    '+44 20 7946 0000',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\nplain',
    '\u00a0=1',
    '  =HYPERLINK("https://example.org")',
    '\ufeff=1',
    '\u200b=1',
    '＝1',
    '＋1',
    '－1',
    '＠A1',
    '\ufe66\u0031',
    '\ufe62\u0031',
    '\ufe63\u0031',
    '\ufe6bA1',
    '\u22121',
    '\u207a1',
  ])('that a spreadsheet could calculate is none to it: %j', (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
  });

  it.each(['', 'plain', '1 = 1', "'=1", 'a@example.org', '(-1)', 'Relaunch – again', '{"=":1}'])(
    'that it only shows stays as it is: %j',
    (text) => {
      expect(neutralised(text)).toBe(text);
    },
  );

  it('never begins as a formula does, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(couldBeFormula(neutralised(text))).toBe(false);
      }),
    );
  });
});

describe('a cell', () => {
  it('keeps numbers and truth values, and is empty where there is nothing', () => {
    expect([-5, 0, true, undefined, null].map(cellOf)).toEqual([-5, 0, true, undefined, undefined]);
  });

  it('joins what is only listed, and holds as JSON what has parts', () => {
    expect(cellOf(['a', 'b', 3])).toBe('a; b; 3');
    expect(cellOf([])).toBe('');
    expect(cellOf([{ at: 1 }])).toBe('[{"at":1}]');
    expect(cellOf({ at: 1 })).toBe('{"at":1}');
  });

  it('says so where it would be cut', () => {
    expect(cellOf(['x'.repeat(32_001)])).toBe('1 entries, more than a cell holds: see the JSON');
    expect(cellOf('x'.repeat(32_001))).toBe('More than a cell holds: see the JSON');
    expect(cellOf('x'.repeat(32_000))).toHaveLength(32_000);
  });
});
