import type { DomainEvent, Recorded } from './envelope.js';

/** A row or page of a view. `null` from a step removes it. */
export type Document = object;

/** A condition on the documents of one's own view, in MongoDB's query language. */
export type DocumentFilter = Readonly<Record<string, unknown>>;

type Steps<Doc extends Document, Event extends DomainEvent> = {
  readonly [Type in Event['type']]?: (
    document: Doc | null,
    event: Recorded<Extract<Event, { type: Type }>>,
  ) => Doc | null;
};

/**
 * A register as a pure function of the log: the same function writes the live view, answers "as at",
 * and rebuilds. No clock, no database handle, no input or output.
 */
export interface Projection<Doc extends Document, Event extends DomainEvent = DomainEvent> {
  /** What its user calls it; also the name of its collection. */
  readonly name: string;
  /** Raised whenever the shape or meaning of its documents changes. */
  readonly version: number;
  readonly on: Steps<Doc, Event>;
  /** The document or documents that an event concerns, by id. Not asked where `where` answers. */
  readonly key: (event: Recorded<Event>) => string | readonly string[];
  /** For an event that concerns documents it cannot name: a condition on this view's own documents. */
  readonly where?: (event: Recorded<Event>) => DocumentFilter | undefined;
  /** What kind of record its documents are, where others show the same: `action`. Its own name where it does not say. */
  readonly about?: string;
  /** Fields that this view is filtered or sorted by. */
  readonly indexes?: readonly (readonly string[])[];
}

/** Any projection, whatever its documents and events: what the runner handles. */
export type AnyProjection = Projection<never, never> | Projection<Document>;

/** Declares a view: `projection<BodyRow, BodyEvent>({ … })`. */
export const projection = <Doc extends Document, Event extends DomainEvent>(
  definition: Projection<Doc, Event>,
): Projection<Doc, Event> => definition;

/** The event types that a projection handles: derived, so that they cannot drift from its steps. */
export const handles = (definition: { readonly on: object }): ReadonlySet<string> =>
  new Set(Object.keys(definition.on));
