import type { DomainEvent, Recorded } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection, Document, Projection } from '../../kernel/projection.js';
import { START, type EventStore } from '../event-store/event-store.js';
import { MemoryCollection } from '../read-store/memory/memory-collection.js';
import type { Collection } from '../read-store/read-store.js';
import { applyBatch } from './apply-batch.js';
import { type Cut, isBeyond, readPrefix } from './read-prefix.js';

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

/** The collections of one cut, being filled. */
interface Filling {
  readonly cut: Cut;
  readonly collections: ReadonlyMap<string, MemoryCollection>;
  position: Position;
}

const fillingFor = (projections: readonly AnyProjection[], cut: Cut): Filling => ({
  cut,
  collections: new Map(
    projections.map(({ name, version, indexes }) => [
      name,
      new MemoryCollection(`${name}_v${version}`, indexes),
    ]),
  ),
  position: START,
});

const fill = async (
  { cut, collections }: Filling,
  projections: readonly AnyProjection[],
  prefix: readonly Recorded[],
): Promise<void> => {
  const events = effectiveBy(prefix, cut);
  for (const projection of projections) {
    const collection = collections.get(projection.name);
    if (!collection) continue;
    const { failure } = await applyBatch(projection, events, collection);
    if (failure) throw failure;
  }
};

const filled = ({ collections, position }: Filling): ViewsAtCut => ({
  position,
  collection: <Doc extends Document, Event extends DomainEvent>({
    name,
  }: Projection<Doc, Event>) => {
    const collection = collections.get(name);
    if (!collection) throw new Error(`${name} was not folded to this cut`);
    return collection as unknown as Collection<Doc>;
  },
});

const prefixOf = (batch: readonly Recorded[], cut: Cut): readonly Recorded[] => {
  const end = batch.findIndex((event) => isBeyond(cut, event));
  return end < 0 ? batch : batch.slice(0, end);
};

/**
 * Folds views to several cuts of the log in one pass over it, into memory, beside whatever is live.
 * @param seen is told every event up to the furthest cut, in order
 * @returns the views of each cut, in the order of the cuts
 * @throws ProjectionFailed when a projection cannot take an event in
 */
export const foldManyToCuts = async (
  projections: readonly AnyProjection[],
  store: EventStore,
  cuts: readonly Cut[],
  seen?: (events: readonly Recorded[]) => void,
): Promise<readonly ViewsAtCut[]> => {
  const fillings = cuts.map((cut) => fillingFor(projections, cut));
  for await (const batch of readPrefix(store, {})) {
    const prefixes = cuts.map((cut) => prefixOf(batch, cut));
    for (const [index, filling] of fillings.entries()) {
      const prefix = prefixes[index] ?? [];
      await fill(filling, projections, prefix);
      filling.position = prefix.at(-1)?.position ?? filling.position;
    }
    const furthest = Math.max(...prefixes.map(({ length }) => length));
    seen?.(batch.slice(0, furthest));
    if (furthest < batch.length) break;
  }
  return fillings.map(filled);
};

/**
 * Folds views to a cut of the log, into memory, beside whatever is live.
 * @throws ProjectionFailed when a projection cannot take an event in
 */
export const foldManyToCut = async (
  projections: readonly AnyProjection[],
  store: EventStore,
  cut: Cut,
): Promise<ViewsAtCut> => {
  const [views] = await foldManyToCuts(projections, store, [cut]);
  if (!views) throw new Error('One cut was asked for, and one was expected');
  return views;
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
