import { assertNever } from '../../src/kernel/assert-never.js';
import type { Batch, Told } from './journal.js';
import type { Unit } from './log-units.js';
import type { ToldRequest } from './requests-told.js';

type Faults = Partial<Record<'lost' | 'doubled' | 'torn' | 'unsent' | 'untrue', readonly string[]>>;

const typesOf = ({ events }: Unit): string => events.map(({ type }) => type).join();

const isOf = ({ types, stream }: Batch, unit: Unit): boolean =>
  (stream === undefined || stream === unit.stream) && types.join() === typesOf(unit);

/** Whether it is made of what a batch is made of, whole or in part, once or more often. */
const isAgain = ({ types, stream }: Batch, unit: Unit): boolean =>
  (stream === undefined || stream === unit.stream) &&
  unit.events.every(({ type }, index) => type === types[index % types.length]);

const isPart = ({ types, stream }: Batch, unit: Unit): boolean =>
  (stream === undefined || stream === unit.stream) &&
  unit.events.length < types.length &&
  unit.events.every(({ type }) => types.includes(type));

const liesTogether = ({ places, events }: Unit): boolean =>
  places.every((place, index) => place === (places[0] ?? 0) + index) &&
  events.every(({ revision }, index) => revision === (events[0]?.revision ?? 0) + index);

interface Matched {
  /** The batches that are in the log, each with the place where it is. */
  readonly found: ReadonlyMap<Batch, Unit>;
  readonly faults: Faults;
}

/** Tells what a request wrote by what it was to write. */
const matched = ({ what, request, batches }: ToldRequest, units: readonly Unit[]): Matched => {
  const found = new Map<Batch, Unit>();
  const faults: Record<'doubled' | 'torn' | 'unsent', string[]> = {
    doubled: [],
    torn: [],
    unsent: [],
  };
  for (const unit of units) {
    const said = `${what} ${request}: ${typesOf(unit)} on ${unit.stream}`;
    const batch = batches.find((each) => !found.has(each) && isOf(each, unit));
    if (batch) {
      found.set(batch, unit);
      if (!liesTogether(unit)) faults.torn.push(`${said} lies at ${unit.places.join()}`);
    } else if (batches.some((each) => !found.has(each) && isPart(each, unit))) {
      faults.torn.push(`${said} only`);
    } else if (batches.some((each) => isAgain(each, unit))) {
      faults.doubled.push(said);
      const repeated = batches.find((each) => !found.has(each) && isAgain(each, unit));
      if (repeated) found.set(repeated, unit);
    } else faults.unsent.push(said);
  }
  return { found, faults };
};

const toldAs = ({ stream, revision, position }: Told): string =>
  [stream, `revision ${revision}`, position && `position ${position}`].filter(Boolean).join(', ');

/** What a client was told of one place in the log, held against the log. */
const faultsOfTold = (
  { what, request }: ToldRequest,
  told: Told,
  units: readonly Unit[],
): Faults => {
  const said = `${what} ${request}, told ${toldAs(told)}`;
  const events = units.flatMap((unit) => unit.events);
  const missing = (told.eventIds ?? []).filter(
    (id) => !events.some(({ eventId }) => eventId === id),
  );
  if (missing.length > 0) return { lost: missing.map((id) => `${said}: event ${id}`) };
  const lastId = told.eventIds?.at(-1);
  const last = events.findLast((event) =>
    lastId === undefined ? event.stream === told.stream : event.eventId === lastId,
  );
  if (!last) return { lost: [said] };
  const isThere =
    last.revision === told.revision &&
    (told.position === undefined || String(last.position) === told.position) &&
    (told.stream === undefined || last.stream === told.stream);
  return isThere ? {} : { untrue: [`${said}: at ${last.stream}@${last.revision}`] };
};

const merged = (all: readonly Faults[]): Faults => ({
  lost: all.flatMap(({ lost = [] }) => lost),
  doubled: all.flatMap(({ doubled = [] }) => doubled),
  torn: all.flatMap(({ torn = [] }) => torn),
  unsent: all.flatMap(({ unsent = [] }) => unsent),
  untrue: all.flatMap(({ untrue = [] }) => untrue),
});

/** What is wrong with one request: its events in the log are given. */
export const faultsOfRequest = (request: ToldRequest, units: readonly Unit[]): Faults => {
  const { found, faults } = matched(request, units);
  const { what, batches, outcome } = request;
  const said = (batch: Batch): string =>
    `${what} ${request.request}: ${batch.types.join()}${batch.stream ? ` on ${batch.stream}` : ''}`;
  switch (outcome.entry) {
    case 'acknowledged': {
      const { told, undone = [] } = outcome;
      const wasUndone = ({ stream }: Batch): boolean =>
        stream !== undefined && undone.includes(stream);
      const absent = batches.filter((batch) => !wasUndone(batch) && !found.has(batch));
      const surplus = [...found.keys()].filter(wasUndone);
      // A batch that is there in part or twice is told of as that, not as lost besides.
      const lost = units.length > found.size ? [] : absent.map(said);
      const places = told.map((each) => faultsOfTold(request, each, units));
      const refusedYetThere = surplus.map((batch) => `${said(batch)} was refused`);
      return merged([faults, ...places, { lost: unique(lost, places), untrue: refusedYetThere }]);
    }
    case 'refused': {
      const there = [...found.keys()].filter(({ mayStay }) => !mayStay);
      return merged([faults, { untrue: there.map((batch) => `${said(batch)} was refused`) }]);
    }
    case 'unknown':
      return faults;
    default:
      return assertNever(outcome);
  }
};

/** One loss is told once: by the events that are missing, where the client was told of them. */
const unique = (absent: readonly string[], places: readonly Faults[]): readonly string[] =>
  places.some(({ lost = [] }) => lost.length > 0) ? [] : absent;
