import { rule } from '../../kernel/refusal.js';
import type { ReferenceCounter, ReserveReference } from './decision-reference.js';

interface Reserving extends ReserveReference {
  readonly counter: ReferenceCounter;
}

export const shortNameFitsAReference = rule<Reserving>({
  code: 'DECISION_REFERENCE.SHORT_NAME_DOES_NOT_FIT',
  statement: 'References begin with the short name of the body: two to twelve capital letters.',
  source: 'Design: references',
  kind: 'ours',
  concerns: 'content',
  holds: ({ shortName }) => /^[A-Z]{2,12}$/.test(shortName),
  explain: ({ shortName }) =>
    `The body's short name is "${shortName}": references begin with two to twelve capital letters.`,
});

export const reservationIsOfThisCounter = rule<Reserving>({
  code: 'DECISION_REFERENCE.OF_ANOTHER_COUNTER',
  statement: 'Each body numbers its decisions by itself, anew every calendar year.',
  source: 'Design: references',
  kind: 'ours',
  concerns: 'content',
  holds: ({ counter, bodyId, year }) =>
    counter.reservations.every((each) => each.bodyId === bodyId && each.year === year),
});

export const decisionHasNoReferenceYet = rule<Reserving>({
  code: 'DECISION_REFERENCE.ALREADY_RESERVED',
  statement: 'A decision gets one reference.',
  source: 'Design: references',
  kind: 'ours',
  concerns: 'stage',
  holds: ({ counter, decisionId }) =>
    !counter.reservations.some((reservation) => reservation.decisionId === decisionId),
});
