import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../platform/clock.js';
import type { EventSpool } from '../../../platform/event-spool/event-spool.js';
import type { Asking } from '../../../platform/http/restricted-reading.js';
import type { Reading, Refusal } from '../events.js';
import type { SpooledReading } from '../spooled-reading.js';

/** Writes down who read what, now. */
export class ReadLog {
  constructor(
    private readonly spool: Pick<EventSpool<SpooledReading>, 'put'>,
    private readonly clock: Clock,
  ) {}

  /** Settles once it outlives this process. @throws StoreUnavailable */
  read(records: Reading['records'], asking: Asking): Promise<void> {
    const asked = { ...questionOf(asking), records };
    return this.spool.put({ outcome: 'read', ...this.#who(asking), asked });
  }

  /** As `read`. @throws StoreUnavailable */
  refused(about: Pick<Refusal, 'kind' | 'recordId' | 'bodyId'>, asking: Asking): Promise<void> {
    const asked = { ...questionOf(asking), ...about };
    return this.spool.put({ outcome: 'refused', ...this.#who(asking), asked });
  }

  #who({
    identity: { actor: id, role, agency },
  }: Asking): Pick<SpooledReading, 'actor' | 'askedAt'> {
    const actor: Actor = {
      id,
      capacity: role ?? 'member',
      ...(agency && { organisation: agency }),
    };
    return { actor, askedAt: this.clock.now() };
  }
}

const questionOf = ({ route, correlationId, asAt, effectiveAt }: Asking) => ({
  route,
  correlationId,
  ...(asAt && { asAt }),
  ...(effectiveAt && { effectiveAt }),
});
