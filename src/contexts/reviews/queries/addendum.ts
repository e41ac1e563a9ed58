import type { Recorded } from '../../../kernel/envelope.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { Instant, PlainDate } from '../../../kernel/plain-date.js';
import type { LogPosition, PackPart, ReviewId } from '../events.js';
import type { Registers } from '../pack/registers.js';

/** In which addenda are written; a shipped one is never written otherwise. */
export const ADDENDUM_FORMAT = 1;

/** Something that had happened by the position date and was recorded only after the position was taken. */
export interface LateFact {
  /** What happened: the event's type, without its version. */
  readonly what: string;
  /** The action, measure, decision or body that it is about, as it is known. */
  readonly about: string;
  readonly eventId: Uuid;
  readonly position: string;
  readonly effectiveAt: PlainDate;
  readonly recordedAt: Instant;
}

/** What came too late for the position, as far as the log goes. */
export interface AddendumDocument {
  readonly kind: 'addendum';
  readonly format: typeof ADDENDUM_FORMAT;
  readonly part: PackPart;
  readonly ledger: string;
  readonly simulated: boolean;
  readonly reviewId: ReviewId;
  readonly title: string;
  readonly positionDate: PlainDate;
  readonly positionVersion: number;
  /** The position was cut here: all before it is in the pack. */
  readonly after: string;
  /** The last position of the log that it takes in. */
  readonly upTo: LogPosition;
  readonly facts: readonly LateFact[];
  /** Restricted facts that are left to Part 2. */
  readonly withheld: number;
}

/** The position that an addendum follows. */
export interface PositionTaken {
  readonly reviewId: ReviewId;
  readonly title: string;
  readonly positionDate: PlainDate;
  readonly positionVersion: number;
  readonly after: string;
}

const aboutWhat = ({ data, stream }: Recorded, registers: Registers) => {
  const ids = data as Readonly<Record<string, unknown>>;
  const homicideReview = registers.homicideReviews.find((each) => each.dhrId === ids['dhrId']);
  // Whatever else it names: a fact of a review stands where the review does.
  if (homicideReview) {
    const { reference, marking } = homicideReview;
    return { about: reference, restricted: marking === 'restricted' };
  }
  const body = registers.bodies.find((each) => each.bodyId === ids['bodyId']);
  const action = registers.actions.find((each) => each.actionId === ids['actionId']);
  const measure = registers.measures.find((each) => each.measureId === ids['measureId']);
  const decision = registers.decisions.find((each) => each.decisionId === ids['decisionId']);
  const markings = [action, decision].map((each) => each && 'marking' in each && each.marking);
  return {
    about: action?.reference ?? measure?.title ?? decision?.reference ?? body?.shortName ?? stream,
    restricted: markings.includes('restricted') || body?.kind === 'contest-board',
  };
};

const VERSION = /\.v\d+$/;

/**
 * What was recorded after the position was taken, and had happened by its day.
 * @param events after the position, up to the last that the addendum takes in
 * @param registers as they stand there
 */
export const composeAddendum = (
  taken: PositionTaken,
  part: PackPart,
  upTo: LogPosition,
  {
    ledger,
    events,
    registers,
  }: {
    readonly ledger: { readonly name: string; readonly simulated: boolean };
    readonly events: readonly Recorded[];
    readonly registers: Registers;
  },
): AddendumDocument => {
  const late = events
    .filter(
      ({ data, metadata }) =>
        metadata.effectiveAt <= taken.positionDate &&
        (data as { readonly reviewId?: unknown }).reviewId !== taken.reviewId,
    )
    .map((event) => ({ event, ...aboutWhat(event, registers) }));
  const listed = late.filter(({ restricted }) => restricted === (part === 2));
  return {
    kind: 'addendum',
    format: ADDENDUM_FORMAT,
    part,
    ledger: ledger.name,
    simulated: ledger.simulated,
    ...taken,
    upTo,
    facts: listed.map(({ event: { type, eventId, position, metadata }, about }) => ({
      what: type.replace(VERSION, ''),
      about,
      eventId,
      position: String(position),
      effectiveAt: metadata.effectiveAt,
      recordedAt: metadata.recordedAt,
    })),
    withheld: part === 1 ? late.length - listed.length : 0,
  };
};
