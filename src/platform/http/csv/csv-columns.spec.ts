import { describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { columnsOf, headerOf, valueAt } from './csv-columns.js';

const text = { type: 'string' };
const document = {
  components: {
    schemas: {
      Entry: { properties: { by: text, recordedAt: text } },
      Update: { allOf: [{ $ref: '#/components/schemas/Entry' }], properties: {} },
      Action: {
        properties: {
          opened: { $ref: '#/components/schemas/Entry' },
          reference: text,
          update: { allOf: [{ $ref: '#/components/schemas/Update' }], description: 'The last' },
          moves: { type: 'array', items: { $ref: '#/components/schemas/Entry' } },
          anything: { type: 'object', additionalProperties: true },
        },
      },
      Other: { properties: { reference: text, voided: text } },
      Endless: { properties: { name: text, inside: { $ref: '#/components/schemas/Endless' } } },
    },
  },
} as unknown as OpenAPIObject;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const headers = (schema: object) => columnsOf(schema, document).map(headerOf);

describe('the columns of a table', () => {
  it('are the fields that are described: single values first, parts by the way to them', () => {
    expect(headers(ref('Action'))).toEqual([
      'reference',
      'moves',
      'anything',
      'opened.by',
      'opened.recordedAt',
      'update.by',
      'update.recordedAt',
    ]);
  });

  it('are those of every kind of row, each once', () => {
    expect(headers({ oneOf: [ref('Other'), ref('Entry'), ref('Action')] })).toEqual([
      'reference',
      'voided',
      'by',
      'recordedAt',
      'moves',
      'anything',
      'opened.by',
      'opened.recordedAt',
      'update.by',
      'update.recordedAt',
    ]);
  });

  it('end, even where a description contains itself', () => {
    expect(headers(ref('Endless'))).toHaveLength(7);
  });
});

describe('what a row has under a column', () => {
  it('is found by the way to it, and nothing that only the language gives', () => {
    const row = { update: { by: 'owner' }, list: ['a'] };
    expect(valueAt(row, ['update', 'by'])).toBe('owner');
    expect(valueAt(row, ['update', 'by', 'length'])).toBeUndefined();
    expect(valueAt(row, ['toString'])).toBeUndefined();
    expect(valueAt(row, ['update', 'constructor'])).toBeUndefined();
  });
});
