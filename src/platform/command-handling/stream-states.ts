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

const emptyState = <State>(initial: State): StreamState<State> => ({
  state: initial,
  revision: 'no-stream',
  commands: new Map(),
});

const remember = (
  commands: Map<Uuid, RememberedCommand>,
  { metadata, eventId, type, revision, position }: Recorded,
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
  known: StreamState<State>,
  events: readonly Recorded[],
): StreamState<State> => {
  const last = events.at(-1);
  if (!last) return known;
  const commands = new Map(known.commands);
  let { state, latestEffectiveAt } = known;
  for (const event of events) {
    state = reader.evolve(state, event as never);
    const { effectiveAt } = event.metadata;
    if (latestEffectiveAt === undefined || effectiveAt > latestEffectiveAt) {
      latestEffectiveAt = effectiveAt;
    }
    remember(commands, event);
  }
  return {
    state,
    revision: last.revision,
    commands,
    ...(latestEffectiveAt && { latestEffectiveAt }),
  };
};

/** How many streams are kept folded. One takes a few kilobytes. */
const KEPT_STREAMS = 10_000;

/** A folded stream, with the function that folded it: to another one it means nothing. */
interface KeptState {
  readonly evolve: unknown;
  readonly folded: StreamState<unknown>;
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
    const kept = this.#kept.get(stream);
    const known =
      kept?.evolve === reader.evolve
        ? (kept.folded as StreamState<State>)
        : emptyState(reader.initial);
    const from = known.revision === 'no-stream' ? 0 : known.revision + 1;
    const state = advance(reader, known, await this.store.readStream(stream, from));
    if (state.revision !== 'no-stream') {
      this.#kept.set(stream, { evolve: reader.evolve, folded: state });
    }
    return state;
  }
}
