import { parse, v5 as uuidv5 } from 'uuid';
import type { Actor } from '../../src/kernel/actor.js';
import type { DomainEvent, Provenance, Recorded, Reliance } from '../../src/kernel/envelope.js';
import type { ActorId, StreamName, Uuid } from '../../src/kernel/ids.js';
import { instant, londonDate, plainDate } from '../../src/kernel/plain-date.js';
import type { Sealed } from '../../src/kernel/sealed.js';

const NAMESPACE = parse('6f2c1c1e-5c0e-4b7e-9a53-0d8f6a4e7b10');
const known = new Map<string, Uuid>();

/** The same UUID for the same words, in every run. */
export const uuidOf = (...words: readonly string[]): Uuid => {
  const name = words.join('/');
  const uuid = known.get(name) ?? (uuidv5(name, NAMESPACE) as Uuid);
  known.set(name, uuid);
  return uuid;
};

const SECRETARIAT: Actor = { id: 'secretariat' as ActorId, capacity: 'secretariat' };

/** What a test says about an event besides its fact; everything else has a default that never changes. */
export interface RecordedOptions {
  readonly stream?: string;
  readonly revision?: number;
  readonly position?: bigint;
  readonly eventId?: string;
  /** A plain date; the London day of `recordedAt` unless given. */
  readonly effectiveAt?: string;
  readonly recordedAt?: string;
  readonly actor?: Partial<Actor>;
  readonly reason?: Sealed;
  readonly reliesOn?: readonly Reliance[];
  readonly provenance?: Provenance;
}

/** Which of its places an event was given, by a test or by a log; `inOrder` gives the others. */
const given = new WeakMap<object, RecordedOptions>();

/** One fact as the log gives it back. Its place in the log is that in the list, once `inOrder` has seen it. */
export const recorded = <Type extends string, Data>(
  type: Type,
  data: Data,
  options: RecordedOptions = {},
): Recorded<DomainEvent<Type, Data>> => {
  const recordedAt = instant(options.recordedAt ?? '2026-01-05T09:00:00.000Z');
  const event = {
    type,
    data,
    eventId: (options.eventId ?? uuidOf(type)) as Uuid,
    stream: (options.stream ?? 'subject-1') as StreamName,
    revision: options.revision ?? 0,
    position: options.position ?? 1n,
    metadata: {
      commandId: uuidOf('command', type),
      fingerprint: 'f'.repeat(64),
      $correlationId: uuidOf('correlation'),
      $causationId: uuidOf('command', type),
      actor: { ...SECRETARIAT, ...options.actor },
      recordedAt,
      effectiveAt: options.effectiveAt ? plainDate(options.effectiveAt) : londonDate(recordedAt),
      salt: 'AAAAAAAAAAAAAAAAAAAAAA',
      ...(options.reason && { reason: options.reason }),
      ...(options.reliesOn && { reliesOn: options.reliesOn }),
      ...(options.provenance && { provenance: options.provenance }),
    },
  };
  given.set(event, options);
  return event as unknown as Recorded<DomainEvent<Type, Data>>;
};

/** `recorded` for the events of one context: the compiler checks that type and data belong together. */
export const recorderOf =
  <Event extends DomainEvent>() =>
  <Type extends Event['type']>(
    type: Type,
    data: Extract<Event, { type: Type }>['data'],
    options: RecordedOptions = {},
  ): Recorded<Extract<Event, { type: Type }>> =>
    recorded(type, data, options) as unknown as Recorded<Extract<Event, { type: Type }>>;

/** The events as one log: positions from 1, revisions from 0 in each stream, unless they have their own. */
export const inOrder = (events: readonly Recorded[]): readonly Recorded[] => {
  const revisions = new Map<StreamName, number>();
  let position = 0n;
  return events.map((event) => {
    const options = given.get(event) ?? {};
    const revision = options.revision ?? (revisions.get(event.stream) ?? -1) + 1;
    revisions.set(event.stream, revision);
    position = options.position ?? position + 1n;
    const eventId = (options.eventId ?? uuidOf(event.stream, String(revision))) as Uuid;
    const placed = { ...event, revision, position, eventId };
    given.set(placed, { ...options, revision, position, eventId });
    return placed;
  });
};
