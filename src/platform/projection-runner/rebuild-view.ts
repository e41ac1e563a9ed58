import type { Position } from '../../kernel/ids.js';
import { START, StoreUnavailable, type EventStore } from '../event-store/event-store.js';
import { LeaseLost, type ReadStore } from '../read-store/read-store.js';
import { applyBatch } from './apply-batch.js';
import type { Filling } from './filling.js';
import { KeptElsewhere } from './kept-views.js';
import { readPrefix } from './read-prefix.js';
import type { ViewLoop } from './view-loop.js';

/**
 * Fills a new collection from the log beside the live one, lets it serve once it has caught up, and drops the old one.
 * What is served never has a gap; a failed view is mended by it. What a process that ended had filled is gone on with.
 * @throws ProjectionFailed when the projection cannot take an event in: what was live stays so
 */
export const rebuildView = async (
  loop: ViewLoop,
  eventStore: EventStore,
  readStore: ReadStore,
): Promise<Position> => {
  const begun = await loop.unfinished();
  const filling = begun?.filling ?? (await loop.newFilling());
  const into = { loop, filling, eventStore, readStore };
  try {
    const filled = await fill(into, begun?.position ?? START, await eventStore.head());
    const position = await loop.exclusive(async (standing) => {
      const reached = await fill(into, filled, standing.position);
      await loop.adopt({ filling, position: reached });
      return reached;
    });
    for (const name of await readStore.fillings(loop.projection.name)) {
      if (name !== filling.name) await readStore.drop(name);
    }
    return position;
  } catch (error) {
    // It belongs to whoever keeps the view now, or to this process when it does again.
    if (error instanceof LeaseLost) throw new KeptElsewhere(error.message);
    if (!(error instanceof StoreUnavailable)) await readStore.drop(filling.name);
    throw error;
  }
};

interface Filled {
  readonly loop: ViewLoop;
  readonly filling: Filling;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
}

/** Goes on filling, with a checkpoint after every batch: whoever takes over goes on from there. */
const fill = async (
  { loop: { projection }, filling: { name, collection }, eventStore, readStore }: Filled,
  after: Position,
  upTo: Position,
): Promise<Position> => {
  let position = after;
  for await (const batch of readPrefix(eventStore, { upTo }, after)) {
    const applied = await applyBatch(projection, batch, collection);
    if (applied.failure) throw applied.failure;
    position = applied.position ?? position;
    await readStore.saveCheckpoint(name, { position: position.toString() });
  }
  return position;
};
