import type { Metadata } from '../../kernel/envelope.js';
import type { EventRegistry } from '../../kernel/event-registry.js';
import { derivedUuid, type StreamName, type Uuid } from '../../kernel/ids.js';
import type { Clock } from '../clock.js';
import type { EventToAppend } from '../event-store/event-store.js';
import { freshSalt } from '../randomness.js';
import { gathered, type GatheredEvent, type Gathering } from './gathering.js';
import type { LineRead, WaitingFacts } from './spool-file.js';

export interface Spooled<Fact> {
  readonly gathering: Gathering<Fact>;
  readonly registry: EventRegistry;
  readonly clock: Clock;
}

const UUID_LENGTH = 36;

/** Of an event that stands nowhere yet. */
const NOWHERE = '00000000-0000-4000-8000-000000000000' as Uuid;

/** Who reads is few: what was found to fit once is not looked at again. More than so many are begun anew. */
const KEYS_KNOWN = 10_000;

/** Facts that wait, as the events that the log takes. */
export class SpooledEvents<Fact> {
  readonly #keys = new Set<string>();

  constructor(private readonly spooled: Spooled<Fact>) {}

  /** Looks at what the log will take of a fact, and gives its key. @throws EventDoesNotFitSchema, UnknownEventType */
  check(fact: Fact): string {
    const { gathering, registry } = this.spooled;
    const event = gathering.eventOf([fact]);
    registry.check(event.type, event.data);
    const key = gathering.keyOf(fact);
    if (!this.#keys.has(key)) {
      registry.checkMetadata(event.type, this.#metadata(event, NOWHERE));
      if (this.#keys.size >= KEYS_KNOWN) this.#keys.clear();
      this.#keys.add(key);
    }
    return key;
  }

  /** What stands in a line: a fact, or a whole event, as earlier programs wrote. Undefined for what is neither. */
  read(line: string): LineRead<Fact> | undefined {
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'object' && value !== null && 'eventId' in value) {
        const event = value as EventToAppend;
        this.spooled.registry.check(event.type, event.data);
        this.spooled.registry.checkMetadata(event.type, event.metadata);
        return { kind: 'event', event };
      }
      const fact = value as Fact;
      const bytes = Buffer.byteLength(line) + 1;
      return { kind: 'fact', waiting: { fact, key: this.check(fact), bytes } };
    } catch {
      return undefined;
    }
  }

  /**
   * All that a file becomes, at the revisions of its stream from 0 on, recorded now: a cut that was asked for meanwhile
   * stays what it was. The ids follow from their places.
   */
  of({ stream, former, facts }: WaitingFacts<Fact>): readonly EventToAppend[] {
    const recordedAt = this.spooled.clock.now();
    return [
      ...former.map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt } })),
      ...gathered(facts, this.spooled.gathering).map((event, index) =>
        this.#toAppend(event, placeOf(stream, former.length + index)),
      ),
    ];
  }

  #toAppend(event: GatheredEvent, eventId: Uuid): EventToAppend {
    const { type, data } = event;
    return { eventId, type, data, metadata: this.#metadata(event, eventId) };
  }

  /** No one request led to it: each fact says its own. */
  #metadata({ actor, effectiveAt }: GatheredEvent, eventId: Uuid): Metadata {
    return {
      commandId: eventId,
      fingerprint: '',
      $correlationId: eventId,
      $causationId: eventId,
      actor,
      recordedAt: this.spooled.clock.now(),
      effectiveAt,
      salt: freshSalt(),
    };
  }
}

const placeOf = (stream: StreamName, revision: number): Uuid =>
  derivedUuid(stream.slice(-UUID_LENGTH) as Uuid, String(revision));
