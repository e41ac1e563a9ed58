import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '../../kernel/ids.js';
import { START } from '../event-store/event-store.js';
import type { ReadStore } from '../read-store/read-store.js';

/** How often a waiting reader looks how far a view is. */
const POLL_MS = 20;

type Checkpoints = Pick<ReadStore, 'liveCollection' | 'checkpoint'>;

/** How far what serves a view got, whoever keeps it; undefined while nothing does. */
export const servedPosition = async (
  readStore: Checkpoints,
  view: string,
): Promise<Position | undefined> => {
  const collection = await readStore.liveCollection(view);
  if (collection === undefined) return undefined;
  const checkpoint = await readStore.checkpoint(collection);
  return checkpoint && BigInt(checkpoint.position);
};

/** Whether what serves a view reaches a position before a deadline, in milliseconds of the clock. */
export const reachesServed = async (
  readStore: Checkpoints,
  view: string,
  position: Position,
  deadline: number,
): Promise<boolean> => {
  while (((await servedPosition(readStore, view)) ?? START) < position) {
    if (Date.now() >= deadline) return false;
    await pause(POLL_MS);
  }
  return true;
};
