/** An event as the double keeps it. */
export interface KeptEvent {
  /** Commit and prepare position at once: a server writes them equal for events that need no transaction. */
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly created: Date;
}

export type ProposedEvent = Pick<KeptEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type Expected = bigint | 'no-stream' | 'any' | 'stream-exists';

export type AppendOutcome =
  | {
      readonly kind: 'success';
      readonly revision: bigint | 'no-stream';
      readonly position: bigint | undefined;
    }
  | { readonly kind: 'wrong-version'; readonly actual: bigint | 'no-stream' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large' };

/** What a stream's own metadata makes of reading it. */
interface Limits {
  readonly truncateBefore?: bigint;
  readonly maxCount?: bigint;
}

interface StreamState {
  readonly events: KeptEvent[];
  last: bigint | undefined;
  limits: Limits;
  isTombstoned: boolean;
}

/** The server's default for `MaxAppendSize`: 1 MiB. */
export const MAX_APPEND_SIZE = 1024 * 1024;

/** The revision that the server gives to the end of a stream, and writes as `$tb` of a deleted one. */
export const END_OF_STREAM = 0x7fffffffffffffffn;

/** So many events of ours lie between two of the server's own. */
const OWN_EVENT_EVERY = 3;
const EMPTY = new Uint8Array();
const utf8 = new TextEncoder();

/** The log of one server, as far as its clients can tell: positions are sparse, and the server's own events lie between. */
export class DoubleLog {
  /** In the order of the log. */
  events: KeptEvent[] = [];
  readonly #streams = new Map<string, StreamState>();
  readonly #byId = new Map<string, KeptEvent>();
  readonly #grown = new Set<() => void>();
  #position = 1_733n;
  #sinceOwn = 0;

  constructor() {
    this.#writeOwn('$$$stats-127.0.0.1:2113', '$metadata', '{"$maxAge":86400}');
    this.#writeOwn('$users', '$User', '{}');
  }

  append(stream: string, proposed: readonly ProposedEvent[], expected: Expected): AppendOutcome {
    const state = this.#stateOf(stream);
    if (state.isTombstoned) return { kind: 'deleted' };
    const size = proposed.reduce(
      (sum, { type, data, metadata }) => sum + data.length + metadata.length + 2 * type.length,
      0,
    );
    if (size > MAX_APPEND_SIZE) return { kind: 'too-large' };
    const refusal = this.#check(state, stream, proposed, expected);
    if (refusal) return refusal;
    const isRevived = state.last !== undefined && this.#isSoftDeleted(state);
    const revivedAt = (state.last ?? -1n) + 1n;
    let last: KeptEvent | undefined;
    for (const event of proposed) last = this.#write(stream, event, (state.last ?? -1n) + 1n);
    if (isRevived) this.setMetadata(stream, `{"$tb":${revivedAt}}`);
    this.#writeOwnNowAndThen();
    this.#tell();
    return { kind: 'success', revision: state.last ?? 'no-stream', position: last?.position };
  }

  /** As the server does it: what was written before is a success again, what only overlaps is not. */
  #check(
    state: StreamState,
    stream: string,
    proposed: readonly ProposedEvent[],
    expected: Expected,
  ): AppendOutcome | undefined {
    const current = this.#visibleLast(state);
    const wrong: AppendOutcome = { kind: 'wrong-version', actual: current ?? 'no-stream' };
    if (expected === 'any' || expected === 'stream-exists') {
      const known = proposed.map(({ id }) => this.#byId.get(id));
      const isRepeated = known.length > 0 && known.every((each) => each?.stream === stream);
      if (isRepeated) return success(known.at(-1));
      return expected === 'stream-exists' && current === undefined ? wrong : undefined;
    }
    const at = expected === 'no-stream' ? -1n : expected;
    if (at === (current ?? -1n)) return undefined;
    if (at > (current ?? -1n)) return wrong;
    let last: KeptEvent | undefined;
    for (const [index, { id }] of proposed.entries()) {
      last = state.events.find(({ revision }) => revision === at + 1n + BigInt(index));
      if (last?.id !== id) return wrong;
    }
    return last ? success(last) : wrong;
  }

  /** What a reader of the stream is given; `deleted` after a tombstone. */
  readStream(stream: string): readonly KeptEvent[] | 'deleted' | 'missing' {
    const state = this.#streams.get(stream);
    if (state?.isTombstoned) return 'deleted';
    if (!state || this.#visibleLast(state) === undefined) return 'missing';
    const { truncateBefore = 0n, maxCount } = state.limits;
    const kept = state.events.filter(({ revision }) => revision >= truncateBefore);
    return maxCount === undefined ? kept : kept.slice(-Number(maxCount));
  }

  /** Hides what is there; what is written later goes on in the numbering. */
  softDelete(stream: string): void {
    this.setMetadata(stream, `{"$tb":${END_OF_STREAM}}`);
  }

  /** For ever. */
  tombstone(stream: string): void {
    const state = this.#stateOf(stream);
    this.#write(stream, ownEvent('$streamDeleted', ''), END_OF_STREAM);
    state.isTombstoned = true;
    this.#tell();
  }

  setMetadata(stream: string, json: string): void {
    const metastream = `$$${stream}`;
    this.#write(
      metastream,
      ownEvent('$metadata', json),
      (this.#stateOf(metastream).last ?? -1n) + 1n,
    );
    this.#tell();
  }

  /** Takes away for good what streams hide. */
  scavenge(): void {
    const gone = new Set<KeptEvent>();
    for (const [name, state] of this.#streams) {
      const read = this.readStream(name);
      const kept = new Set(typeof read === 'string' ? [] : read);
      for (const event of state.events)
        if (event.type !== '$streamDeleted' && !kept.has(event)) gone.add(event);
    }
    this.events = this.events.filter((event) => !gone.has(event));
  }

  /** Calls back after each write, until told to stop. */
  onGrown(listener: () => void): () => void {
    this.#grown.add(listener);
    return () => this.#grown.delete(listener);
  }

  /** The place in `events` of the first at or after a position. */
  indexAt(position: bigint): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.position ?? 0n) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #write(stream: string, event: ProposedEvent, revision: bigint): KeptEvent {
    const state = this.#stateOf(stream);
    const kept: KeptEvent = {
      ...event,
      stream,
      revision,
      position: this.#position,
      created: new Date(),
    };
    this.#position += BigInt(
      140 + stream.length + event.data.length + event.metadata.length + 2 * event.type.length,
    );
    this.events.push(kept);
    state.events.push(kept);
    this.#byId.set(event.id, kept);
    if (revision !== END_OF_STREAM) state.last = revision;
    if (event.type === '$metadata' && stream.startsWith('$$'))
      this.#stateOf(stream.slice(2)).limits = limitsOf(event.data);
    return kept;
  }

  #writeOwnNowAndThen(): void {
    this.#sinceOwn += 1;
    if (this.#sinceOwn % OWN_EVENT_EVERY === 0)
      this.#writeOwn('$stats-127.0.0.1:2113', '$statsCollected', '{"proc-cpu":1}');
  }

  #writeOwn(stream: string, type: string, json: string): void {
    this.#write(stream, ownEvent(type, json), (this.#stateOf(stream).last ?? -1n) + 1n);
  }

  #stateOf(stream: string): StreamState {
    const known = this.#streams.get(stream);
    if (known) return known;
    const state: StreamState = { events: [], last: undefined, limits: {}, isTombstoned: false };
    this.#streams.set(stream, state);
    return state;
  }

  #isSoftDeleted({ limits }: StreamState): boolean {
    return limits.truncateBefore === END_OF_STREAM;
  }

  #visibleLast(state: StreamState): bigint | undefined {
    return this.#isSoftDeleted(state) ? undefined : state.last;
  }

  #tell(): void {
    for (const listener of this.#grown) listener();
  }
}

const success = (event: KeptEvent | undefined): AppendOutcome => ({
  kind: 'success',
  revision: event?.revision ?? 'no-stream',
  position: event?.position,
});

const ownEvent = (type: string, json: string): ProposedEvent => ({
  id: globalThis.crypto.randomUUID(),
  type,
  contentType: 'application/json',
  data: utf8.encode(json),
  metadata: EMPTY,
});

const limitsOf = (data: Uint8Array): Limits => {
  const text = new TextDecoder().decode(data);
  const before = /"\$tb":(\d+)/.exec(text)?.[1];
  const count = /"\$maxCount":(\d+)/.exec(text)?.[1];
  return {
    ...(before !== undefined && { truncateBefore: BigInt(before) }),
    ...(count !== undefined && { maxCount: BigInt(count) }),
  };
};
