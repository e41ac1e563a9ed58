import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, nat, property, uint8Array } from 'fast-check';
import type { Uuid } from '../../kernel/ids.js';
import { keyOfFile, openFile, sealFile } from './file-cipher.js';
import type { CaseKey } from './key-store.js';
import { SealBroken } from './personal-data.js';

const keyOf = (keyId: string): CaseKey => ({ keyId: keyId as Uuid, bytes: randomBytes(32) });
const key = keyOf('01a20408-b905-7714-9b7e-89cb1f8f03ae');
const other = keyOf('01a20408-b905-7714-9b7e-89cb1f8f03af');
const CASE = 'action-1';

const damageOf = (open: () => unknown): string => {
  try {
    open();
  } catch (fault) {
    if (fault instanceof SealBroken) return fault.damage;
    throw fault;
  }
  return 'none';
};

describe('a sealed file', () => {
  it('opens to what it was, whatever it was', () => {
    const law = property(uint8Array({ maxLength: 2_000 }), (bytes) => {
      const sealed = sealFile(key, CASE, bytes);
      expect(keyOfFile(sealed)).toBe(key.keyId);
      expect(new Uint8Array(openFile(key, CASE, sealed))).toEqual(bytes);
    });
    assert(law);
  });

  it('is the same for the same file of the same case, and another for any other', () => {
    const bytes = Buffer.from('The same');
    const sealed = sealFile(key, CASE, bytes);
    expect(sealFile(key, CASE, bytes)).toEqual(sealed);
    for (const different of [
      sealFile(key, CASE, Buffer.from('the same')),
      sealFile(key, 'action-2', bytes),
      sealFile(other, CASE, bytes),
    ])
      expect(different).not.toEqual(sealed);
  });

  it('opens for its own case and key only', () => {
    const sealed = sealFile(key, CASE, Buffer.from('text'));
    expect(damageOf(() => openFile(key, 'action-2', sealed))).toBe('altered');
    expect(damageOf(() => openFile(other, CASE, sealed))).toBe('wrong-key');
    expect(damageOf(() => keyOfFile(sealed.subarray(0, 90)))).toBe('malformed');
    expect(damageOf(() => keyOfFile(randomBytes(200)))).toBe('malformed');
  });

  it('breaks when any bit of it changes', () => {
    const sealed = sealFile(key, CASE, Buffer.from('A short text'));
    const law = property(nat(sealed.length - 1), constantFrom(1, 16, 128), (at, bit) => {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ bit, at);
      const open = () => {
        keyOfFile(changed);
        openFile(key, CASE, changed);
      };
      expect(damageOf(open)).not.toBe('none');
    });
    assert(law, { numRuns: 300 });
  });
});
