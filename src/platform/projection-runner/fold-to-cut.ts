import type { DomainEvent, Recorded } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection, Document, Projection } from '../../kernel/projection.js';
import { START, type EventStore } from '../event-store/event-store.js';
import { MemoryCollection } from '../read-store/memory/memory-collection.js';
import type { Collection } from '../read-store/read-store.js';
import { applyBatch } from './apply-batch.js';
import { readPrefix, type Cut } from './read-prefix.js';

/** A view as it stood at a cut. */
export interface ViewAtCut<Doc extends Document> {
  readonly collection: Collection<Doc>;
  /** Of the last event before the cut, whether or not it concerned the view; 0 where there is none. */
  readonly position: Position;
}

/** Several views as they stood at one cut, folded in one pass over the log. */
export interface ViewsAtCut {
  readonly position: Position;
  /** @throws Error when the projection was not among those folded */
  collection<Doc extends Document, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
  ): Collection<Doc>;
}

const effectiveBy = (events: readonly Recorded[], { effectiveAt }: Cut): readonly Recorded[] =>
  effectiveAt === undefined
    ? events
    : events.filter(({ metadata }) => metadata.effectiveAt <= effectiveAt);

/**
 * Folds views to a cut of the log, into memory, beside whatever is live.
 * @throws ProjectionFailed when a projection cannot take an event in
 */
export const foldManyToCut = async (
  projections: readonly AnyProjection[],
  store: EventStore,
  cut: Cut,
): Promise<ViewsAtCut> => {
  const collections = new Map<string, MemoryCollection>(
    projections.map(({ name, version, indexes }) => [
      name,
      new MemoryCollection(`${name}_v${version}`, indexes),
    ]),
  );
  let position: Position = START;
  for await (const batch of readPrefix(store, cut)) {
    const events = effectiveBy(batch, cut);
    for (const projection of projections) {
      const collection = collections.get(projection.name);
      if (!collection) continue;
      const { failure } = await applyBatch(projection, events, collection);
      if (failure) throw failure;
    }
    position = batch.at(-1)?.position ?? position;
  }
  return {
    position,
    collection: <Doc extends Document, Event extends DomainEvent>({
      name,
    }: Projection<Doc, Event>) => {
      const collection = collections.get(name);
      if (!collection) throw new Error(`${name} was not folded to this cut`);
      return collection as unknown as Collection<Doc>;
    },
  };
};

/**
 * Folds one view to a cut of the log: the one function behind `asAt`, `effectiveAt`, verification and packs.
 * @throws ProjectionFailed when the projection cannot take an event in
 */
export const foldToCut = async <Doc extends Document, Event extends DomainEvent>(
  projection: Projection<Doc, Event>,
  store: EventStore,
  cut: Cut,
): Promise<ViewAtCut<Doc>> => {
  const folded = await foldManyToCut([projection], store, cut);
  return { collection: folded.collection(projection), position: folded.position };
};
