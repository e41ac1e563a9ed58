import type { Uuid } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/plain-date.js';

/** 256 bits. */
export const KEY_BYTES = 32;

/** The key of a case. The same object is given for as long as the key lives in memory. */
export interface CaseKey {
  readonly keyId: Uuid;
  /** 32 bytes; overwritten with zeros when the key is destroyed. */
  readonly bytes: Uint8Array;
}

/** A case whose key is gone: its sealed texts can never be read again. */
export interface DestroyedCase {
  readonly caseId: string;
  readonly keyId: Uuid;
  readonly destroyedAt: Instant;
}

/** What is known of the key that a sealed value names. */
export type KeyState =
  | { readonly state: 'live'; readonly key: CaseKey }
  | { readonly state: 'destroyed'; readonly at: Instant }
  | { readonly state: 'unknown' };

/** Keeps one key a case, apart from the log and from every view. */
export interface KeyStore {
  /**
   * The key of a case, made and durable before this returns where there was none.
   * @throws KeyDestroyed
   * @throws KeyStoreReadOnly where a key would have to be made
   * @throws StoreUnavailable where it cannot be written now
   */
  keyOf(caseId: string): CaseKey;

  find(keyId: string): KeyState;

  /**
   * Forgets the key of a case for good: its bytes are in no file of the store when this returns.
   * Doing it again does no harm, and finishes what an interrupted one began.
   * @throws KeyRemains, KeyStoreReadOnly, StoreUnavailable
   */
  destroy(caseId: string): void;

  /** Every case forgotten so far, oldest first: to be forgotten again after older keys were restored. */
  destroyedCases(): readonly DestroyedCase[];

  /** Writes all keys into a new file that only its owner may open, whole and synced when this returns. */
  backupTo(file: string): void;

  close(): void;
}

/** There is no key store where there should be one. The start fails; nothing was created. */
export class KeyStoreMissing extends Error {}

/** A key store with keys in it is where a new one should be made. Nothing was touched. */
export class KeyStoreExists extends Error {}

/** The file is not a key store that this program may open: foreign, newer, or damaged. Nothing was touched. */
export class NotAKeyStore extends Error {}

/** The key store was opened for reading only. */
export class KeyStoreReadOnly extends Error {}

/**
 * The key is destroyed for the program, but its old bytes could not be overwritten: another reader, or a full disk.
 * Destroying it again finishes the work.
 */
export class KeyRemains extends Error {}
