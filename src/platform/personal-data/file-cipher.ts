import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { KEY_BYTES, type CaseKey } from './key-store.js';
import { SealBroken } from './personal-data.js';

const MAGIC = Buffer.from('PLEF1\n');
const KEY_ID_BYTES = 36;
const COMMITMENT_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = MAGIC.length + KEY_ID_BYTES + COMMITMENT_BYTES + NONCE_BYTES;
const CIPHER = 'aes-256-gcm';

interface FileKeys {
  readonly encryption: KeyObject;
  readonly nonce: KeyObject;
  readonly commitment: Buffer;
}

const derive = (key: CaseKey, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key.bytes, '', `partnership-ledger/file/1/${purpose}`, KEY_BYTES));

// Goes with the key, as the keys of texts do.
const derived = new WeakMap<CaseKey, FileKeys>();

const fileKeys = (key: CaseKey): FileKeys => {
  const known = derived.get(key);
  if (known) return known;
  const keys: FileKeys = {
    encryption: createSecretKey(derive(key, 'encryption')),
    nonce: createSecretKey(derive(key, 'nonce')),
    commitment: derive(key, 'commitment'),
  };
  derived.set(key, keys);
  return keys;
};

const associatedData = (head: Buffer, caseId: string): Buffer =>
  Buffer.concat([head, Buffer.from(caseId)]);

/**
 * Encrypts a file under the key of a case. The nonce follows from key and content, so that the same file of the same
 * case is the same bytes, and lies under the same address; two files never share one.
 */
export const sealFile = (key: CaseKey, caseId: string, bytes: Uint8Array): Buffer => {
  const { encryption, nonce, commitment } = fileKeys(key);
  const ofContent = createHmac('sha256', nonce)
    .update(hash('sha256', bytes, 'buffer'))
    .digest()
    .subarray(0, NONCE_BYTES);
  const head = Buffer.concat([MAGIC, Buffer.from(key.keyId, 'latin1'), commitment, ofContent]);
  const cipher = createCipheriv(CIPHER, encryption, ofContent);
  cipher.setAAD(associatedData(head, caseId));
  return Buffer.concat([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
};

/** The key that a sealed file names. @throws SealBroken where the bytes are none */
export const keyOfFile = (sealed: Uint8Array): string => {
  const head = Buffer.from(sealed.subarray(0, HEAD_BYTES));
  if (sealed.length < HEAD_BYTES + TAG_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC))
    throw new SealBroken('malformed', 'a file');
  return head.toString('latin1', MAGIC.length, MAGIC.length + KEY_ID_BYTES);
};

/** @throws SealBroken */
export const openFile = (key: CaseKey, caseId: string, sealed: Uint8Array): Buffer => {
  const { encryption, commitment } = fileKeys(key);
  const head = Buffer.from(sealed.subarray(0, HEAD_BYTES));
  const stated = head.subarray(-NONCE_BYTES - COMMITMENT_BYTES, -NONCE_BYTES);
  if (!timingSafeEqual(stated, commitment)) throw new SealBroken('wrong-key', 'a file');
  const decipher = createDecipheriv(CIPHER, encryption, head.subarray(-NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associatedData(head, caseId));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const opened = decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    throw new SealBroken('altered', 'a file');
  }
};
