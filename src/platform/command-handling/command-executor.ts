import { setTimeout as pause } from 'node:timers/promises';
import {
  type Aggregate,
  type Command,
  type CommandMetadata,
  type LoadState,
  type StateReader,
  stateOf,
} from '../../kernel/decider.js';
import { effectiveDateRules } from '../../kernel/effective-date.policies.js';
import type { DomainEvent, Metadata, Reliance } from '../../kernel/envelope.js';
import type { EventRegistry } from '../../kernel/event-registry.js';
import { derivedUuid, type StreamName, type Uuid } from '../../kernel/ids.js';
import { londonDate } from '../../kernel/plain-date.js';
import { broken } from '../../kernel/refusal.js';
import { err, ok, type Result } from '../../kernel/result.js';
import type { EventStore, EventToAppend } from '../event-store/event-store.js';
import { KeyDestroyed, type PersonalData } from '../personal-data/personal-data.js';
import { freshSalt } from '../randomness.js';
import type { CommandOutcome, CommandRejection } from './command-outcome.js';
import { commandIdOf, type CommandRequest } from './command-request.js';
import { type StreamState, StreamStates } from './stream-states.js';
import { TurnByTurn } from './turn-by-turn.js';
import { askedOf, workedOut } from './worked-out.js';

/** Any aggregate, as long as command, state and context belong together. */
type AnyAggregate<State, Context> = Aggregate<State, Command, DomainEvent, Context>;

/** Where a command goes and what it wants. */
export interface Intention {
  readonly type: string;
  /** Of the aggregate: its stream follows from it. */
  readonly id: string;
  /** Or how it is worked out: `WorkedOut`. */
  readonly data: unknown;
}

/** How long commands on one stream go on deciding again after a conflict, in milliseconds. */
const PATIENCE_MS = 2_000;

/**
 * Carries out one command on one stream: load, decide, seal, append at the revision that was read.
 * A command sent again changes nothing and gets its first answer.
 */
export class CommandExecutor {
  readonly #states: StreamStates;
  readonly #turns = new TurnByTurn<StreamName>();

  constructor(
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    private readonly personalData: PersonalData,
    private readonly ledgerId: Uuid,
  ) {
    this.#states = new StreamStates(store);
  }

