import { createHmac, hash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { londonDate } from '../../kernel/plain-date.js';
import { isSealedForm, Unsealed, type SealedForm } from '../../kernel/sealed.js';
import { assertNever } from '../../kernel/assert-never.js';
import { type Randomness, systemRandomness } from '../randomness.js';
import { keyOfFile, openFile, sealFile } from './file-cipher.js';
import type { CaseKey, KeyStore } from './key-store.js';
import {
  ERASED_NOTICE,
  KeyDestroyed,
  SealBroken,
  type OpenOptions,
  type PersonalData,
  type SealingPlace,
} from './personal-data.js';
import { LOOK_INSIDE, replaceWithin } from './replace-within.js';
import { derivedKeys, openText, requireWellFormed, sealText } from './sealing-cipher.js';

const placeName = (place: Omit<SealingPlace, 'field'>, field: string): string =>
  `${place.stream}/${place.eventId}/${field}`;

/** The personal-data service over a key store. */
export class Sealing implements PersonalData {
  constructor(
    private readonly keys: KeyStore,
    private readonly randomness: Randomness = systemRandomness,
  ) {}

  sealAll<T>(caseId: string, place: Omit<SealingPlace, 'field'>, value: T, root = ''): T {
    let key: CaseKey | undefined;
    return replaceWithin(value, root, (part, field) => {
      if (!(part instanceof Unsealed)) return isSealedForm(part) ? part : LOOK_INSIDE;
      key ??= this.keys.keyOf(caseId);
      return sealText(key, placeName(place, field), Unsealed.reveal(part), this.randomness);
    }) as T;
  }

  fingerprint(caseId: string, body: unknown): string {
    let sealing = false;
    const bytes = canonicalJson(body, (text) => {
      sealing = true;
      // In a wrapping of its own: a sealed text and a plain one are not the same body.
      return { $unsealed: Unsealed.reveal(text) };
    });
    if (!sealing) return hash('sha256', bytes, 'hex');
    const { fingerprint } = derivedKeys(this.keys.keyOf(caseId));
    return createHmac('sha256', fingerprint).update(bytes).digest('hex');
  }

  openAll<T>(value: T, options: OpenOptions = {}): T {
    return replaceWithin(value, options.root ?? '', (part, field) => {
      if (!isSealedForm(part)) return LOOK_INSIDE;
      requireWellFormed(part);
      if (options.place && part.at !== placeName(options.place, field))
        throw new SealBroken('moved', part.at);
      return this.#open(part, options);
    }) as T;
  }

  sealFile(caseId: string, bytes: Uint8Array): Uint8Array {
    return sealFile(this.keys.keyOf(caseId), caseId, bytes);
  }

  openFile(caseId: string, sealed: Uint8Array): Uint8Array {
    const found = this.keys.find(keyOfFile(sealed));
    switch (found.state) {
      case 'live':
        return openFile(found.key, caseId, sealed);
      case 'destroyed':
        throw new KeyDestroyed(`The key of ${caseId} was destroyed`);
      case 'unknown':
        throw new SealBroken('unknown-key', 'a file');
      default:
        return assertNever(found);
    }
  }

  destroyKey(caseId: string): void {
    this.keys.destroy(caseId);
  }

  close(): void {
    this.keys.close();
  }

  #open(form: SealedForm, options: OpenOptions): unknown {
    const found = this.keys.find(form.key);
    switch (found.state) {
      case 'live':
        return openText(found.key, form);
      case 'destroyed':
        return options.onErased
          ? options.onErased({ on: londonDate(found.at), at: form.at })
          : ERASED_NOTICE;
      case 'unknown':
        throw new SealBroken('unknown-key', form.at);
      default:
        return assertNever(found);
    }
  }
}
