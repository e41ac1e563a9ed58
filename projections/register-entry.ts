import type { Capacity } from '../src/kernel/actor.js';
import type { Basis, Provenance, Recorded } from '../src/kernel/envelope.js';
import type { ActorId, StreamName, Uuid } from '../src/kernel/ids.js';
import type { Instant, PlainDate } from '../src/kernel/plain-date.js';
import type { Sealed } from '../src/kernel/sealed.js';

/** What a row keeps of a fact besides its content: which event, who, when on both clocks, how far a source carries it. */
export interface Entry {
  readonly eventId: Uuid;
  /** Of the event in its own stream. */
  readonly revision: number;
  readonly by: ActorId;
  readonly capacity: Capacity;
  readonly organisation?: Uuid;
  readonly onBehalfOf?: ActorId;
  /** When it happened, in Europe/London. */
  readonly effectiveAt: PlainDate;
  /** When it was recorded, UTC. */
  readonly recordedAt: Instant;
  readonly reason?: Sealed;
  readonly provenance?: Provenance;
}

/** An entry that is read apart from its record: with its type, and its place in the log. */
export interface EventReference extends Entry {
  /** With its version as it is read now: `action-updated.v1`. */
  readonly type: string;
  readonly stream: StreamName;
  /** In the log, as a decimal string. */
  readonly position: string;
}

/** What every row of every register carries. */
export interface Row {
  /** Of the stream that this row's commands address: its ETag. Absent until that stream begins. */
  readonly revision?: number;
  /**
   * How many of the row's facts were taken from a document, by how far it carries them.
   * Over all registers every fact is counted once, in the row that it is about.
   */
  readonly bases: Readonly<Record<Basis, number>>;
}

export const entryOf = ({ eventId, revision, metadata }: Recorded): Entry => {
  const { actor, effectiveAt, recordedAt, reason, provenance } = metadata;
  const { organisation, onBehalfOf } = actor;
  return {
    eventId,
    revision,
    by: actor.id,
    capacity: actor.capacity,
    ...(organisation && { organisation }),
    ...(onBehalfOf && { onBehalfOf }),
    effectiveAt,
    recordedAt,
    ...(reason && { reason }),
    ...(provenance && { provenance }),
  };
};

export const eventReferenceOf = (event: Recorded): EventReference => ({
  type: event.type,
  stream: event.stream,
  position: String(event.position),
  ...entryOf(event),
});

/** The row's own stream moved on. Commutes: late facts may be folded in any order. */
export const revisionAfter = (row: Row | null, event: Recorded) => ({
  revision: Math.max(row?.revision ?? 0, event.revision),
});

/** Before any fact that counts. */
const NO_BASES: Row['bases'] = { stated: 0, reconstructed: 0, illustrative: 0 };

/** The row gained a fact that no other row counts. */
export const basesAfter = (row: Row | null, { metadata }: Recorded): Pick<Row, 'bases'> => {
  const bases = row?.bases ?? NO_BASES;
  const basis = metadata.provenance?.basis;
  return { bases: basis ? { ...bases, [basis]: bases[basis] + 1 } : bases };
};

/** A row that only announces another: nothing in it counts as a fact, and its stream has not begun. */
export const announced: Row = { bases: NO_BASES };

/** A row's first trace in the stream that its commands address. */
export const begun = (event: Recorded) => ({
  ...revisionAfter(null, event),
  ...basesAfter(null, event),
});

/** The row with a further fact of its own stream; no row where its beginning was cut away. */
export const amend = <R extends Row>(
  row: R | null,
  event: Recorded,
  change: (row: R) => Partial<R>,
): R | null =>
  row && { ...row, ...change(row), ...revisionAfter(row, event), ...basesAfter(row, event) };

/** The list with this item in the place of the one it replaces, or at its end. */
export const withItem = <Item>(
  items: readonly Item[],
  item: Item,
  replaces: (other: Item) => boolean,
): readonly Item[] => {
  const at = items.findIndex(replaces);
  return at < 0 ? [...items, item] : items.with(at, item);
};

/** Orders facts that may arrive late: by when they happened, then by their place in the stream. */
export const byEffect = (one: Entry, other: Entry): number =>
  one.effectiveAt === other.effectiveAt
    ? one.revision - other.revision
    : one.effectiveAt < other.effectiveAt
      ? -1
      : 1;