  /** @throws StoreUnavailable, EventTooLarge */
  async execute<State, C extends Command, Event extends DomainEvent, Context>(
    aggregate: Aggregate<State, C, Event, Context>,
    intention: Intention,
    request: CommandRequest,
  ): Promise<Result<CommandOutcome, CommandRejection>> {
    const stream = aggregate.stream(intention.id);
    return this.#turns.take(stream, async () => {
      try {
        return await this.#withPatience(
          aggregate as unknown as AnyAggregate<State, Context>,
          stream,
          intention,
          request,
        );
      } catch (fault) {
        if (fault instanceof KeyDestroyed) return err({ because: 'erased' });
        throw fault;
      }
    });
  }

  /** Another history's state, from the log as it stands now. */
  async read<State>(reader: StateReader<State>, id: string): Promise<State> {
    return (await this.#states.read(reader, reader.stream(id))).state;
  }

  async #withPatience<State, Context>(
    aggregate: AnyAggregate<State, Context>,
    stream: StreamName,
    intention: Intention,
    request: CommandRequest,
  ): Promise<Result<CommandOutcome, CommandRejection>> {
    const patienceEnds = performance.now() + PATIENCE_MS;
    for (;;) {
      const attempt = await this.#attempt(aggregate, stream, intention, request);
      if (attempt !== 'conflict') return attempt;
      if (performance.now() >= patienceEnds) return err({ because: 'contention' });
      await pause(Math.random() * 20);
    }
  }

  async #attempt<State, Context>(
    aggregate: AnyAggregate<State, Context>,
    stream: StreamName,
    intention: Intention,
    request: CommandRequest,
  ): Promise<Result<CommandOutcome, CommandRejection> | 'conflict'> {
    const before = await this.#states.read(stateOf(aggregate), stream);
    const commandId = commandIdOf(this.ledgerId, request, intention.type, stream);
    const first = before.commands.get(commandId);
    if (first) {
      const { fingerprint, ...answered } = first;
      return fingerprint === this.#fingerprint(stream, intention, request)
        ? ok({ stream, ...answered, repeated: true })
        : err({ because: 'key-reused' });
    }
    if (request.expectedRevision !== undefined && request.expectedRevision !== before.revision) {
      return err({ because: 'stale-revision', actual: before.revision });
    }

    const command = await this.#command(intention, commandId, request);
    const { load, reliesOn } = this.#loader();
    const context = await aggregate.context(command, before.state, load);
    const decision = aggregate.decider.decide(command, before.state, context);
    if (!decision.ok) return err({ because: 'refused', refusals: decision.error });
    const misdated = this.#misdated(command.metadata, before, decision.value);
    if (misdated.length > 0) return err({ because: 'refused', refusals: misdated });

    const capacity = aggregate.actingAs?.(command, before.state, context);
    const actor = capacity ? { ...request.actor, ...capacity } : request.actor;
    // Only now: a refused command must not leave a key behind.
    const fingerprint = this.#fingerprint(stream, intention, request);
    const events = this.#prepare(stream, decision.value, command.metadata, fingerprint, {
      ...request,
      actor,
      reliesOn: reliesOn(),
    });
    const appended = await this.store.append(stream, events, before.revision);
    // With `If-Match`, too: what moved the stream on may be this very command, sent to two servers at once.
    if (!appended.ok) return 'conflict';
    const { revision, position, recordedAt } = appended.value;
    const facts = events.map((event, index) => ({
      ...event,
      metadata: { ...event.metadata, recordedAt },
      revision: revision - events.length + 1 + index,
      position,
    }));
    this.#states.appended(stateOf(aggregate), stream, facts);
    const answered = events.map(({ eventId, type }) => ({ eventId, type }));
    return ok({ stream, revision, position, events: answered, repeated: false });
  }

  #fingerprint(stream: StreamName, { type, data }: Intention, request: CommandRequest): string {
    const { effectiveAt, reason, provenance, actor } = request;
    const { onBehalfOf } = actor;
    const body = { type, data: askedOf(data), effectiveAt, reason, provenance, onBehalfOf };
    return this.personalData.fingerprint(stream, body);
  }

  async #command(intention: Intention, commandId: Uuid, request: CommandRequest): Promise<Command> {
    const today = londonDate(request.now);
    return {
      type: intention.type,
      data: await workedOut(intention.data),
      metadata: {
        actor: request.actor,
        commandId,
        ledgerId: this.ledgerId,
        now: request.now,
        today,
        effectiveAt: request.effectiveAt ?? today,
      },
    };
  }

  /** Reads other streams from the log, and remembers what the decision came to rely on. */
  #loader(): { load: LoadState; reliesOn: () => readonly Reliance[] } {
    const relied = new Map<StreamName, number>();
    return {
      load: async (reader, id) => {
        const stream = reader.stream(id);
        const { state, revision } = await this.#states.read(reader, stream);
        if (revision !== 'no-stream') relied.set(stream, revision);
        return state;
      },
      reliesOn: () => [...relied].map(([stream, revision]) => ({ stream, revision })),
    };
  }

  #misdated(
    { effectiveAt, today }: CommandMetadata,
    before: StreamState<unknown>,
    events: readonly DomainEvent[],
  ) {
    return broken(effectiveDateRules, {
      effectiveAt,
      today,
      late: events.every((event) => this.registry.isLate(event.type)),
      ...(before.latestEffectiveAt && { latest: before.latestEffectiveAt }),
    });
  }

  #prepare(
    stream: StreamName,
    events: readonly DomainEvent[],
    { commandId, effectiveAt, now }: CommandMetadata,
    fingerprint: string,
    {
      actor,
      correlationId,
      reason,
      provenance,
      reliesOn,
    }: CommandRequest & { reliesOn: readonly Reliance[] },
  ): readonly EventToAppend[] {
    return events.map((event, index) => {
      const eventId = derivedUuid(commandId, fingerprint, String(index));
      const metadata: Metadata = {
        commandId,
        fingerprint,
        $correlationId: correlationId,
        $causationId: commandId,
        actor,
        recordedAt: now,
        effectiveAt,
        salt: freshSalt(),
        ...(reason && { reason }),
        ...(reliesOn.length > 0 && { reliesOn }),
        ...(provenance && { provenance }),
      };
      const place = { stream, eventId };
      return {
        eventId,
        type: event.type,
        data: this.personalData.sealAll(stream, place, event.data),
        metadata: reason
          ? this.personalData.sealAll(stream, place, metadata, 'metadata')
          : metadata,
      };
    });
  }
}
