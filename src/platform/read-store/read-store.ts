import type { Document, DocumentFilter } from '../../kernel/projection.js';
import { StoreUnavailable } from '../event-store/event-store.js';
import type { Rebuild, ViewReport, ViewState } from './view-report.js';

/** A document as a read store keeps it: with its id, and the position of the last event it has seen. */
export type Stored<Doc extends Document = Document> = Doc & {
  readonly _id: string;
  /** Decimal string of the log position. */
  readonly _position: string;
  /** Set on the remains of a removed document, so that a redelivered event finds that it was seen. */
  readonly _removed?: true;
};

/** How far a projection got. */
export interface Checkpoint {
  /** Of the last event taken in, as a decimal string. */
  readonly position: string;
  /** Of that event, which no other has: tells the log that was followed from one that went on otherwise. */
  readonly salt?: string;
}

export interface Page<Doc> {
  readonly items: readonly Doc[];
  /** Opaque; give it back to read on. Absent on the last page. */
  readonly next?: string;
}

export interface FindOptions {
  /** A condition in MongoDB's query language, composed by the program: never taken from a request. */
  readonly filter?: DocumentFilter;
  /** Field and direction; the id breaks ties. */
  readonly sort?: readonly (readonly [field: string, direction: 1 | -1])[];
  /** 1 to 500. */
  readonly limit?: number;
  /** The `next` of the page before, with the same filter and sort. */
  readonly cursor?: string;
}

/** The documents of one view. Removed documents are never found, but are still loaded. */
export interface Collection<Doc extends Document = Document> {
  load(ids: readonly string[]): Promise<ReadonlyMap<string, Stored<Doc>>>;
  /** Every document a condition holds for, in no order: for `where` steps. */
  matching(filter: DocumentFilter): Promise<readonly Stored<Doc>[]>;
  /** Writes all. A document whose stored `_position` is not lower than the given one is left as it is. */
  write(documents: readonly Stored<Doc>[]): Promise<void>;
  get(id: string): Promise<Stored<Doc> | undefined>;
  /** @throws InvalidCursor */
  find(options: FindOptions): Promise<Page<Stored<Doc>>>;
  count(filter: DocumentFilter): Promise<number>;
  /** All documents, removed ones too, by id: for `--verify` and digests. */
  all(): AsyncIterable<Stored<Doc>>;
}

/** The right to keep a view. One process has it at a time. */
export interface ViewLease {
  /** Aborted once it was lost or given back. Who had it changes nothing any more. */
  readonly lost: AbortSignal;
  /** Gives it back: somebody else may have it at once. */
  release(): Promise<void>;
}

/** Where live views are kept. */
export interface ReadStore {
  /** Whose views are kept here: from now on those of this ledger, unless another's were before. */
  ownedBy(ledgerId: string): Promise<string>;
  /** The right to keep a view, until it is lost; nothing while somebody else has it: ask again after a while. */
  lease(view: string): Promise<ViewLease | undefined>;
  /** A number that no collection of the view has had yet, for the name of its next one. */
  newEpoch(view: string): Promise<number>;
  /** The collections of a view, whether they serve or are being filled. */
  fillings(view: string): Promise<readonly string[]>;
  /** What serves a view now, to be read; nothing where nothing does. */
  served<Doc extends Document>(view: string): Promise<Collection<Doc> | undefined>;
  /** The collection of that name, made with those indexes where there is none. */
  collection<Doc extends Document>(
    name: string,
    indexes?: readonly (readonly string[])[],
  ): Promise<Collection<Doc>>;
  drop(collection: string): Promise<void>;
  /** How far a collection got. */
  checkpoint(collection: string): Promise<Checkpoint | undefined>;
  saveCheckpoint(collection: string, checkpoint: Checkpoint): Promise<void>;
  /** The collection that serves a view now. */
  liveCollection(view: string): Promise<string | undefined>;
  /** Lets another collection serve the view from now on: one step, seen whole or not at all. */
  swap(view: string, collection: string): Promise<void>;
  /** How a view stands, for those who do not keep it. */
  report(view: string): Promise<ViewReport>;
  /** The same of every view that anything is known of, by name. */
  reports(): Promise<ReadonlyMap<string, ViewReport>>;
  /** Says how a view stands. Of whoever keeps it. */
  saveState(view: string, state: ViewState): Promise<void>;
  /** Asks whoever keeps a view that failed to go on. Anybody may. False where it is not said to have failed. */
  askResume(view: string): Promise<boolean>;
  /**
   * Asks whoever keeps a view to rebuild it. Anybody may.
   * @param id of the new rebuild
   * @returns what was asked for: what is under way already, where something is
   */
  askRebuild(view: string, id: string): Promise<Rebuild>;
  /** Says how the last rebuild that was asked for goes. Of whoever keeps the view. @throws LeaseLost where it is another */
  saveRebuild(view: string, rebuild: Rebuild): Promise<void>;
  close(): Promise<void>;
}

/** A document that the store cannot keep. The projection that made it fails; nothing of its batch was written. */
export class DocumentNotStorable extends Error {
  readonly collection: string;
  readonly id: string;
  /** Decimal string: of the last event that the document has seen. */
  readonly position: string;

  constructor(collection: string, { _id, _position }: Stored, reason: string) {
    super(`${collection} cannot hold document ${_id}: ${reason}`);
    this.collection = collection;
    this.id = _id;
    this.position = _position;
  }
}

/** A document beyond the size that the store takes. */
export class DocumentTooLarge extends DocumentNotStorable {
  constructor(
    collection: string,
    document: Stored,
    readonly bytes: number,
  ) {
    super(collection, document, `it takes ${bytes} bytes, more than one document may`);
  }
}

/** Somebody else projects this view now. What was about to be moved was left as it is. */
export class LeaseLost extends Error {}

/** The views cannot be reached now; the log may be. Trying again later may help. Answered with 503. */
export class ViewsUnavailable extends StoreUnavailable {}

/** A cursor that this view did not give, or gave for another filter or sort. Answered with 400. */
export class InvalidCursor extends Error {}
