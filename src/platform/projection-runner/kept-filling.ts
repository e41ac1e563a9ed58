import type { Recorded } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection } from '../../kernel/projection.js';
import { START } from '../event-store/event-store.js';
import { LeaseLost, type ReadStore, type ViewLease } from '../read-store/read-store.js';
import { checkpointAt, type Filling, openFilling, type Standing } from './filling.js';
import { KeptElsewhere } from './kept-views.js';

/** What a process has in hand while it keeps a view: the lease, what it fills, and how far that is. */
export class KeptFilling {
  readonly #projection: AnyProjection;
  readonly #readStore: ReadStore;
  #lease: ViewLease | undefined;
  #standing: Standing | undefined;
  /** The collection that serves until this one has caught up, where its version is another. */
  #supersedes: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(projection: AnyProjection, readStore: ReadStore) {
    this.#projection = projection;
    this.#readStore = readStore;
  }

  get standing(): Standing | undefined {
    return this.#standing;
  }

  /** How far what is served got, as far as this process knows; the beginning while it fills what does not serve yet. */
  get served(): Position {
    return this.#standing && this.#supersedes === undefined ? this.#standing.position : START;
  }

  get isServed(): boolean {
    return this.#supersedes === undefined;
  }

  /** Whether this process keeps the view, as far as it knows. */
  get isKept(): boolean {
    return this.#standing !== undefined && this.#lease?.lost.aborted === false;
  }

  /** Aborted once another process may keep the view. */
  get lost(): AbortSignal {
    return this.#lease?.lost ?? AbortSignal.abort();
  }

  /** Finds where the view stands. False where another process keeps it. */
  async open(): Promise<boolean> {
    const lease = await this.#readStore.lease(this.#projection.name);
    if (!lease) return false;
    const { filling, position, supersedes } = await openFilling(this.#readStore, this.#projection);
    this.#lease = lease;
    this.#standing = { filling, position };
    this.#supersedes = supersedes;
    return true;
  }

  /** Another process may keep the view now: nothing more is written, and nothing that was known of it counts. */
  async letGo(): Promise<void> {
    this.#standing = undefined;
    await this.release();
  }

  /** A store that cannot be reached finds out by itself. */
  async release(): Promise<void> {
    const lease = this.#lease;
    this.#lease = undefined;
    await lease?.release().catch(() => undefined);
  }

  /** @throws LeaseLost */
  requireLease(): void {
    if (this.lost.aborted) throw new LeaseLost(`${this.#projection.name} was taken over`);
  }

  /** Does something while the view stands still between two batches. @throws KeptElsewhere */
  exclusive<T>(work: (standing: Standing) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => {
      if (!this.#standing)
        throw new KeptElsewhere(`Another process keeps ${this.#projection.name}`);
      return work(this.#standing);
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** What was taken in is in the collection. Only inside `exclusive`. */
  async advance(filling: Filling, last: Recorded): Promise<void> {
    await this.#readStore.saveCheckpoint(filling.name, checkpointAt(last));
    this.#standing = { filling, position: last.position };
  }

  /** Lets another collection serve from now on, no less far than this one. Only inside `exclusive`. */
  async adopt({ filling, position }: Standing): Promise<void> {
    try {
      await this.#serve(filling);
    } catch (fault) {
      // Nobody knows which of the two serves now: it is looked for, as when the view is opened.
      await this.letGo();
      throw fault;
    }
    this.#standing = { filling, position };
  }

  /** Lets what is filled serve, where it does not yet. */
  async serve(): Promise<void> {
    if (!this.isServed && this.#standing) await this.#serve(this.#standing.filling);
  }

  async #serve(filling: Filling): Promise<void> {
    await this.#readStore.swap(this.#projection.name, filling.name);
    if (this.#supersedes !== undefined) await this.#readStore.drop(this.#supersedes);
    this.#supersedes = undefined;
  }
}
