import type { Document } from '../../../kernel/projection.js';
import { partsOfCollectionName, scopeOf } from '../collection-name.js';
import {
  type Checkpoint,
  type Collection,
  LeaseLost,
  type ReadStore,
  type ViewLease,
} from '../read-store.js';
import {
  isOpen,
  type Rebuild,
  type ViewReport,
  type ViewState,
  withProgress,
} from '../view-report.js';
import { MemoryCollection } from './memory-collection.js';

/** Nobody else sees this memory, so nobody takes a view away. */
const ALWAYS: ViewLease = {
  lost: new AbortController().signal,
  release: () => Promise.resolve(),
};

/** Live views in memory: folded from the log at every start, so there is nothing to migrate, back up or erase. */
export class MemoryReadStore implements ReadStore {
  readonly #collections = new Map<string, MemoryCollection<never>>();
  readonly #checkpoints = new Map<string, Checkpoint>();
  readonly #live = new Map<string, string>();
  readonly #states = new Map<string, ViewState>();
  readonly #rebuilds = new Map<string, Rebuild>();
  #owner: string | undefined;

  lease(): Promise<ViewLease> {
    return Promise.resolve(ALWAYS);
  }

  newEpoch(view: string): Promise<number> {
    const live = this.#live.get(view);
    const epoch = live === undefined ? 0 : (partsOfCollectionName(live)?.epoch ?? 0);
    return Promise.resolve(epoch + 1);
  }

  fillings(view: string): Promise<readonly string[]> {
    const names = [...this.#collections.keys()];
    return Promise.resolve(names.filter((name) => partsOfCollectionName(name)?.view === view));
  }

  served<Doc extends Document>(view: string): Promise<Collection<Doc> | undefined> {
    const live = this.#live.get(view);
    return live === undefined ? Promise.resolve(undefined) : this.collection<Doc>(live);
  }

  collection<Doc extends Document>(
    name: string,
    indexes?: readonly (readonly string[])[],
  ): Promise<Collection<Doc>> {
    const known = this.#collections.get(name);
    // Which documents a name stands for is known to the projection only.
    if (known) return Promise.resolve(known as unknown as Collection<Doc>);
    const made = new MemoryCollection<Doc>(scopeOf(name), indexes);
    this.#collections.set(name, made as unknown as MemoryCollection<never>);
    return Promise.resolve(made);
  }

  drop(collection: string): Promise<void> {
    this.#collections.delete(collection);
    this.#checkpoints.delete(collection);
    return Promise.resolve();
  }

  checkpoint(collection: string): Promise<Checkpoint | undefined> {
    return Promise.resolve(this.#checkpoints.get(collection));
  }

  saveCheckpoint(collection: string, checkpoint: Checkpoint): Promise<void> {
    this.#checkpoints.set(collection, checkpoint);
    return Promise.resolve();
  }

  async ownedBy(ledgerId: string): Promise<string> {
    this.#owner ??= ledgerId;
    return this.#owner;
  }

  liveCollection(view: string): Promise<string | undefined> {
    return Promise.resolve(this.#live.get(view));
  }

  async swap(view: string, collection: string): Promise<void> {
    if (!this.#collections.has(collection)) throw new Error(`No such collection: ${collection}`);
    this.#live.set(view, collection);
  }

  report(view: string): Promise<ViewReport> {
    const live = this.#live.get(view);
    const checkpoint = live === undefined ? undefined : this.#checkpoints.get(live);
    const state = this.#states.get(view);
    const rebuild = this.#rebuilds.get(view);
    const positionOf = (name: string) => this.#checkpoints.get(name)?.position;
    return Promise.resolve({
      ...(live !== undefined && { live }),
      ...checkpoint,
      ...(state && { state }),
      ...(rebuild && { rebuild: withProgress(rebuild, positionOf) }),
    });
  }

  async reports(): Promise<ReadonlyMap<string, ViewReport>> {
    const views = [...this.#live.keys(), ...this.#states.keys(), ...this.#rebuilds.keys()];
    const reports = new Map<string, ViewReport>();
    for (const view of views) reports.set(view, await this.report(view));
    return reports;
  }

  saveState(view: string, state: ViewState): Promise<void> {
    this.#states.set(view, state);
    return Promise.resolve();
  }

  askResume(view: string): Promise<boolean> {
    const known = this.#states.get(view);
    if (known?.state !== 'failed') return Promise.resolve(false);
    this.#states.set(view, { ...known, resume: true });
    return Promise.resolve(true);
  }

  askRebuild(view: string, id: string): Promise<Rebuild> {
    const known = this.#rebuilds.get(view);
    if (isOpen(known)) return Promise.resolve(known);
    const asked: Rebuild = { id, stage: 'asked' };
    this.#rebuilds.set(view, asked);
    return Promise.resolve(asked);
  }

  async saveRebuild(view: string, rebuild: Rebuild): Promise<void> {
    if (this.#rebuilds.get(view)?.id !== rebuild.id)
      throw new LeaseLost(`${view}: another rebuild`);
    this.#rebuilds.set(view, rebuild);
  }

  close(): Promise<void> {
    this.#collections.clear();
    this.#checkpoints.clear();
    this.#live.clear();
    this.#states.clear();
    this.#rebuilds.clear();
    return Promise.resolve();
  }
}
