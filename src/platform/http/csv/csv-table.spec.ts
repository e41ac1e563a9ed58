import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv-table.js';

const columns = [['reference'], ['figure', 'value'], ['late']];

describe('a table', () => {
  it('is UTF-8 with its mark, header first, texts in quotes, numbers as numbers', async () => {
    const rows = [
      { reference: 'CS-2021-01, "first"\nline two', figure: { value: -5 }, late: true },
      { reference: '=cmd|calc', figure: {}, late: false },
      {},
    ];
    expect(await csvOf(columns, rows)).toBe(
      '\uFEFF"reference","figure.value","late"\r\n' +
        '"CS-2021-01, ""first""\nline two",-5,true\r\n' +
        '"\'=cmd|calc",,false\r\n' +
        ',,\r\n',
    );
  });

  it('without rows is its header', async () => {
    expect(await csvOf(columns, [])).toBe('\uFEFF"reference","figure.value","late"\r\n');
  });

  it('has a line for each row, however many', async () => {
    const rows = Array.from({ length: 1_203 }, (_, index) => ({ reference: String(index) }));
    const lines = (await csvOf(columns, rows)).split('\r\n');
    expect([lines.length, lines.at(1_203)]).toEqual([1_205, '"1202",,']);
  });
});
