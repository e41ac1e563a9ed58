import type { Recorded } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection, Document } from '../../kernel/projection.js';
import type { Collection } from '../read-store/read-store.js';
import { foldBatch } from './fold-batch.js';
import type { ProjectionFailed } from './projection-failed.js';

export interface AppliedBatch {
  /** Of the last event taken in; nothing where the first one failed. */
  readonly position?: Position;
  /** How many documents were written. */
  readonly documents: number;
  readonly failure?: ProjectionFailed;
}

/** Folds a batch and writes what it changed; a failing event stays outside, with all that follow it. */
export const applyBatch = async <Doc extends Document>(
  projection: AnyProjection,
  events: readonly Recorded[],
  collection: Collection<Doc>,
): Promise<AppliedBatch> => {
  const { documents, failure } = await foldBatch(projection, events, collection);
  if (documents.length > 0) await collection.write(documents);
  const taken = failure
    ? events.filter((event) => event.position < BigInt(failure.position))
    : events;
  const position = taken.at(-1)?.position;
  return {
    documents: documents.length,
    ...(position !== undefined && { position }),
    ...(failure && { failure }),
  };
};
