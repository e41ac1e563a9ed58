import type { Recorded } from '../../kernel/envelope.js';
import type { AnyProjection, Document } from '../../kernel/projection.js';
import { DocumentNotStorable, type Collection, type Stored } from '../read-store/read-store.js';
import { foldBatch } from './fold-batch.js';
import { ProjectionFailed } from './projection-failed.js';

export interface AppliedBatch {
  /** The last event taken in; nothing where the first one failed. */
  readonly last?: Recorded;
  /** How many documents were written. */
  readonly documents: number;
  readonly failure?: ProjectionFailed;
}

/**
 * Writes the documents, all or none.
 * @returns the failure where the store cannot keep one of them: that of the last event which the document has seen
 */
const written = async <Doc extends Document>(
  view: string,
  documents: readonly Stored<Doc>[],
  events: readonly Recorded[],
  collection: Collection<Doc>,
): Promise<ProjectionFailed | undefined> => {
  if (documents.length === 0) return undefined;
  try {
    await collection.write(documents);
    return undefined;
  } catch (fault) {
    if (!(fault instanceof DocumentNotStorable)) throw fault;
    const last = events.find(({ position }) => position.toString() === fault.position);
    if (!last) throw fault;
    return new ProjectionFailed(view, last, fault);
  }
};

/**
 * Folds a batch and writes what it changed; a failing event stays outside, with all that follow it. A document that the
 * store cannot keep leaves the whole batch outside.
 */
export const applyBatch = async <Doc extends Document>(
  projection: AnyProjection,
  events: readonly Recorded[],
  collection: Collection<Doc>,
): Promise<AppliedBatch> => {
  const { documents, failure } = await foldBatch(projection, events, collection);
  const refused = await written(projection.name, documents, events, collection);
  if (refused) return { documents: 0, failure: refused };
  const taken = failure
    ? events.filter((event) => event.position < BigInt(failure.position))
    : events;
  const last = taken.at(-1);
  return {
    documents: documents.length,
    ...(last && { last }),
    ...(failure && { failure }),
  };
};
