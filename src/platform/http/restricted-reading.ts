import type { RestrictedRecord, WhyRead } from '../../kernel/marking.js';
import type { DocumentFilter } from '../../kernel/projection.js';
import type { Instant, PlainDate } from '../../kernel/plain-date.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Identity } from '../identity/identity.js';
import type { Readable } from './restricted.js';

/** Injection token of the one place where the reading of restricted records is judged and recorded. */
export const RESTRICTED_READING = Symbol('restricted reading');

/** Who asks what: as it is recorded with what they read. */
export interface Asking {
  readonly identity: Identity;
  readonly correlationId: Uuid;
  /** The pattern of the address. */
  readonly route: string;
  readonly asAt?: Instant;
  readonly effectiveAt?: PlainDate;
}

export interface ReadRestricted extends RestrictedRecord, WhyRead {}

/**
 * What one person may read, for one question: what of the ledger it follows from is looked up when it is first needed,
 * once. Nothing that comes after is seen, so it is not kept.
 */
export interface Judging {
  /** Which of the records they may read now, and by what. @throws Problem 503 */
  readable(records: readonly RestrictedRecord[]): Promise<Readable>;

  /** Under which condition documents of a kind are not withheld as a whole; undefined where none is. */
  condition(kind: string): Promise<DocumentFilter | undefined>;
}

/** Who may read what is restricted, and who did. */
export interface RestrictedReading {
  judging(identity: Identity): Judging;

  /** The record, where it is restricted and not for somebody: to them it is not there. @throws Problem 503 */
  withheld(
    identity: Identity,
    kind: string,
    recordId: string,
  ): Promise<RestrictedRecord | undefined>;

  /** Settles once it outlives this process: an answer leaves after that. @throws StoreUnavailable */
  read(asking: Asking, records: readonly ReadRestricted[]): Promise<void>;

  /** As `read`. @throws StoreUnavailable */
  refused(asking: Asking, record: RestrictedRecord): Promise<void>;
}
