import type { Recorded } from '../../kernel/envelope.js';
import type { Uuid } from '../../kernel/ids.js';

/** A projection that could not take an event in. It stands before that event until somebody mends it. */
export class ProjectionFailed extends Error {
  readonly view: string;
  readonly eventId: Uuid;
  readonly type: string;
  /** Decimal string. */
  readonly position: string;

  constructor(view: string, event: Recorded, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `${view} cannot take in ${event.type} ${event.eventId} at position ${event.position}: ${reason}`,
      { cause },
    );
    this.view = view;
    this.eventId = event.eventId;
    this.type = event.type;
    this.position = event.position.toString();
  }
}
