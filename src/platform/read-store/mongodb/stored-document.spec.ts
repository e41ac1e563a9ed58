import { describe, expect, it } from '@jest/globals';
import { DocumentNotStorable, DocumentTooLarge, type Stored } from '../read-store.js';
import { fromMongo, toMongo } from './stored-document.js';

const stored = (document: object, position = '7'): Stored => ({
  ...document,
  _id: 'a',
  _position: position,
});

describe('a document on its way to MongoDB', () => {
  it('comes back as it was, whatever its position', () => {
    const given = stored(
      { lead: { agency: 'x' }, tags: ['t', null], count: 1.5 },
      '9007199254740993',
    );
    const { document } = toMongo('register_v1_1', given);
    expect(document._position).toBe(9_007_199_254_740_993n);
    expect(fromMongo(document)).toEqual(given);
  });

  it('keeps what is sealed under a name that is no operator', () => {
    const given = stored({
      reason: { $sealed: 'text' },
      rows: [{ by: 'x', note: { $sealed: 'other' } }, { by: 'y' }],
      plain: { as: ['it', 'is'] },
    });
    const { document } = toMongo('register_v1_1', given);
    expect(JSON.stringify({ ...document, _position: '' })).not.toContain('$');
    expect(fromMongo(document)).toEqual(given);
    expect(given).toHaveProperty('reason', { $sealed: 'text' });
  });

  it.each<[string, object, string]>([
    ['with a point', { figures: { 'IN.03': 1 } }, 'IN.03'],
    ['with the sign that stands for another', { rows: [{ ok: 1 }, { '＄sealed': 1 }] }, '＄sealed'],
  ])('is refused where a member has a name %s', (_, document, name) => {
    expect(() => toMongo('register_v1_1', stored(document))).toThrow(
      new DocumentNotStorable('register_v1_1', stored({}), `"${name}" would be taken for a path`),
    );
  });

  it('is refused beyond what MongoDB compares as one number', () => {
    expect(() => toMongo('register_v1_1', stored({}, (2n ** 63n).toString()))).toThrow(
      DocumentNotStorable,
    );
  });

  it('is refused beyond 16 MiB, with its view, id and size', () => {
    const large = stored({ text: 'x'.repeat(16 * 1024 * 1024) });
    let fault: unknown;
    try {
      toMongo('register_v1_1', large);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(DocumentTooLarge);
    expect(fault).toMatchObject({ collection: 'register_v1_1', id: 'a', position: '7' });
    expect((fault as DocumentTooLarge).bytes).toBeGreaterThan(16 * 1024 * 1024);
    expect((fault as Error).message).toMatch(
      /^register_v1_1 cannot hold document a: it takes 16777\d{3} bytes/,
    );
  });
});
