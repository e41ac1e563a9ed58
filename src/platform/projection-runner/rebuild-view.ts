import type { Position } from '../../kernel/ids.js';
import { START, StoreUnavailable, type EventStore } from '../event-store/event-store.js';
import { LeaseLost, type ReadStore } from '../read-store/read-store.js';
import type { Rebuild } from '../read-store/view-report.js';
import { applyBatch } from './apply-batch.js';
import { checkpointAt, type Filling } from './filling.js';
import { KeptElsewhere } from './kept-views.js';
import { failureOf } from './observation.js';
import { readPrefix } from './read-prefix.js';
import type { ViewLoop } from './view-loop.js';

/** This process ends: whoever keeps the view next goes on with it. */
export class RebuildInterrupted extends Error {}

export interface RebuildParts {
  readonly loop: ViewLoop;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  /** As it was asked for, or left by whoever kept the view before. */
  readonly rebuild: Rebuild;
  /** Says that this process ends. */
  readonly signal: AbortSignal;
}

/**
 * Fills a new collection from the log beside the live one, lets it serve once it has caught up, and drops the old one.
 * What is served never has a gap; a failed view is mended by it. What a process that ended had filled is gone on with.
 * How it goes is said in the read store.
 * @throws ProjectionFailed when the projection cannot take an event in: what was live stays so
 * @throws KeptElsewhere, StoreUnavailable, RebuildInterrupted where it is to be gone on with
 */
export const rebuildView = async (parts: RebuildParts): Promise<Position> => {
  const { loop, readStore, rebuild } = parts;
  const { name: view } = loop.projection;
  const { id } = rebuild;
  try {
    const position = (await rebuiltAlready(parts)) ?? (await fillAndSwap(parts));
    await dropOthers(readStore, view);
    await readStore.saveRebuild(view, { id, stage: 'done', position: position.toString() });
    return position;
  } catch (error) {
    if (error instanceof LeaseLost) throw new KeptElsewhere(error.message);
    if (!isToGoOn(error))
      await readStore.saveRebuild(view, { id, stage: 'failed', failure: failureOf(error) });
    throw error;
  }
};

/** What is filled belongs to whoever keeps the view now, or to this process when it does again. */
const isToGoOn = (error: unknown): boolean =>
  error instanceof LeaseLost ||
  error instanceof KeptElsewhere ||
  error instanceof StoreUnavailable ||
  error instanceof RebuildInterrupted;

/** How far the view is, where it was rebuilt before somebody could say so, or in this very moment. */
const rebuiltAlready = async ({
  loop,
  readStore,
  rebuild,
}: RebuildParts): Promise<Position | undefined> => {
  const { live, rebuild: last } = await readStore.report(loop.projection.name);
  if (last?.id !== rebuild.id) return undefined;
  if (last.stage === 'done') return BigInt(last.position);
  return last.stage === 'filling' && last.collection === live
    ? loop.exclusive(({ position }) => Promise.resolve(position))
    : undefined;
};

const fillAndSwap = async (parts: RebuildParts): Promise<Position> => {
  const { loop, eventStore, readStore, rebuild } = parts;
  const begun = await loop.unfinished();
  const filling = begun?.filling ?? (await loop.newFilling());
  try {
    const start = begun?.position ?? START;
    const target = await eventStore.head();
    await readStore.saveRebuild(loop.projection.name, {
      id: rebuild.id,
      stage: 'filling',
      collection: filling.name,
      position: start.toString(),
      target: target.toString(),
    });
    const filled = await fill(parts, filling, start, target);
    return await loop.exclusive(async (standing) => {
      const position = await fill(parts, filling, filled, standing.position);
      await loop.adopt({ filling, position });
      return position;
    });
  } catch (error) {
    if (!isToGoOn(error)) await readStore.drop(filling.name);
    throw error;
  }
};

/** Goes on filling, with a checkpoint after every batch: whoever takes over goes on from there. */
const fill = async (
  { loop: { projection }, eventStore, readStore, signal }: RebuildParts,
  { name, collection }: Filling,
  after: Position,
  upTo: Position,
): Promise<Position> => {
  let position = after;
  for await (const batch of readPrefix(eventStore, { upTo }, after)) {
    if (signal.aborted) throw new RebuildInterrupted(`${projection.name} is left half filled`);
    const applied = await applyBatch(projection, batch, collection);
    if (applied.failure) throw applied.failure;
    if (!applied.last) continue;
    position = applied.last.position;
    await readStore.saveCheckpoint(name, checkpointAt(applied.last));
  }
  return position;
};

const dropOthers = async (readStore: ReadStore, view: string): Promise<void> => {
  const { live } = await readStore.report(view);
  for (const name of await readStore.fillings(view)) if (name !== live) await readStore.drop(name);
};
