import { v7 as timeOrderedUuid } from 'uuid';
import type { Metadata } from '../../../kernel/envelope.js';
import type { Uuid } from '../../../kernel/ids.js';
import { londonDate } from '../../../kernel/plain-date.js';
import type { Clock } from '../../../platform/clock.js';
import { Salts } from '../../../platform/command-handling/salts.js';
import type { EventSpool } from '../../../platform/event-spool/event-spool.js';
import type { Asking } from '../../../platform/http/restricted-reading.js';
import type { RestrictedReadEvent } from '../events.js';

/** A fact without the moment, which is now. */
type Untimed<Event extends RestrictedReadEvent> = Event extends RestrictedReadEvent
  ? { readonly type: Event['type']; readonly data: Omit<Event['data'], 'askedAt'> }
  : never;

/** Writes down who read what, now. */
export class ReadLog {
  readonly #salts = new Salts();

  constructor(
    private readonly spool: Pick<EventSpool, 'put'>,
    private readonly clock: Clock,
  ) {}

  /** Returns once it outlives this process. @throws StoreUnavailable */
  record({ type, data }: Untimed<RestrictedReadEvent>, { identity, correlationId }: Asking): void {
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
    this.spool.put({ eventId, type, data: { askedAt: now, ...data }, metadata });
  }
}
