import type { RawEvent } from '../../src/platform/event-store/event-store.js';

/** What one command wrote to one stream; or one reading, of the many that one event may tell of. */
export interface Unit {
  readonly stream: string;
  readonly events: readonly RawEvent[];
  /** Where in the log each of them is, counted from 0. */
  readonly places: readonly number[];
}

interface Origin {
  readonly $correlationId: string;
  readonly commandId: string;
}

interface Readings {
  readonly readings?: readonly { readonly correlationId?: string }[];
}

/** The requests that an event tells of, and what of it belongs together. */
const originsOf = (
  event: RawEvent,
): readonly { readonly request: string; readonly unit: string }[] => {
  const { $correlationId, commandId } = JSON.parse(event.metadata) as Origin;
  const { readings } = event.type.startsWith('restricted-records-read.')
    ? (JSON.parse(event.data) as Readings)
    : {};
  return readings
    ? readings.map(({ correlationId }, index) => ({
        request: correlationId ?? $correlationId,
        unit: `${event.stream} ${event.revision} ${index}`,
      }))
    : [{ request: $correlationId, unit: `${event.stream} ${commandId}` }];
};

/**
 * The events of a part of the log by the request that they came of.
 * @param from where in the log the part begins
 */
export const byRequest = (
  part: readonly RawEvent[],
  from: number,
): ReadonlyMap<string, readonly Unit[]> => {
  const requests = new Map<string, Map<string, { events: RawEvent[]; places: number[] }>>();
  for (const [index, event] of part.entries()) {
    for (const { request, unit } of originsOf(event)) {
      const units = requests.get(request) ?? new Map();
      requests.set(request, units);
      const known = units.get(unit) ?? { events: [], places: [] };
      units.set(unit, known);
      known.events.push(event);
      known.places.push(from + index);
    }
  }
  return new Map(
    [...requests].map(([request, units]) => [
      request,
      [...units.values()].map((unit) => ({ stream: unit.events[0]?.stream ?? '', ...unit })),
    ]),
  );
};
