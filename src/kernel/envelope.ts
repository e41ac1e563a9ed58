import type { Actor } from './actor.js';
import type { Position, StreamName, Uuid } from './ids.js';
import type { Instant, PlainDate } from './plain-date.js';
import type { Sealed } from './sealed.js';

/** How far a source carries a fact: as it states it, pieced together from it, or not at all. */
export const BASES = ['stated', 'reconstructed', 'illustrative'] as const;
export type Basis = (typeof BASES)[number];

/** Where a recorded fact comes from, when it was taken from a document. */
export interface Provenance {
  readonly basis: Basis;
  /** File and line: `S4:358`. */
  readonly source?: string;
}

/** A stream and the revision at which a decision read it. */
export interface Reliance {
  readonly stream: StreamName;
  readonly revision: number;
}

/** Everything about an event that is not the fact itself. */
export interface Metadata {
  readonly commandId: Uuid;
  /** Of the command's body: a resent command with another body is not the same command. */
  readonly fingerprint: string;
  readonly $correlationId: Uuid;
  readonly $causationId: Uuid;
  readonly actor: Actor;
  /** The server's clock; never goes back in the log. */
  readonly recordedAt: Instant;
  /** When it happened, in Europe/London. */
  readonly effectiveAt: PlainDate;
  readonly reason?: Sealed;
  readonly reliesOn?: readonly Reliance[];
  readonly provenance?: Provenance;
  /** 16 random bytes, base64url: nobody guesses a short fact from its digest. */
  readonly salt: string;
}

/** A fact: its type with version, and its data. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** A fact as the log gives it back: at its place, with its two clocks. */
export type Recorded<Event extends DomainEvent = DomainEvent> = Event extends DomainEvent
  ? Event & {
      readonly eventId: Uuid;
      readonly stream: StreamName;
      /** 0 for the first event of its stream. */
      readonly revision: number;
      readonly position: Position;
      readonly metadata: Metadata;
    }
  : never;
