import { randomUUID } from 'node:crypto';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection } from '../../kernel/projection.js';
import type { EventStore } from '../event-store/event-store.js';
import type { ReadStore } from '../read-store/read-store.js';
import type { Rebuild } from '../read-store/view-report.js';
import { KeptElsewhere, type KeptViews, UnknownView } from './kept-views.js';
import type { ViewStatus } from './observation.js';
import { reachesServed, reportedStatus } from './reported-status.js';

interface WatchedViews {
  readonly projections: readonly AnyProjection[];
  readonly eventStore: Pick<EventStore, 'head'>;
  readonly readStore: Pick<ReadStore, 'report' | 'reports' | 'askResume' | 'askRebuild'>;
}

/** Views that projectors keep, as a process sees them that only reads: by what is said of them in the read store. */
export class ViewsKeptElsewhere implements KeptViews {
  readonly #projections: ReadonlyMap<string, AnyProjection>;

  constructor(private readonly watched: WatchedViews) {
    this.#projections = new Map(watched.projections.map((each) => [each.name, each]));
  }

  async status(): Promise<readonly ViewStatus[]> {
    const head = await this.watched.eventStore.head();
    const reports = await this.watched.readStore.reports();
    return [...this.#projections.values()].map((projection) =>
      reportedStatus(projection, reports.get(projection.name), head),
    );
  }

  async waitFor(
    position: Position,
    views: readonly string[] | 'all',
    timeoutMs: number,
  ): Promise<boolean> {
    const names = views === 'all' ? [...this.#projections.keys()] : views;
    names.forEach((name) => this.#require(name));
    const deadline = Date.now() + timeoutMs;
    for (const name of names) {
      if (!(await reachesServed(this.watched.readStore, name, position, deadline))) return false;
    }
    return true;
  }

  async resume(view: string): Promise<boolean> {
    this.#require(view);
    return this.watched.readStore.askResume(view);
  }

  async askRebuild(view: string): Promise<Rebuild> {
    this.#require(view);
    return this.watched.readStore.askRebuild(view, randomUUID());
  }

  async verify(view: string): Promise<never> {
    return this.#refuse(view);
  }

  async stop(): Promise<void> {
    // Nothing runs here.
  }

  #refuse(view: string): never {
    this.#require(view);
    throw new KeptElsewhere(`${view} is kept by the projectors: ask one of them`);
  }

  #require(view: string): void {
    if (!this.#projections.has(view)) throw new UnknownView(`No view is named ${view}`);
  }
}
