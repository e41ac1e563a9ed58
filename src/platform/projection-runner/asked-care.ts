import { randomUUID } from 'node:crypto';
import type { Position } from '../../kernel/ids.js';
import type { EventStore } from '../event-store/event-store.js';
import type { ReadStore } from '../read-store/read-store.js';
import { isOpen, type Rebuild } from '../read-store/view-report.js';
import { KeptElsewhere } from './kept-views.js';
import { pause } from './pause.js';
import { rebuildView } from './rebuild-view.js';
import type { ViewLoop } from './view-loop.js';

/** How often a process looks whether others have asked for something. */
const LOOK_MS = 500;

interface AskedCareParts {
  readonly loops: readonly ViewLoop[];
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
}

/**
 * Rebuilds the views that this process keeps, and goes on with those that failed, whoever asked: what was asked of other
 * processes is found in the read store, as is the rebuild that a process which ended had begun.
 */
export class AskedCare {
  readonly #parts: AskedCareParts;
  readonly #running = new Map<string, Promise<Position>>();
  readonly #stopping = new AbortController();
  #looking: Promise<void> = Promise.resolve();

  constructor(parts: AskedCareParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#looking = this.#look(this.#stopping.signal);
  }

  /** What is being filled is left as it is after its batch. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#looking;
    await Promise.allSettled(this.#running.values());
  }

  /** Asks for a rebuild whoever keeps the view; where that is this process, it begins at once. */
  async ask(loop: ViewLoop): Promise<Rebuild> {
    const asked = await this.#parts.readStore.askRebuild(loop.projection.name, randomUUID());
    if (loop.isKept) this.#carryOut(loop, asked).catch(() => undefined);
    return asked;
  }

  /** Rebuilds a view that this process keeps. @throws KeptElsewhere, ProjectionFailed, StoreUnavailable */
  async rebuild(loop: ViewLoop): Promise<Position> {
    const { name } = loop.projection;
    if (!loop.isKept) throw new KeptElsewhere(`Another process keeps ${name}`);
    return this.#carryOut(loop, await this.#parts.readStore.askRebuild(name, randomUUID()));
  }

  /** Goes on with what a process had begun that ended, whether it had been asked or not. */
  async goOn(loop: ViewLoop): Promise<void> {
    try {
      if (await loop.unfinished()) await this.ask(loop);
    } catch {
      // It stays as it is; what is served does not depend on it.
    }
  }

  #carryOut(loop: ViewLoop, rebuild: Rebuild): Promise<Position> {
    const { name } = loop.projection;
    const running = this.#running.get(name);
    if (running) return running;
    const { eventStore, readStore } = this.#parts;
    const { signal } = this.#stopping;
    const begun = rebuildView({ loop, eventStore, readStore, rebuild, signal }).finally(() =>
      this.#running.delete(name),
    );
    this.#running.set(name, begun);
    return begun;
  }

  async #look(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // A store that cannot be reached is asked again.
      await this.#begin().catch(() => undefined);
      await pause(LOOK_MS, signal);
    }
  }

  async #begin(): Promise<void> {
    const reports = await this.#parts.readStore.reports();
    for (const loop of this.#parts.loops) {
      if (!loop.isKept) continue;
      const { state, rebuild } = reports.get(loop.projection.name) ?? {};
      if (state?.state === 'failed' && state.resume) loop.resume();
      if (isOpen(rebuild)) this.#carryOut(loop, rebuild).catch(() => undefined);
    }
  }
}
