import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyText } from '../../test/support/any-text.js';
import { derivedUuid, streamName, type Uuid } from './ids.js';

const LEDGER = '018f3a5c-7e1a-7c3d-9b2e-4f6a8d0c1e2f' as Uuid;
const OTHER = '018f3a5c-7e1a-7c3d-9b2e-4f6a8d0c1e30' as Uuid;
const parts = fc.array(anyText, { maxLength: 4 });

describe('a derived id', () => {
  it('is this one, for ever: what was sent before an upgrade is found after it', () => {
    expect(derivedUuid(LEDGER, 'secretary', 'RegisterAgency', 'agency-1', 'key')).toBe(
      'bfffcd37-c983-5508-b83a-3a6182fd5497',
    );
  });

  it('is a UUID of version 5', () => {
    fc.assert(
      fc.property(parts, (words) => {
        expect(derivedUuid(LEDGER, ...words)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  it('is the same for the same parts, and another for others', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(derivedUuid(LEDGER, ...one) === derivedUuid(LEDGER, ...other)).toBe(same);
      }),
    );
  });

  it('is not the same where parts only join to the same text', () => {
    const ids = [['ab', 'c'], ['a', 'bc'], ['abc'], ['a,b', 'c'], ['a', 'b,c'], ['"a","b"', 'c']];
    expect(new Set(ids.map((words) => derivedUuid(LEDGER, ...words))).size).toBe(ids.length);
  });

  it('belongs to its ledger', () => {
    expect(derivedUuid(LEDGER, 'a')).not.toBe(derivedUuid(OTHER, 'a'));
  });

  it('needs an id to begin with', () => {
    expect(() => derivedUuid('no id' as Uuid, 'a')).toThrow(TypeError);
  });
});

describe('a stream', () => {
  it('is named by what it is of and its id', () => {
    expect(streamName('action', LEDGER)).toBe(`action-${LEDGER}`);
  });
});
