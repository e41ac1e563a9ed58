import { LRUCache } from 'lru-cache';
import type { StateReader } from '../../kernel/decider.js';
import type { Recorded } from '../../kernel/envelope.js';
import type { Position, StreamName, Uuid } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { EventStore } from '../event-store/event-store.js';

/** A command as its stream remembers it. */
export interface RememberedCommand {
  readonly fingerprint: string;
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly { readonly eventId: Uuid; readonly type: string }[];
}

/** A stream folded to its last event, with what a resent command must find again. */
export interface StreamState<State> {
  readonly state: State;
  /** Of the last event; `no-stream` where there is none. */
  readonly revision: number | 'no-stream';
  readonly latestEffectiveAt?: PlainDate;
  readonly commands: ReadonlyMap<Uuid, RememberedCommand>;
}

const emptyState = <State>(initial: State): Folded<State> => ({
  state: initial,
  revision: 'no-stream',
  commands: new Map(),
});

/** As it is kept: further commands join the map that earlier readers hold, which is no harm to them. */
interface Folded<State> extends StreamState<State> {
  readonly commands: Map<Uuid, RememberedCommand>;
}

/** A fact as it was appended, or as the log gives it back. */
export type AppendedFact = Pick<
  Recorded,
  'eventId' | 'type' | 'data' | 'metadata' | 'revision' | 'position'
>;

const remember = (
  commands: Map<Uuid, RememberedCommand>,
  { metadata, eventId, type, revision, position }: AppendedFact,
): void => {
  const before = commands.get(metadata.commandId)?.events ?? [];
  commands.set(metadata.commandId, {
    fingerprint: metadata.fingerprint,
    revision,
    position,
    events: [...before, { eventId, type }],
  });
};

const advance = <State>(
  reader: StateReader<State>,
  known: Folded<State>,
  events: readonly AppendedFact[],
): Folded<State> => {
  const { commands } = known;
  let { state, revision, latestEffectiveAt } = known;
  for (const event of events) {
    state = reader.evolve(state, event as never);
    ({ revision } = event);
    const { effectiveAt } = event.metadata;
    if (latestEffectiveAt === undefined || effectiveAt > latestEffectiveAt) {
      latestEffectiveAt = effectiveAt;
    }
    remember(commands, event);
  }
  return { state, revision, commands, ...(latestEffectiveAt && { latestEffectiveAt }) };
};

/** How many streams are kept folded. One takes a few kilobytes. */
const KEPT_STREAMS = 10_000;

/** A folded stream, with the function that folded it: to another one it means nothing. */
interface KeptState {
  readonly evolve: unknown;
  readonly folded: Folded<unknown>;
}

/**
 * Streams folded to states, kept by revision. What is kept is never trusted alone:
 * reading takes the stream's tail, and an append checks the revision once more.
 */
export class StreamStates {
  readonly #kept = new LRUCache<StreamName, KeptState>({ max: KEPT_STREAMS });

  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  /** The stream as it stands in the log now. */
  async read<State>(reader: StateReader<State>, stream: StreamName): Promise<StreamState<State>> {
    const known = this.#known(reader, stream);
    const from =
      known?.revision === undefined || known.revision === 'no-stream' ? 0 : known.revision + 1;
    const events = await this.store.readStream(stream, from);
    if (known && events.length === 0) return known;
    // Looked up again: while the log was read, another reader may have come further.
    const current = this.#known(reader, stream) ?? known ?? emptyState(reader.initial);
    return this.#advance(reader, stream, current, events);
  }

  /** Takes in what was just appended to a stream that was read at the revision before it: no need to read it again. */
  appended<State>(
    reader: StateReader<State>,
    stream: StreamName,
    facts: readonly AppendedFact[],
  ): void {
    const known = this.#known(reader, stream) ?? emptyState(reader.initial);
    this.#advance(reader, stream, known, facts);
  }

  #known<State>(reader: StateReader<State>, stream: StreamName): Folded<State> | undefined {
    const kept = this.#kept.get(stream);
    return kept?.evolve === reader.evolve ? (kept.folded as Folded<State>) : undefined;
  }

  /** Only facts that follow on what is known; what is known already stays as it is. */
  #advance<State>(
    reader: StateReader<State>,
    stream: StreamName,
    known: Folded<State>,
    facts: readonly AppendedFact[],
  ): Folded<State> {
    const next = known.revision === 'no-stream' ? 0 : known.revision + 1;
    const news = facts.filter(({ revision }) => revision >= next);
    if (news.length === 0 || news[0]?.revision !== next) return known;
    const folded = advance(reader, known, news);
    this.#kept.set(stream, { evolve: reader.evolve, folded });
    return folded;
  }
}
