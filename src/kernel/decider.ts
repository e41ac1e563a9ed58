import type { Actor } from './actor.js';
import type { DomainEvent, Metadata, Recorded } from './envelope.js';
import type { StreamName, Uuid } from './ids.js';
import type { Instant, PlainDate } from './plain-date.js';
import { broken, type Refusal, type Rule } from './refusal.js';
import { err, ok, type Result } from './result.js';

/** What the edge knows about a command besides its data: who, when, and an identifier to derive others from. */
export interface CommandMetadata {
  readonly actor: Actor;
  readonly commandId: Uuid;
  /** The ledger that it is sent to: the ids of what there is only one of in a ledger are derived from it. */
  readonly ledgerId: Uuid;
  /** The server's clock. */
  readonly now: Instant;
  /** The day it is in London. */
  readonly today: PlainDate;
  /** When it happened; today unless the command says otherwise. */
  readonly effectiveAt: PlainDate;
}

/** An intention, in the imperative: `{ type: 'VerifyCompletion', data, metadata }`. */
export interface Command<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly metadata: CommandMetadata;
}

/** The union of commands that a map from name to data describes. */
export type CommandsOf<Data extends Record<string, unknown>> = {
  [Type in keyof Data & string]: Command<Type, Data[Type]>;
}[keyof Data & string];

/** Either the facts that follow, or every reason why not. */
export type Decision<Event extends DomainEvent> = Result<readonly Event[], readonly Refusal[]>;

/**
 * One aggregate as pure functions. `decide` sees only states, never a store;
 * `Context` is what it must know of other streams, loaded from the log beforehand.
 */
export interface Decider<State, C extends Command, Event extends DomainEvent, Context = undefined> {
  readonly initial: State;
  readonly decide: (command: C, state: State, context: Context) => Decision<Event>;
  readonly evolve: (state: State, event: Fact<Event>) => State;
}

/** A fact as `evolve` sees it: with its metadata and revision, without its place in the whole log. */
export type Fact<Event extends DomainEvent> = Event extends DomainEvent
  ? Event & { readonly revision: number; readonly metadata: Metadata }
  : never;

export const accepted = <Event extends DomainEvent>(...events: readonly Event[]): Decision<Event> =>
  ok(events);

export const refused = (...refusals: readonly Refusal[]): Result<never, readonly Refusal[]> =>
  err(refusals);

/** The facts, if the subject keeps every rule; else every rule that it breaks. */
export const check = <Subject, Event extends DomainEvent>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  events: () => readonly Event[],
): Decision<Event> => {
  const refusals = broken(rules, subject);
  return refusals.length > 0 ? err(refusals) : ok(events());
};

/** Reads the state of another stream, from the log; what was read is recorded with the event. */
export type LoadState = <State>(aggregate: StateReader<State>, id: string) => Promise<State>;

/** The part of an aggregate that turns its stream into a state. */
export interface StateReader<State> {
  readonly stream: (id: string) => StreamName;
  readonly initial: State;
  readonly evolve: (state: State, event: never) => State;
}

/** An aggregate as the command handler needs it: where its stream is and what its decider must know. */
export interface Aggregate<
  State,
  C extends Command,
  Event extends DomainEvent,
  Context = undefined,
> {
  readonly name: string;
  readonly stream: (id: string) => StreamName;
  readonly decider: Decider<State, C, Event, Context>;
  /** What the decider must know of other streams. */
  readonly context: (command: C, state: State, load: LoadState) => Promise<Context>;
  /** The office in which the actor does this, where an appointment in the ledger gives it. */
  readonly actingAs?: (command: C, state: State, context: Context) => Office | undefined;
}

/** In what capacity somebody acts, and for which agency. */
export type Office = Pick<Actor, 'capacity' | 'organisation'>;

/** So that one aggregate's context can read another's state. */
export const stateOf = <State, C extends Command, Event extends DomainEvent, Context>(
  aggregate: Aggregate<State, C, Event, Context>,
): StateReader<State> => ({
  stream: aggregate.stream,
  initial: aggregate.decider.initial,
  evolve: aggregate.decider.evolve,
});

/** Folds recorded facts into a state. */
export const fold = <State, Event extends DomainEvent>(
  decider: Pick<Decider<State, never, Event, never>, 'initial' | 'evolve'>,
  events: readonly Recorded<Event>[],
): State => events.reduce<State>((state, event) => decider.evolve(state, event), decider.initial);
