import type { Position } from '../../kernel/ids.js';
import type { AnyProjection } from '../../kernel/projection.js';
import { START } from '../event-store/event-store.js';
import { collectionName, partsOfCollectionName } from '../read-store/collection-name.js';
import type { Collection, ReadStore } from '../read-store/read-store.js';

/** One collection that a view is folded into. */
export interface Filling {
  readonly name: string;
  readonly collection: Collection;
}

/** What a view is folded into, and how far. */
export interface Standing {
  readonly filling: Filling;
  readonly position: Position;
}

/** Where a view goes on after a start. */
export interface OpenedFilling extends Standing {
  /** Another collection that goes on serving until this one has caught up. */
  readonly supersedes?: string;
}

/** An empty collection for the view, under a name of its own; remains of an earlier attempt are removed. */
export const newFilling = async (
  readStore: ReadStore,
  { name: view, version, indexes }: AnyProjection,
  newest: string | undefined,
): Promise<Filling> => {
  const epoch = newest === undefined ? 0 : (partsOfCollectionName(newest)?.epoch ?? 0);
  const name = collectionName(view, version, epoch + 1);
  await readStore.drop(name);
  return { name, collection: await readStore.collection(name, indexes) };
};

/**
 * The collection that serves the view, where it has this version's shape; else a new one,
 * which serves at once where nothing else does.
 */
export const openFilling = async (
  readStore: ReadStore,
  projection: AnyProjection,
): Promise<OpenedFilling> => {
  const live = await readStore.liveCollection(projection.name);
  if (live !== undefined && partsOfCollectionName(live)?.version === projection.version) {
    const collection = await readStore.collection(live, projection.indexes);
    const checkpoint = await readStore.checkpoint(live);
    const position = checkpoint ? BigInt(checkpoint.position) : START;
    return { filling: { name: live, collection }, position };
  }
  const filling = await newFilling(readStore, projection, live);
  if (live !== undefined) return { filling, position: START, supersedes: live };
  await readStore.swap(projection.name, filling.name);
  return { filling, position: START };
};
