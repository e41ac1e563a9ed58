import type { Metadata, Recorded } from '../../kernel/envelope.js';
import type { Position, StreamName, Uuid } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/plain-date.js';
import type { Result } from '../../kernel/result.js';

/** An event on its way into the log. The store stamps `recordedAt` as it writes, so that the log's clock never goes back. */
export interface EventToAppend {
  readonly eventId: Uuid;
  readonly type: string;
  /** Checked, sealed, and fit for canonical JSON. */
  readonly data: unknown;
  /** `recordedAt` is what the caller's clock says; the store moves it forward where the log is already later. */
  readonly metadata: Metadata;
}

/** The stream is not where the caller read it. */
export interface RevisionConflict {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly actual: number | 'no-stream';
}

/** The revision of the stream's last event as the caller knows it. There is no "any": commands never append blindly. */
export type ExpectedRevision = number | 'no-stream';

export interface Appended {
  /** Of the last event appended. */
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: Instant;
}

/** One event as its bytes: what is hashed, copied and verified. */
export interface RawEvent {
  readonly position: Position;
  readonly stream: StreamName;
  readonly revision: number;
  readonly eventId: Uuid;
  readonly type: string;
  /** Canonical JSON. */
  readonly data: string;
  /** Canonical JSON. */
  readonly metadata: string;
}

/** The log. Append is the only way to publish. */
export interface EventStore {
  /**
   * Writes all events or none. The same events again, at the same expected revision, are told apart by the caller:
   * the store itself refuses a used event id as a conflict.
   * @throws StoreUnavailable when it cannot be written now (full disk, closing, unreachable), OutcomeUnknown,
   * StoreAccessDenied, StreamRemoved
   * @throws EventTooLarge when an event's data exceeds 256 KiB
   * @throws UnknownEventType, EventDoesNotFitSchema, NotCanonical for a fact that could not be read back
   */
  append(
    stream: StreamName,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Result<Appended, RevisionConflict>>;

  /**
   * The stream's events from a revision on, in order; empty where there is no such stream. Old versions are upcast.
   * @throws UnreadableEvent, StoreUnavailable
   */
  readStream(stream: StreamName, fromRevision?: number): Promise<readonly Recorded[]>;

  /**
   * Up to `limit` events after a position, in log order. Old versions are upcast. What is returned may be shared
   * between readers.
   * @throws UnreadableEvent when the first of them is one, StoreUnavailable
   */
  readAll(after: Position, limit: number): Promise<readonly Recorded[]>;

  /** Up to `limit` events after a position, as stored. */
  readRaw(after: Position, limit: number): Promise<readonly RawEvent[]>;

  /**
   * The log after a position, in batches, until the signal is aborted or the store closes: what is there, then what
   * comes.
   * @throws UnreadableEvent when it reaches one, after everything before it
   */
  follow(after: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]>;

  /** The position of the last event; 0 for an empty log. */
  head(): Promise<Position>;

  /**
   * The end of the longest prefix of the log in which nothing was recorded later than that. Only of a store to which
   * several processes write, each with a clock of its own: in any other the log's clock never goes back, and few
   * events tell.
   */
  recordedBy?(asAt: Instant): Promise<Position>;

  /** Finishes what was accepted, then lets go of the store. */
  close(): Promise<void>;
}

/** A log that another one is copied into, byte for byte. */
export interface CopiedLog extends Pick<EventStore, 'readRaw' | 'head' | 'close'> {
  /**
   * Appends events as they are, clock and all: those that follow on the last event here, in their order.
   * @throws NotTheNext when the first of them does not, or one would get another position or revision than it has
   * @throws StoreUnavailable; what was written before stays, and copying goes on from there
   */
  appendCopies(events: readonly RawEvent[]): Promise<void>;
}

/** An event that would not get the place in the copy that it has in the log. */
export class NotTheNext extends Error {
  constructor({ position, stream, revision }: Pick<RawEvent, 'position' | 'stream' | 'revision'>) {
    super(
      `Event ${position} (revision ${revision} of ${stream}) is not what comes next in the copy`,
    );
  }
}

/** The store cannot serve now; trying again later may help. Answered with 503. */
export class StoreUnavailable extends Error {}

/**
 * Nobody knows yet whether an append was written: the store did not answer, or was lost meanwhile. Whoever sends the
 * same again reads the stream first, and so finds what was written. Answered with 503.
 */
export class OutcomeUnknown extends StoreUnavailable {}

/** The store does not let us in. Somebody must give us the right: trying again does not help. Answered with 503. */
export class StoreAccessDenied extends StoreUnavailable {}

/** Somebody with rights on the store took a stream's history away, or a part of it. Answered with 410. */
export class StreamRemoved extends Error {
  constructor(
    readonly stream: StreamName,
    options?: ErrorOptions,
  ) {
    super(`Somebody removed history of ${stream} from the store`, options);
  }
}

/** An event beyond what a store takes. Answered with 413. */
export class EventTooLarge extends Error {}

/** The folder or file is not a ledger that this program may open. The start fails; nothing was touched. */
export class NotALedger extends Error {}

/** Another process writes to this ledger. The start fails; a second writer would break the order of the log. */
export class LedgerInUse extends Error {}

/** A stored event that this program cannot read: its type is unknown, or its data does not fit. The reader stops before it. */
export class UnreadableEvent extends Error {
  constructor(
    readonly position: Position,
    readonly type: string,
    override readonly cause: unknown,
  ) {
    super(
      `Event ${position} (${type}) cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

/** 256 KiB: the most that the data of one event may take as canonical JSON. */
export const MAX_EVENT_BYTES = 256 * 1024;

/** Injection token of the log. */
export const EVENT_STORE = Symbol('event store');

/** The position before the first event. */
export const START: Position = 0n;
