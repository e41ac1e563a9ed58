import type { StreamName, Uuid } from '../../../kernel/ids.js';
import type { Instant } from '../../../kernel/plain-date.js';
import { NotALedger } from '../event-store.js';

/** What the index keeps of an event. */
export interface Indexed {
  readonly stream: StreamName;
  readonly revision: number;
  /** Where the server has it: a byte offset, so that it is far from the limit of exact numbers. */
  readonly commit: bigint;
  readonly eventId: Uuid;
  /** Undefined where the event does not say it in a way that we can read. */
  readonly recordedAt: Instant | undefined;
}

/** The revision before a stream's first. */
export const NO_REVISION = -1;

const FIRST_ROOM = 1_024;

/** The half of an id that is random in every kind of UUID that we make, as two numbers. */
const upperOf = (id: Uuid): number => Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16);
const lowerOf = (id: Uuid): number => Number.parseInt(id.slice(28, 36), 16);

/**
 * The numbers of the ledger's events: the first is 1, the next 2, in the order of the log, as in every other store.
 * In columns, 32 bytes an event, and a name for each stream; an event leads to the one before it in its stream.
 */
export class PositionIndex {
  #length = 0;
  #commits = new Float64Array(FIRST_ROOM);
  #revisions = new Uint32Array(FIRST_ROOM);
  #previous = new Uint32Array(FIRST_ROOM);
  #upperIds = new Uint32Array(FIRST_ROOM);
  #lowerIds = new Uint32Array(FIRST_ROOM);
  /** The latest moment up to each event, in milliseconds: never going back, whatever the servers' clocks did. */
  #moments = new Float64Array(FIRST_ROOM);
  readonly #heads = new Map<StreamName, number>();
  #latest = '' as Instant;

  /** The number of the last event; 0 where there is none. */
  get length(): number {
    return this.#length;
  }

  /** The latest moment at which anything was recorded; empty where nothing was. */
  get latest(): Instant {
    return this.#latest;
  }

  /**
   * @returns the event's number
   * @throws NotALedger where events of its stream that were there before it are not any more
   */
  add({ stream, revision, commit, eventId, recordedAt }: Indexed): number {
    const previous = this.#heads.get(stream) ?? 0;
    const next = this.#revisionAt(previous) + 1;
    if (revision !== next) {
      throw new NotALedger(
        `${stream} goes on with revision ${revision} where ${next} should be: events were removed from the server. Restore the ledger from a copy.`,
      );
    }
    const ordinal = this.#length + 1;
    if (ordinal >= this.#commits.length) this.#makeRoom();
    this.#commits[ordinal] = Number(commit);
    this.#revisions[ordinal] = revision;
    this.#previous[ordinal] = previous;
    this.#upperIds[ordinal] = upperOf(eventId);
    this.#lowerIds[ordinal] = lowerOf(eventId);
    const before = this.#moments[this.#length] ?? 0;
    const isLater = recordedAt !== undefined && recordedAt > this.#latest;
    if (isLater) this.#latest = recordedAt;
    this.#moments[ordinal] = isLater ? Date.parse(recordedAt) : before;
    this.#heads.set(stream, ordinal);
    this.#length = ordinal;
    return ordinal;
  }

  /** Where the server has an event of ours. */
  commitOf(ordinal: number): bigint {
    return BigInt(this.#commits[ordinal] ?? 0);
  }

  lastRevisionOf(stream: StreamName): number {
    return this.#revisionAt(this.#heads.get(stream) ?? 0);
  }

  /** The numbers of a stream's events from a revision on, in order; what is not indexed yet is missing at the end. */
  ordinalsOf(stream: StreamName, fromRevision: number): readonly number[] {
    const ordinals: number[] = [];
    for (let at = this.#heads.get(stream) ?? 0; at > 0; at = this.#previous[at] ?? 0) {
      if ((this.#revisions[at] ?? 0) < fromRevision) break;
      ordinals.push(at);
    }
    return ordinals.toReversed();
  }

  /** Whether the id of one of these was used in a stream. */
  uses(stream: StreamName, events: readonly Pick<Indexed, 'eventId'>[]): boolean {
    const sought = events.map(({ eventId }) => ({
      lower: lowerOf(eventId),
      upper: upperOf(eventId),
    }));
    for (let at = this.#heads.get(stream) ?? 0; at > 0; at = this.#previous[at] ?? 0)
      for (const { lower, upper } of sought)
        if (this.#lowerIds[at] === lower && this.#upperIds[at] === upper) return true;
    return false;
  }

  /** The number of the last event of the longest prefix without a later moment. */
  recordedBy(moment: Instant): number {
    const limit = Date.parse(moment);
    let within = 0;
    let beyond = this.#length;
    while (within < beyond) {
      const middle = (within + beyond + 1) >>> 1;
      if ((this.#moments[middle] ?? 0) <= limit) within = middle;
      else beyond = middle - 1;
    }
    return within;
  }

  #revisionAt(ordinal: number): number {
    return ordinal === 0 ? NO_REVISION : (this.#revisions[ordinal] ?? 0);
  }

  #makeRoom(): void {
    const room = this.#commits.length * 2;
    const wider = <Column extends Float64Array | Uint32Array>(column: Column, into: Column) => {
      into.set(column);
      return into;
    };
    this.#commits = wider(this.#commits, new Float64Array(room));
    this.#moments = wider(this.#moments, new Float64Array(room));
    this.#revisions = wider(this.#revisions, new Uint32Array(room));
    this.#previous = wider(this.#previous, new Uint32Array(room));
    this.#upperIds = wider(this.#upperIds, new Uint32Array(room));
    this.#lowerIds = wider(this.#lowerIds, new Uint32Array(room));
  }
}
