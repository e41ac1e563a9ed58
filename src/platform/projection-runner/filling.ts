import type { Recorded } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection } from '../../kernel/projection.js';
import { START } from '../event-store/event-store.js';
import { collectionName, partsOfCollectionName } from '../read-store/collection-name.js';
import type { Checkpoint, Collection, ReadStore } from '../read-store/read-store.js';

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

/** What is kept of how far a view got. */
export const checkpointAt = ({ position, metadata }: Recorded): Checkpoint => ({
  position: position.toString(),
  salt: metadata.salt,
});

/** Where a view goes on after a start. */
export interface OpenedFilling extends Standing {
  /** Another collection that goes on serving until this one has caught up. */
  readonly supersedes?: string;
}

/** An empty collection for the view, under a name of its own; remains of an earlier attempt are removed. */
export const newFilling = async (
  readStore: ReadStore,
  { name: view, version, indexes }: AnyProjection,
): Promise<Filling> => {
  const name = collectionName(view, version, await readStore.newEpoch(view));
  await readStore.drop(name);
  return { name, collection: await readStore.collection(name, indexes) };
};

/** The last filling of this shape that was begun after the live one, and how far it got: left by a process that ended. */
export const unfinishedFilling = async (
  readStore: ReadStore,
  { name: view, version, indexes }: AnyProjection,
  live: string,
): Promise<Standing | undefined> => {
  const newest = (await readStore.fillings(view))
    .map((name) => ({ name, parts: partsOfCollectionName(name) }))
    .filter(({ parts }) => parts?.version === version)
    .toSorted((one, other) => (one.parts?.epoch ?? 0) - (other.parts?.epoch ?? 0))
    .at(-1);
  const since = partsOfCollectionName(live)?.epoch ?? 0;
  if (!newest || (newest.parts?.epoch ?? 0) <= since) return undefined;
  const checkpoint = await readStore.checkpoint(newest.name);
  if (!checkpoint) return undefined;
  const collection = await readStore.collection(newest.name, indexes);
  return { filling: { name: newest.name, collection }, position: BigInt(checkpoint.position) };
};

/**
 * The collection that serves the view, where it has this version's shape; else one that was begun for it, or a new one,
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
  const begun =
    live === undefined ? undefined : await unfinishedFilling(readStore, projection, live);
  if (begun && live !== undefined) return { ...begun, supersedes: live };
  const filling = await newFilling(readStore, projection);
  if (live !== undefined) return { filling, position: START, supersedes: live };
  await readStore.swap(projection.name, filling.name);
  return { filling, position: START };
};
