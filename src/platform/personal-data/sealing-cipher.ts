import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { NotCanonical } from '../../kernel/canonical-json.js';
import type { SealedForm } from '../../kernel/sealed.js';
import { type Randomness, systemRandomness } from '../randomness.js';
import { KEY_BYTES, type CaseKey } from './key-store.js';
import { SealBroken } from './personal-data.js';

/** What is derived from the key of a case; the key itself encrypts nothing. */
export interface DerivedKeys {
  readonly encryption: KeyObject;
  readonly fingerprint: KeyObject;
  /** 32 bytes, base64url. */
  readonly commitment: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

const derive = (key: CaseKey, purpose: string): Buffer =>
  Buffer.from(
    hkdfSync('sha256', key.bytes, '', `partnership-ledger/sealed/1/${purpose}`, KEY_BYTES),
  );

// Goes with the key: what the key store forgets is forgotten here.
const derived = new WeakMap<CaseKey, DerivedKeys>();

/** HKDF-SHA256 costs more than sealing a text: done once for as long as the key is in memory. */
export const derivedKeys = (key: CaseKey): DerivedKeys => {
  const known = derived.get(key);
  if (known) return known;
  const keys: DerivedKeys = {
    encryption: createSecretKey(derive(key, 'encryption')),
    fingerprint: createSecretKey(derive(key, 'fingerprint')),
    commitment: derive(key, 'commitment').toString('base64url'),
  };
  derived.set(key, keys);
  return keys;
};

/** Everything about the form but its secret: changing any of it breaks the seal. `at` is last, since its length varies. */
const associatedData = (form: Pick<SealedForm, 'key' | 'commitment' | 'at'>): Buffer =>
  Buffer.from(`sealed/1 ${form.key} ${form.commitment} ${form.at}`);

/**
 * Encrypts one text for one place. Twice the same text gives two forms that nobody can tell to be the same.
 * @throws NotCanonical for a text with half of a surrogate pair: UTF-8 would lose it
 */
export const sealText = (
  key: CaseKey,
  at: string,
  text: string,
  randomness: Randomness = systemRandomness,
): SealedForm => {
  if (!text.isWellFormed()) {
    throw new NotCanonical([{ path: at, problem: 'text holds half of a surrogate pair' }]);
  }
  const { encryption, commitment } = derivedKeys(key);
  const nonce = randomness.bytes(NONCE_BYTES, `nonce ${at}`);
  const cipher = createCipheriv(CIPHER, encryption, nonce);
  cipher.setAAD(associatedData({ key: key.keyId, commitment, at }));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    $sealed: 1,
    key: key.keyId,
    at,
    nonce: nonce.toString('base64url'),
    text: sealed.toString('base64url'),
    commitment,
  };
};

/** The bytes, if this is the one way of writing them. */
const strictBytes = (form: SealedForm, field: 'nonce' | 'text' | 'commitment'): Buffer => {
  const bytes = Buffer.from(form[field], 'base64url');
  if (bytes.toString('base64url') !== form[field]) throw new SealBroken('malformed', form.at);
  return bytes;
};

/** Refuses a form with a member missing, added, or of another type. @throws SealBroken */
export const requireWellFormed = (form: SealedForm): void => {
  const { $sealed, key, at, nonce, text, commitment, ...others } = form;
  const texts: readonly unknown[] = [key, at, nonce, text, commitment];
  if (
    $sealed === 1 &&
    texts.every((member) => typeof member === 'string') &&
    Object.keys(others).length === 0
  )
    return;
  throw new SealBroken('malformed', typeof at === 'string' ? at : 'an unknown place');
};

/** Decrypts a well-formed form. @throws SealBroken */
export const openText = (key: CaseKey, form: SealedForm): string => {
  const nonce = strictBytes(form, 'nonce');
  const sealed = strictBytes(form, 'text');
  if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES)
    throw new SealBroken('malformed', form.at);
  const { encryption, commitment } = derivedKeys(key);
  const expected = Buffer.from(commitment, 'base64url');
  const stated = strictBytes(form, 'commitment');
  if (stated.length !== expected.length || !timingSafeEqual(stated, expected))
    throw new SealBroken('wrong-key', form.at);
  const decipher = createDecipheriv(CIPHER, encryption, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(form));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const opened = decipher.update(sealed.subarray(0, -TAG_BYTES));
    decipher.final();
    return opened.toString('utf8');
  } catch {
    throw new SealBroken('altered', form.at);
  }
};
