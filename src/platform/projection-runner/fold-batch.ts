import type { Recorded } from '../../kernel/envelope.js';
import type { AnyProjection, Document, DocumentFilter } from '../../kernel/projection.js';
import { matcher } from '../read-store/matcher.js';
import type { Collection, Stored } from '../read-store/read-store.js';
import { ProjectionFailed } from './projection-failed.js';

type Step = (document: Document | null, event: Recorded) => Document | null;

/** A projection without its types: the runner gives every step the events of its own type only. */
interface Untyped {
  readonly name: string;
  readonly on: Readonly<Record<string, Step | undefined>>;
  readonly key: (event: Recorded) => string | readonly string[];
  readonly where?: (event: Recorded) => DocumentFilter | undefined;
}

/** What to write, and what stopped the fold. The events before the failing one are in the documents, it is not. */
export interface FoldedBatch<Doc extends Document = Document> {
  readonly documents: readonly Stored<Doc>[];
  readonly failure?: ProjectionFailed;
}

/** A condition on documents, in the store's words and as a function for those in memory. */
interface Condition {
  readonly filter: DocumentFilter;
  readonly matches: (document: object) => boolean;
}

/** An event that concerns this view, and which documents: by a condition that finds them, else by their ids. */
interface Task {
  readonly event: Recorded;
  readonly step: Step;
  readonly condition?: Condition;
  readonly ids: readonly string[];
}

/** A document while its batch is folded. */
interface Working {
  readonly document: Document | null;
  /** Position of the last event it has seen. */
  readonly seen: bigint;
  readonly changed: boolean;
}

/** What a step sees: the document without the marks of the store, so that it cannot depend on them. */
const unmarked = (stored: Stored): Document | null => {
  if (stored._removed) return null;
  const { _id, _position, ...document } = stored;
  return document;
};

const marked = (id: string, { document, seen }: Working): Stored => {
  const _position = seen.toString();
  return document ? { ...document, _id: id, _position } : { _id: id, _position, _removed: true };
};

const taskOf = (projection: Untyped, step: Step, event: Recorded): Task => {
  const filter = projection.where?.(event);
  if (filter) return { event, step, ids: [], condition: { filter, matches: matcher(filter) } };
  const key = projection.key(event);
  return { event, step, ids: typeof key === 'string' ? [key] : key };
};

/** The events of a batch that this view handles, up to the first whose documents cannot be told. */
const plan = (
  projection: Untyped,
  events: readonly Recorded[],
): { readonly tasks: readonly Task[]; readonly failure?: ProjectionFailed } => {
  const tasks: Task[] = [];
  for (const event of events) {
    const step = Object.hasOwn(projection.on, event.type) ? projection.on[event.type] : undefined;
    if (!step) continue;
    try {
      tasks.push(taskOf(projection, step, event));
    } catch (cause) {
      return { tasks, failure: new ProjectionFailed(projection.name, event, cause) };
    }
  }
  return { tasks };
};

/** The documents of one batch in memory, loaded once. */
class WorkingSet {
  readonly #documents = new Map<string, Working>();
  readonly #collection: Collection;

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  /** Loads every document that the tasks name. */
  async load(tasks: readonly Task[]): Promise<void> {
    const ids = new Set<string>();
    for (const task of tasks) for (const id of task.ids) ids.add(id);
    if (ids.size === 0) return;
    for (const stored of (await this.#collection.load([...ids])).values()) this.#take(stored);
  }

  /** The ids of the documents that a condition holds for now, after the events folded so far. */
  async matching({ filter, matches }: Condition): Promise<readonly string[]> {
    for (const stored of await this.#collection.matching(filter)) {
      if (!this.#documents.has(stored._id)) this.#take(stored);
    }
    const ids: string[] = [];
    for (const [id, working] of this.#documents) {
      if (working.document && matches(marked(id, working))) ids.push(id);
    }
    return ids;
  }

  /** Folds one event into all its documents, or, where a step throws, into none. */
  apply(event: Recorded, step: Step, ids: readonly string[]): void {
    const [only] = ids;
    if (only !== undefined && ids.length === 1) {
      const after = this.#after(event, step, only);
      if (after) this.#documents.set(only, after);
      return;
    }
    const results = [...new Set(ids)].map((id) => [id, this.#after(event, step, id)] as const);
    for (const [id, after] of results) if (after) this.#documents.set(id, after);
  }

  /** A document after an event; nothing where the event is not news to it, or there still is none. */
  #after(event: Recorded, step: Step, id: string): Working | undefined {
    const before = this.#documents.get(id);
    if (before && before.seen >= event.position) return undefined;
    const document = step(before?.document ?? null, event);
    if (!document && !before?.document) return undefined;
    return { document, seen: event.position, changed: true };
  }

  changed(): readonly Stored[] {
    const documents: Stored[] = [];
    for (const [id, working] of this.#documents) {
      if (working.changed) documents.push(marked(id, working));
    }
    return documents;
  }

  #take(stored: Stored): void {
    this.#documents.set(stored._id, {
      document: unmarked(stored),
      seen: BigInt(stored._position),
      changed: false,
    });
  }
}

/**
 * Folds a batch of the log, in order, into the documents of a view, without writing them.
 * Events that a document has seen change nothing; `null` from a step leaves a tombstone.
 * The documents depend on the events only, not on how they are cut into batches.
 */
export const foldBatch = async <Doc extends Document>(
  projection: AnyProjection,
  events: readonly Recorded[],
  collection: Collection<Doc>,
): Promise<FoldedBatch<Doc>> => {
  const untyped = projection as unknown as Untyped;
  const { tasks, failure } = plan(untyped, events);
  if (tasks.length === 0) return failure ? { documents: [], failure } : { documents: [] };
  const working = new WorkingSet(collection);
  await working.load(tasks);
  const folded = (failed?: ProjectionFailed): FoldedBatch<Doc> => ({
    documents: working.changed() as readonly Stored<Doc>[],
    ...(failed && { failure: failed }),
  });
  for (const { event, step, ids, condition } of tasks) {
    const concerned = condition ? await working.matching(condition) : ids;
    try {
      working.apply(event, step, concerned);
    } catch (cause) {
      return folded(new ProjectionFailed(untyped.name, event, cause));
    }
  }
  return folded(failure);
};
