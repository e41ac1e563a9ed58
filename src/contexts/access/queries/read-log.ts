import { v7 as timeOrderedUuid } from 'uuid';
import type { Metadata } from '../../../kernel/envelope.js';
import { streamName, type Uuid } from '../../../kernel/ids.js';
import { londonDate } from '../../../kernel/plain-date.js';
import type { Clock } from '../../../platform/clock.js';
import { Salts } from '../../../platform/command-handling/salts.js';
import type { EventStore, EventToAppend } from '../../../platform/event-store/event-store.js';
import { StoreUnavailable } from '../../../platform/event-store/event-store.js';
import type { Asking } from '../../../platform/http/restricted-reading.js';
import type { RestrictedReadEvent } from '../events.js';

interface Waiting {
  readonly event: EventToAppend;
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

/** So many at once, at most. */
const AT_ONCE = 256;

/**
 * Writes reads into the log: one stream for each run of a server, so that no two ever contend for one. What comes
 * while an append is under way goes with the next.
 */
export class ReadLog {
  readonly #stream = streamName('restricted-reads', timeOrderedUuid());
  readonly #salts = new Salts();
  #revision: number | 'no-stream' = 'no-stream';
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** Settles once the log has it. @throws StoreUnavailable */
  append(event: RestrictedReadEvent, asking: Asking): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ event: this.#prepared(event, asking), resolve, reject });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, AT_ONCE);
      try {
        await this.#appendNow(batch.map(({ event }) => event));
        for (const { resolve } of batch) resolve();
      } catch (fault) {
        for (const { reject } of batch) reject(fault);
      }
    }
    this.#isWriting = false;
  }

  async #appendNow(events: readonly EventToAppend[]): Promise<void> {
    const appended = await this.store.append(this.#stream, events, this.#revision);
    if (!appended.ok) {
      // Nobody else writes here: an append whose answer was lost had been written after all.
      this.#revision = appended.error.actual;
      throw new StoreUnavailable('What was read could not be recorded');
    }
    this.#revision = appended.value.revision;
  }

  #prepared(
    { type, data }: RestrictedReadEvent,
    { identity, correlationId }: Asking,
  ): EventToAppend {
    const eventId = timeOrderedUuid() as Uuid;
    const now = this.clock.now();
    const { actor, role = 'member', agency } = identity;
    const metadata: Metadata = {
      commandId: eventId,
      fingerprint: '',
      $correlationId: correlationId,
      $causationId: correlationId,
      actor: { id: actor, capacity: role, ...(agency && { organisation: agency }) },
      recordedAt: now,
      effectiveAt: londonDate(now),
      salt: this.#salts.next(),
    };
    return { eventId, type, data, metadata };
  }
}
