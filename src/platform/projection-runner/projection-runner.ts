import type { Position } from '../../kernel/ids.js';
import type { AnyProjection } from '../../kernel/projection.js';
import { type EventStore, StoreUnavailable } from '../event-store/event-store.js';
import type { ReadStore } from '../read-store/read-store.js';
import type { Rebuild, ViewReport } from '../read-store/view-report.js';
import { type KeptViews, UnknownView } from './kept-views.js';
import type { Observer, ViewStatus } from './observation.js';
import { AskedCare } from './asked-care.js';
import { SharedLog } from './shared-log.js';
import { verifyView, type Verification } from './verify-view.js';
import { ViewLoop } from './view-loop.js';

export interface ProjectionRunnerParts {
  readonly projections: readonly AnyProjection[];
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  /** Told of every batch, failure and interruption: for metrics and logs. Must not throw. */
  readonly observe?: Observer;
}

/** Keeps every view up with the log: one loop for each, so that none can stop another. */
export class ProjectionRunner implements KeptViews {
  readonly #eventStore: EventStore;
  readonly #readStore: ReadStore;
  readonly #loops: ReadonlyMap<string, ViewLoop>;
  readonly #log: SharedLog;
  readonly #care: AskedCare;

  /** @throws Error when two projections have one name */
  constructor({
    projections,
    eventStore,
    readStore,
    observe = () => undefined,
  }: ProjectionRunnerParts) {
    this.#eventStore = eventStore;
    this.#readStore = readStore;
    this.#log = new SharedLog(eventStore);
    const loops = new Map<string, ViewLoop>();
    for (const projection of projections) {
      if (loops.has(projection.name)) throw new Error(`Two views are named ${projection.name}`);
      const takenOver = (): void => this.#goOn(projection.name);
      const parts = { projection, eventStore, readStore, observe, takenOver, log: this.#log };
      loops.set(projection.name, new ViewLoop(parts));
    }
    this.#loops = loops;
    this.#care = new AskedCare({ loops: [...loops.values()], eventStore, readStore });
  }

  /** Starts every loop, and returns before they have caught up. */
  async start(): Promise<void> {
    // All stand before the first reads: they read the log together, as long as none falls behind.
    const openings = [...this.#loops.values()].map((loop) => loop.open());
    // Where one cannot be opened, none is any more on its way: all of them can be stopped.
    await Promise.allSettled(openings);
    await Promise.all(openings);
    for (const loop of this.#loops.values()) loop.start();
    this.#care.start();
  }

  /** Every loop finishes its batch; none starts another. A stopped runner is not started again. */
  async stop(): Promise<void> {
    await this.#care.stop();
    await Promise.all([...this.#loops.values()].map((loop) => loop.stop()));
    this.#log.close();
  }

  async status(): Promise<readonly ViewStatus[]> {
    const head = await this.#eventStore.head();
    const reports = await this.#reports();
    return [...this.#loops].map(([name, loop]) => loop.status(head, reports.get(name)));
  }

  async waitFor(
    position: Position,
    views: readonly string[] | 'all',
    timeoutMs: number,
  ): Promise<boolean> {
    const loops =
      views === 'all' ? [...this.#loops.values()] : views.map((view) => this.#loop(view));
    const reached = await Promise.all(loops.map((loop) => loop.reaches(position, timeoutMs)));
    return reached.every(Boolean);
  }

  async resume(view: string): Promise<boolean> {
    const loop = this.#loop(view);
    return loop.isKept ? loop.resume() : this.#readStore.askResume(view);
  }

  async askRebuild(view: string): Promise<Rebuild> {
    return this.#care.ask(this.#loop(view));
  }

  /**
   * Rebuilds a view that this process keeps. Asked twice at once, it is done once.
   * @returns the position that the new collection had when it began to serve
   * @throws UnknownView, KeptElsewhere, ProjectionFailed, StoreUnavailable
   */
  async rebuild(view: string): Promise<Position> {
    return this.#care.rebuild(this.#loop(view));
  }

  async verify(view: string): Promise<Verification> {
    return verifyView(this.#loop(view), this.#eventStore);
  }

  #goOn(view: string): void {
    void this.#care.goOn(this.#loop(view));
  }

  /** Of what this process keeps it knows enough, where nothing can be read. */
  async #reports(): Promise<ReadonlyMap<string, ViewReport>> {
    try {
      return await this.#readStore.reports();
    } catch (fault) {
      const keepsAll = [...this.#loops.values()].every((loop) => loop.isKept);
      if (keepsAll && fault instanceof StoreUnavailable) return new Map();
      throw fault;
    }
  }

  #loop(view: string): ViewLoop {
    const loop = this.#loops.get(view);
    if (!loop) throw new UnknownView(`No view is named ${view}`);
    return loop;
  }
}
