import { randomBytes, randomUUID } from 'node:crypto';
import type { DomainEvent, Metadata } from '../../src/kernel/envelope.js';
import type { ActorId, StreamName, Uuid } from '../../src/kernel/ids.js';
import type { Instant } from '../../src/kernel/plain-date.js';
import type { EventStore, EventToAppend } from '../../src/platform/event-store/event-store.js';
import type { PersonalData } from '../../src/platform/personal-data/personal-data.js';
import type { FactsOf } from './facts.js';

/** Where a ledger is filled: a part of the opened runtime. */
export interface Filled {
  readonly eventStore: Pick<EventStore, 'append'>;
  readonly personalData: Pick<PersonalData, 'sealAll'>;
}

/** Facts that are on their way at once: as many as share a transaction. */
const AT_ONCE = 400;

/** Puts facts into the log without asking a decider: sealed and checked as if one had made them. */
export class LedgerFiller {
  readonly #revisions = new Map<StreamName, number>();
  #pending: Promise<unknown>[] = [];
  #events = 0;

  constructor(private readonly ledger: Filled) {}

  /** How many events were put in. */
  get events(): number {
    return this.#events;
  }

  /** Resolves once they are in, or many others wait with them. */
  async add(facts: readonly FactsOf<DomainEvent>[]): Promise<void> {
    for (const each of facts) {
      this.#pending.push(this.#append(each));
      if (this.#pending.length >= AT_ONCE) await this.finish();
    }
  }

  async finish(): Promise<void> {
    const pending = this.#pending;
    this.#pending = [];
    await Promise.all(pending);
  }

  async #append({ stream, effectiveAt, events }: FactsOf<DomainEvent>): Promise<void> {
    const known = this.#revisions.get(stream);
    this.#revisions.set(stream, (known ?? -1) + events.length);
    this.#events += events.length;
    const commandId = randomUUID() as Uuid;
    const metadata: Metadata = {
      commandId,
      fingerprint: randomBytes(32).toString('hex'),
      $correlationId: randomUUID() as Uuid,
      $causationId: commandId,
      actor: { id: 'secretariat' as ActorId, capacity: 'secretariat' },
      recordedAt: '2024-06-03T09:00:00.000Z' as Instant,
      effectiveAt,
      salt: randomBytes(16).toString('base64url'),
    };
    const toAppend = events.map(({ type, data }): EventToAppend => {
      const eventId = randomUUID() as Uuid;
      const place = { stream, eventId };
      return {
        eventId,
        type,
        data: this.ledger.personalData.sealAll(stream, place, data),
        metadata,
      };
    });
    const appended = await this.ledger.eventStore.append(stream, toAppend, known ?? 'no-stream');
    if (!appended.ok) throw new Error(`${stream} is not where it was filled to`);
  }
}
