import type { StreamName, Uuid } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';

/** What must be the same at sealing and opening: a sealed value moved elsewhere does not open. */
export interface SealingPlace {
  readonly stream: StreamName;
  readonly eventId: Uuid;
  /** JSON pointer inside the event's data, or `metadata/reason`. */
  readonly field: string;
}

/** What a reader sees in place of a text whose key was destroyed. */
export const ERASED_NOTICE = '[This text was erased]';

/** A text that can no longer be read. */
export interface Erased {
  /** The day in London on which its key was destroyed. */
  readonly on: PlainDate;
  /** Stream, event id and field that it was sealed for. */
  readonly at: string;
}

export interface OpenOptions {
  /** What stands in place of an erased text; `ERASED_NOTICE` unless told. */
  readonly onErased?: (erased: Erased) => unknown;
  /** The event that the value belongs to: whatever was sealed for another place then breaks. */
  readonly place?: Omit<SealingPlace, 'field'>;
  /** As in `sealAll`. */
  readonly root?: string;
}

/** Seals what could speak of a person on its way into the log, opens it at the edge, and can forget it for good. */
export interface PersonalData {
  /**
   * Encrypts every unsealed text inside a value under the key of its case; the key is durable before this returns.
   * What is sealed already stays as it is. A field's name is `root` and the JSON pointer inside the value:
   * `/note` in an event's data, `metadata/reason` for the value `{ reason }` under the root `metadata`.
   * @throws KeyDestroyed
   * @throws NotCanonical for a text with half of a surrogate pair
   * @throws StoreUnavailable where a new key cannot be written now
   */
  sealAll<T>(caseId: string, place: Omit<SealingPlace, 'field'>, value: T, root?: string): T;

  /**
   * A digest of a command's body that tells nothing about sealed texts in it: an HMAC under the key of the case
   * where there are any, else SHA-256. Hexadecimal.
   * @throws KeyDestroyed, NotCanonical, StoreUnavailable
   */
  fingerprint(caseId: string, body: unknown): string;

  /**
   * Opens every sealed value inside a document: each becomes a string.
   * A destroyed key gives the notice that the text was erased.
   * @throws SealBroken
   */
  openAll<T>(value: T, options?: OpenOptions): T;

  /**
   * Encrypts a file under the key of a case; the same file of the same case gives the same bytes.
   * @throws KeyDestroyed, StoreUnavailable
   */
  sealFile(caseId: string, bytes: Uint8Array): Uint8Array;

  /** The file of a case, as it was before it was sealed. @throws KeyDestroyed, SealBroken */
  openFile(caseId: string, sealed: Uint8Array): Uint8Array;

  /** Forgets a case's key, everywhere and for good. @throws KeyRemains, StoreUnavailable */
  destroyKey(caseId: string): void;

  close(): void;
}

/** Injection token of the personal-data service. */
export const PERSONAL_DATA = Symbol('personal data');

/** The key of the case was destroyed: what it sealed can neither be repeated nor added to. Answered with 410. */
export class KeyDestroyed extends Error {}

export type SealDamage = 'malformed' | 'unknown-key' | 'wrong-key' | 'altered' | 'moved';

/** A sealed value is not what was stored. A fault, never shown to a reader as a text. */
export class SealBroken extends Error {
  constructor(
    readonly damage: SealDamage,
    /** Where it says that it was sealed. */
    readonly at: string,
  ) {
    super(`A sealed value is broken (${damage}), sealed for ${at}`);
  }
}
