import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Recorded } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection } from '../../kernel/projection.js';
import { START, type EventStore } from '../event-store/event-store.js';
import { LeaseLost, type ReadStore, type ViewLease } from '../read-store/read-store.js';
import { applyBatch } from './apply-batch.js';
import {
  type Filling,
  newFilling,
  openFilling,
  type Standing,
  unfinishedFilling,
} from './filling.js';
import { KeptElsewhere } from './kept-views.js';
import { failureOf, type Observer, type ViewState, type ViewStatus } from './observation.js';
import { PositionWaiters } from './position-waiters.js';
import { ProjectionFailed } from './projection-failed.js';
import { reachesServed, servedPosition } from './served-position.js';
import type { SharedLog } from './shared-log.js';

const RETRY_MS = { first: 50, most: 5_000 } as const;

/** How often a process asks for a view that another one keeps. */
const ASK_AGAIN_MS = 500;

export interface ViewLoopParts {
  readonly projection: AnyProjection;
  readonly log: SharedLog;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly observe: Observer;
  /** Told each time that this process begins to keep the view. */
  readonly takenOver: () => void;
}

/** Keeps one view up with the log, one batch after the other. */
export class ViewLoop {
  readonly projection: AnyProjection;
  readonly #parts: ViewLoopParts;
  readonly #waiters = new PositionWaiters();
  /** Held from when this process keeps the view. */
  #lease: ViewLease | undefined;
  #standing: Standing | undefined;
  /** The collection that serves until this loop has caught up, where its version is another. */
  #supersedes: string | undefined;
  #state: ViewState = 'stopped';
  #failure: unknown;
  /** The head of the log when last looked: who reached it is live. */
  #target: Position = START;
  #attempts = 0;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: ViewLoopParts) {
    this.#parts = parts;
    this.projection = parts.projection;
  }

  /** Finds where the view stands, unless another process keeps it: then nothing is done until that one does not. */
  async open(): Promise<void> {
    const { readStore, takenOver } = this.#parts;
    const lease = await readStore.lease(this.projection.name);
    if (!lease) return;
    const { filling, position, supersedes } = await openFilling(readStore, this.projection);
    this.#lease = lease;
    this.#standing = { filling, position };
    this.#supersedes = supersedes;
    takenOver();
  }

  /** Goes on from where the view stands. */
  start(): void {
    // Stopped while it was being opened: nobody would stop it again.
    if (this.#stopping.signal.aborted) void this.#letGo();
    else this.#launch();
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#state = 'stopped';
    this.#waiters.giveUp();
    // A store that cannot be reached finds out by itself.
    await this.#lease?.release().catch(() => undefined);
  }

  /** Goes on with a failed view at the event that failed. False where it had not failed. */
  resume(): boolean {
    if (this.#state !== 'failed') return false;
    this.#launch();
    return true;
  }

  /** Does something while the view stands still between two batches. */
  exclusive<T>(work: (standing: Standing) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => {
      if (!this.#standing) throw new KeptElsewhere(`Another process keeps ${this.projection.name}`);
      return work(this.#standing);
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** An empty collection to fill beside the one that is live. */
  newFilling(): Promise<Filling> {
    return this.exclusive(() => newFilling(this.#parts.readStore, this.projection));
  }

  /** A filling beside the live one that a process which ended had begun. */
  unfinished(): Promise<Standing | undefined> {
    return this.exclusive(({ filling }) =>
      unfinishedFilling(this.#parts.readStore, this.projection, filling.name),
    );
  }

  /** Lets another collection, no less far, serve from now on, and mends a failed view. Only inside `exclusive`. */
  async adopt({ filling, position }: Standing): Promise<void> {
    await this.#parts.readStore.saveCheckpoint(filling.name, { position: position.toString() });
    try {
      await this.#serve(filling);
    } catch (fault) {
      // Nobody knows which of the two serves now: the loop looks, as it does when it begins.
      await this.#letGo();
      throw fault;
    }
    this.#standing = { filling, position };
    await this.#progress(position);
    this.resume();
  }

  /** Whether what is served reaches a position within so many milliseconds. A failed view does not. */
  async reaches(position: Position, timeoutMs: number): Promise<boolean> {
    const served =
      this.#standing && this.#supersedes === undefined ? this.#standing.position : START;
    if (served >= position) return true;
    if (this.#state === 'failed' || this.#state === 'stopped') return false;
    if (!this.#standing) {
      const { readStore } = this.#parts;
      return reachesServed(readStore, this.projection.name, position, Date.now() + timeoutMs);
    }
    return this.#waiters.wait(position, timeoutMs);
  }

  /** How it stands; where another process keeps it, what is served. */
  async status(head: Position): Promise<ViewStatus> {
    const { name, version } = this.projection;
    const elsewhere = this.#standing
      ? undefined
      : await servedPosition(this.#parts.readStore, name);
    const position = this.#standing?.position ?? elsewhere ?? START;
    const isServed = elsewhere !== undefined && elsewhere >= head;
    return {
      name,
      version,
      state: isServed && this.#state === 'catching-up' ? 'live' : this.#state,
      position: position.toString(),
      lag: head > position ? Number(head - position) : 0,
      ...(this.#failure !== undefined && { failure: failureOf(this.#failure) }),
    };
  }

  #launch(): void {
    this.#state = 'catching-up';
    this.#failure = undefined;
    this.#attempts = 0;
    this.#running = this.#run(this.#stopping.signal);
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#becomeKeeper(signal);
        await this.#followLog(signal);
      } catch (error) {
        if (error instanceof ProjectionFailed) return this.#fail(error);
        this.#state = 'catching-up';
        if (error instanceof LeaseLost || error instanceof KeptElsewhere) await this.#letGo();
        else await this.#retryLater(error, signal);
      }
    }
  }

  async #becomeKeeper(signal: AbortSignal): Promise<void> {
    while (!this.#standing && !signal.aborted) {
      await this.open();
      if (!this.#standing) await pause(ASK_AGAIN_MS, signal);
    }
  }

  /** Another process may keep the view now: nothing more is written, and nothing that was known of it counts. */
  async #letGo(): Promise<void> {
    const lease = this.#lease;
    this.#lease = undefined;
    this.#standing = undefined;
    this.#waiters.giveUp();
    await lease?.release().catch(() => undefined);
  }

  async #followLog(stopping: AbortSignal): Promise<void> {
    const lease = this.#lease;
    if (!lease) return;
    const signal = AbortSignal.any([stopping, lease.lost]);
    const start = await this.exclusive(async ({ position }) => {
      this.#target = await this.#parts.eventStore.head();
      await this.#progress(position);
      return position;
    });
    for await (const batch of this.#parts.log.follow(start, signal)) {
      this.#requireLease();
      await this.exclusive((standing) => this.#take(batch, standing));
      await setImmediate();
    }
    this.#requireLease();
  }

  #requireLease(): void {
    if (this.#lease?.lost.aborted) throw new LeaseLost(`${this.projection.name} was taken over`);
  }

  async #take(batch: readonly Recorded[], { filling, position: seen }: Standing): Promise<void> {
    // A rebuilt collection may be ahead of what this loop reads.
    const first = batch[0]?.position ?? START;
    const events = first > seen ? batch : batch.filter((event) => event.position > seen);
    if (events.length === 0) return;
    const started = performance.now();
    const { position, documents, failure } = await applyBatch(
      this.projection,
      events,
      filling.collection,
    );
    if (position !== undefined) {
      await this.#parts.readStore.saveCheckpoint(filling.name, { position: position.toString() });
      this.#standing = { filling, position };
      this.#attempts = 0;
      this.#failure = undefined;
      const seconds = (performance.now() - started) / 1_000;
      const view = this.projection.name;
      this.#parts.observe({
        kind: 'batch-applied',
        view,
        events: events.length,
        documents,
        position,
        seconds,
      });
      await this.#progress(position);
    }
    if (failure) throw failure;
  }

  /** Tells those who wait, and notices when the view has caught up. */
  async #progress(position: Position): Promise<void> {
    if (this.#state === 'catching-up' && position >= this.#target) {
      this.#target = await this.#parts.eventStore.head();
      if (position >= this.#target) await this.#goLive(position);
    }
    if (this.#supersedes === undefined) this.#waiters.reached(position);
  }

  async #goLive(position: Position): Promise<void> {
    if (this.#supersedes !== undefined && this.#standing) await this.#serve(this.#standing.filling);
    this.#failure = undefined;
    this.#state = 'live';
    this.#parts.observe({ kind: 'live', view: this.projection.name, position });
  }

  async #serve(filling: Filling): Promise<void> {
    const { readStore } = this.#parts;
    await readStore.swap(this.projection.name, filling.name);
    if (this.#supersedes !== undefined) await readStore.drop(this.#supersedes);
    this.#supersedes = undefined;
  }

  #fail(failure: ProjectionFailed): void {
    this.#state = 'failed';
    this.#failure = failure;
    this.#waiters.giveUp();
    this.#parts.observe({ kind: 'failed', view: this.projection.name, failure });
  }

  /** A store that cannot be reached is not the projection's fault: it goes on by itself. */
  async #retryLater(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.#failure = error;
    this.#parts.observe({ kind: 'interrupted', view: this.projection.name, error });
    const delay = Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** this.#attempts);
    this.#attempts += 1;
    await pause(delay, signal);
  }
}

/** Waits, or is told to stop meanwhile: the loop sees it. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined);
