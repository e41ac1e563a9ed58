import type { RawEvent } from '../../src/platform/event-store/event-store.js';
import type { Unit } from './log-units.js';
import type { ToldRequest } from './requests-told.js';

const recordedAt = ({ metadata }: RawEvent): string =>
  (JSON.parse(metadata) as { readonly recordedAt: string }).recordedAt;

/** What the log promises of itself: positions rise, clocks never go back, revisions of a stream have no gap. */
const faultsOfLog = (log: readonly RawEvent[]): readonly string[] => {
  const next = new Map<string, number>();
  return log.flatMap((event, index) => {
    const { stream, revision, position } = event;
    const previous = log[index - 1];
    const expected = next.get(stream) ?? 0;
    next.set(stream, revision + 1);
    return [
      ...(revision === expected ? [] : [`${stream} has ${revision} where ${expected} is next`]),
      ...(previous && position <= previous.position
        ? [`position ${position} follows ${previous.position}`]
        : []),
      ...(previous && recordedAt(event) < recordedAt(previous)
        ? [`position ${position} was recorded before ${previous.position}`]
        : []),
    ];
  });
};

const placesOf = (units: readonly Unit[]): readonly number[] =>
  units.flatMap(({ places }) => places);

/** What was told as done before another request was sent lies before it in the log. */
const faultsOfTurns = (
  requests: readonly ToldRequest[],
  units: ReadonlyMap<string, readonly Unit[]>,
): readonly string[] => {
  const turns = requests
    .flatMap((request) => {
      const places = placesOf(units.get(request.request) ?? []);
      if (places.length === 0) return [];
      const { outcome, toldAt, sentAt } = request;
      const isPlaced = outcome.entry === 'acknowledged' && outcome.told.length > 0;
      const sent = { at: sentAt, request, first: Math.min(...places), last: -1 };
      const told = { at: toldAt, request, first: Infinity, last: Math.max(...places) };
      return isPlaced ? [sent, told] : [sent];
    })
    .toSorted((one, other) => one.at - other.at);
  let done = -1;
  return turns.flatMap(({ request, first, last }) => {
    const isEarly = first <= done;
    done = Math.max(done, last);
    return isEarly
      ? [`${request.what} ${request.request} lies before what was done when it was sent`]
      : [];
  });
};

/** Where the log is in another order than its own, or than that in which clients were told. */
export const faultsOfOrder = (
  requests: readonly ToldRequest[],
  units: ReadonlyMap<string, readonly Unit[]>,
  log: readonly RawEvent[],
): readonly string[] => [...faultsOfLog(log), ...faultsOfTurns(requests, units)];
