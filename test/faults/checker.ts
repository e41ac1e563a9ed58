import type { RawEvent } from '../../src/platform/event-store/event-store.js';
import { byRequest, type Unit } from './log-units.js';
import type { Findings } from './findings.js';
import type { JournalEntry } from './journal.js';
import { faultsOfOrder } from './order-kept.js';
import { requestsIn } from './requests-told.js';
import { faultsOfRequest } from './request-checked.js';

/** A view compared with a fresh fold of the log. */
export interface ComparedView {
  readonly view: string;
  readonly equal: boolean;
  readonly differences: readonly unknown[];
  /** Where it could not be compared. */
  readonly why?: string;
}

/** All that a checker reads. */
export interface Evidence {
  /** The log before the first request of the journal. */
  readonly before: readonly RawEvent[];
  readonly journal: readonly JournalEntry[];
  /** The whole log after the last one. */
  readonly log: readonly RawEvent[];
  readonly views: readonly ComparedView[];
}

const placeOf = ({ position, stream, revision, eventId }: RawEvent): string =>
  `${eventId} (${stream}@${revision}, position ${position})`;

const sameEvent = (one: RawEvent, other: RawEvent | undefined): boolean =>
  other !== undefined &&
  placeOf(one) === placeOf(other) &&
  one.type === other.type &&
  one.data === other.data &&
  one.metadata === other.metadata;

const unsentOf = (units: ReadonlyMap<string, readonly Unit[]>, sent: ReadonlySet<string>) =>
  [...units]
    .filter(([request]) => !sent.has(request))
    .flatMap(([, ofRequest]) => ofRequest.flatMap(({ events }) => events.map(placeOf)));

const usedTwice = (log: readonly RawEvent[]): readonly string[] => {
  const seen = new Set<string>();
  return log.flatMap((event) => {
    if (seen.has(event.eventId)) return [`${placeOf(event)} is there a second time`];
    seen.add(event.eventId);
    return [];
  });
};

/**
 * Holds what clients were told against what is there: every acknowledged event once, whole, at the position and revision
 * told, in the order in which it was told; nothing that nobody sent; every view what the log makes of it.
 */
export const check = ({ before, journal, log, views }: Evidence): Findings => {
  const requests = requestsIn(journal);
  const units = byRequest(log.slice(before.length), before.length);
  const checked = requests.map((request) =>
    faultsOfRequest(request, units.get(request.request) ?? []),
  );
  const of = (fault: 'lost' | 'doubled' | 'torn' | 'unsent' | 'untrue') =>
    checked.flatMap((faults) => faults[fault] ?? []);
  const gone = before.filter((event, index) => !sameEvent(event, log[index]));
  return {
    acknowledged: requests.filter(({ outcome }) => outcome.entry === 'acknowledged').length,
    lost: [...gone.map((event) => `${placeOf(event)} was there before`), ...of('lost')],
    doubled: [...usedTwice(log), ...of('doubled')],
    drifted: views
      .filter(({ equal }) => !equal)
      .map(
        ({ view, differences, why = `differs in ${differences.length} documents` }) =>
          `${view} ${why}`,
      ),
    unsent: [...unsentOf(units, new Set(requests.map(({ request }) => request))), ...of('unsent')],
    torn: of('torn'),
    untrue: [...of('untrue'), ...faultsOfOrder(requests, units, log)],
  };
};
