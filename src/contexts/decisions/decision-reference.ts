import {
  type Aggregate,
  check,
  type CommandsOf,
  type Decider,
  stateOf,
} from '../../kernel/decider.js';
import { streamName } from '../../kernel/ids.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { BodyId } from '../bodies/contract.js';
import {
  decisionHasNoReferenceYet,
  reservationIsOfThisCounter,
  shortNameFitsAReference,
} from './decision-reference.policies.js';
import type { DecisionId, DecisionReference, ReferenceCounterEvent } from './events.js';

/** One reference given to one decision, used or not: its decision may never have been recorded. */
export interface Reservation {
  readonly decisionId: DecisionId;
  readonly bodyId: BodyId;
  /** The calendar year in which the decision was taken. */
  readonly year: number;
  readonly number: number;
  readonly reference: DecisionReference;
}

/** The references of one body's decisions in one calendar year, in the order in which they were given. */
export interface ReferenceCounter {
  readonly reservations: readonly Reservation[];
}

export interface ReserveReference {
  readonly decisionId: DecisionId;
  readonly bodyId: BodyId;
  /** Of the body, as references begin: `SCB`. */
  readonly shortName: string;
  readonly year: number;
}

export type ReferenceCounterCommand = CommandsOf<{ ReserveReference: ReserveReference }>;

/** The calendar year that a decision taken on this day is numbered in. */
export const yearTakenAt = (date: PlainDate): number => Number(date.slice(0, 4));

/** A body numbers its decisions anew every calendar year: `SCB-2021-014`. */
export const decisionReference = (
  shortName: string,
  year: number,
  number: number,
): DecisionReference =>
  `${shortName}-${year}-${String(number).padStart(3, '0')}` as DecisionReference;

const decider: Decider<ReferenceCounter, ReferenceCounterCommand, ReferenceCounterEvent> = {
  initial: { reservations: [] },

  decide: ({ data }, counter) =>
    check(
      [shortNameFitsAReference, reservationIsOfThisCounter, decisionHasNoReferenceYet],
      { ...data, counter },
      () => {
        const { decisionId, bodyId, shortName, year } = data;
        const number = (counter.reservations.at(-1)?.number ?? 0) + 1;
        const reference = decisionReference(shortName, year, number);
        return [
          { type: 'reference-reserved.v1', data: { decisionId, bodyId, year, number, reference } },
        ];
      },
    ),

  evolve: ({ reservations }, event) => ({ reservations: [...reservations, event.data] }),
};

/** Which counter gives the references of a body's decisions taken in a calendar year. */
export const referenceCounterId = (bodyId: BodyId, year: number): string => `${bodyId}-${year}`;

export const referenceCounterAggregate: Aggregate<
  ReferenceCounter,
  ReferenceCounterCommand,
  ReferenceCounterEvent
> = {
  name: 'decision-references',
  stream: (id) => streamName('decision-references', id),
  decider,
  context: async () => undefined,
};

/** For decisions: the references given so far. */
export const referenceCounterReader = stateOf(referenceCounterAggregate);

/** The reference that was reserved for a decision. */
export const referenceReservedFor = (
  counter: ReferenceCounter,
  decisionId: DecisionId,
): DecisionReference | undefined =>
  counter.reservations.find((reservation) => reservation.decisionId === decisionId)?.reference;
