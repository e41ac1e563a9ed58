import type { Position } from '../../kernel/ids.js';
import { START, type EventStore } from '../event-store/event-store.js';
import type { ReadStore } from '../read-store/read-store.js';
import { applyBatch } from './apply-batch.js';
import type { Filling } from './filling.js';
import { readPrefix } from './read-prefix.js';
import type { ViewLoop } from './view-loop.js';

/**
 * Fills a new collection from the log beside the live one, lets it serve once it has caught up, and drops the old one.
 * What is served never has a gap; a failed view is mended by it.
 * @throws ProjectionFailed when the projection cannot take an event in: what was live stays so
 */
export const rebuildView = async (
  loop: ViewLoop,
  eventStore: EventStore,
  readStore: ReadStore,
): Promise<Position> => {
  const filling = await loop.newFilling();
  try {
    const filled = await fill(loop, filling, eventStore, START, await eventStore.head());
    const { position, old } = await loop.exclusive(async (standing) => {
      const reached = await fill(loop, filling, eventStore, filled, standing.position);
      await loop.adopt({ filling, position: reached });
      return { position: reached, old: standing.filling.name };
    });
    await readStore.drop(old);
    return position;
  } catch (error) {
    await readStore.drop(filling.name);
    throw error;
  }
};

const fill = async (
  { projection }: ViewLoop,
  { collection }: Filling,
  eventStore: EventStore,
  after: Position,
  upTo: Position,
): Promise<Position> => {
  let position = after;
  for await (const batch of readPrefix(eventStore, { upTo }, after)) {
    const applied = await applyBatch(projection, batch, collection);
    if (applied.failure) throw applied.failure;
    position = applied.position ?? position;
  }
  return position;
};
