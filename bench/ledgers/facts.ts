import type { DomainEvent } from '../../src/kernel/envelope.js';
import { streamName, type StreamName } from '../../src/kernel/ids.js';
import type { PlainDate } from '../../src/kernel/plain-date.js';

/** What happened in one stream on one day, in order: one append. */
export interface FactsOf<Event extends DomainEvent> {
  readonly stream: StreamName;
  readonly effectiveAt: PlainDate;
  readonly events: readonly Event[];
}

export const factsOf = <Event extends DomainEvent>(
  kind: string,
  id: string,
  effectiveAt: PlainDate,
  events: readonly Event[],
): FactsOf<Event> => ({ stream: streamName(kind, id), effectiveAt, events });
