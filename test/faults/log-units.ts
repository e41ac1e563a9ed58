import type { RawEvent } from '../../src/platform/event-store/event-store.js';

/** What one command wrote to one stream. */
export interface Unit {
  readonly stream: string;
  readonly commandId: string;
  readonly events: readonly RawEvent[];
  /** Where in the log each of them is, counted from 0. */
  readonly places: readonly number[];
}

interface Origin {
  readonly $correlationId: string;
  readonly commandId: string;
}

/**
 * The events of a part of the log, by the request that they carry and by the command and stream that they belong to.
 * @param from where in the log the part begins
 */
export const byRequest = (
  part: readonly RawEvent[],
  from: number,
): ReadonlyMap<string, readonly Unit[]> => {
  const units = new Map<string, Map<string, { events: RawEvent[]; places: number[] }>>();
  for (const [index, event] of part.entries()) {
    const { $correlationId, commandId } = JSON.parse(event.metadata) as Origin;
    const ofRequest = units.get($correlationId) ?? new Map();
    units.set($correlationId, ofRequest);
    const key = `${event.stream} ${commandId}`;
    const unit = ofRequest.get(key) ?? { events: [], places: [] };
    ofRequest.set(key, unit);
    unit.events.push(event);
    unit.places.push(from + index);
  }
  return new Map(
    [...units].map(([request, ofRequest]) => [
      request,
      [...ofRequest].map(([key, unit]) => {
        const [stream = '', commandId = ''] = key.split(' ');
        return { stream, commandId, ...unit };
      }),
    ]),
  );
};
