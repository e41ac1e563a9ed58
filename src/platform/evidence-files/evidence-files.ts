import type { Instant } from '../../kernel/plain-date.js';

/** A file as it was given, with what was found out about it. */
export interface GivenFile {
  /** Its name alone. */
  readonly name: string;
  readonly mediaType: string;
  /** SHA-256 of `bytes`, hexadecimal. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A file as it lies in the store. */
export interface KeptFile {
  /** SHA-256 of its encrypted bytes, hexadecimal. */
  readonly address: string;
  /** When it was last handed in. */
  readonly touchedAt: Instant;
  /** Encrypted, in bytes. */
  readonly size: number;
}

/**
 * Keeps files beside the ledger, each under the digest of its encrypted bytes. They are encrypted under the key of a
 * case before they touch the disk: erasing the key erases them, in every backup, and no digest changes.
 */
export interface EvidenceFiles {
  /**
   * Keeps a file; durable before this returns. The same file of the same case again gives the same address, and
   * nothing is written twice.
   * @throws KeyDestroyed, StoreUnavailable
   */
  keep(caseId: string, file: GivenFile): Promise<string>;

  /**
   * The file of a case, as it was given.
   * @throws EvidenceFileMissing, EvidenceFileDamaged, KeyDestroyed
   */
  open(caseId: string, address: string): Promise<GivenFile>;

  /** Everything that is kept, in the order of addresses. */
  list(): AsyncIterable<KeptFile>;

  /** Removes a file that was not handed in since then. @returns whether it was removed */
  removeUntouchedSince(address: string, since: Instant): Promise<boolean>;
}

/** Injection token of the store of evidence. */
export const EVIDENCE_FILES = Symbol('evidence files');

/** The record stands, and its file is not in the store. */
export class EvidenceFileMissing extends Error {}

/** The file is not what was kept, or it was kept for another case. */
export class EvidenceFileDamaged extends Error {}

const ADDRESS = /^[0-9a-f]{64}$/;

/** Whether a text is an address: nothing else ever becomes a part of a path. */
export const isAddress = (text: string): boolean => ADDRESS.test(text);
