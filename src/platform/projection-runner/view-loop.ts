import { setImmediate } from 'node:timers/promises';
import type { Recorded } from '../../kernel/envelope.js';
import type { Position } from '../../kernel/ids.js';
import type { AnyProjection } from '../../kernel/projection.js';
import { START, type EventStore } from '../event-store/event-store.js';
import { LeaseLost, type ReadStore } from '../read-store/read-store.js';
import type { ViewReport } from '../read-store/view-report.js';
import { applyBatch } from './apply-batch.js';
import { type Filling, newFilling, type Standing, unfinishedFilling } from './filling.js';
import { KeptFilling } from './kept-filling.js';
import { KeptElsewhere } from './kept-views.js';
import { failureOf, type Observer, type ViewStatus } from './observation.js';
import { pause } from './pause.js';
import { PositionWaiters } from './position-waiters.js';
import { ProjectionFailed } from './projection-failed.js';
import { lagOf, reachesServed, reportedStatus } from './reported-status.js';
import type { SharedLog } from './shared-log.js';
import { ToldState } from './told-state.js';

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
  readonly #kept: KeptFilling;
  readonly #state: ToldState;
  /** The head of the log when last looked: who reached it is live. */
  #target: Position = START;
  #attempts = 0;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(parts: ViewLoopParts) {
    const { projection, readStore } = parts;
    this.#parts = parts;
    this.projection = projection;
    this.#kept = new KeptFilling(projection, readStore);
    this.#state = new ToldState(async (state) => {
      // Who only waits for the view has nothing to say of it.
      if (this.isKept) await readStore.saveState(projection.name, state);
    });
  }

  /** Whether this process keeps the view, as far as it knows. */
  get isKept(): boolean {
    return this.#kept.isKept;
  }

  /** Finds where the view stands, unless another process keeps it: then nothing is done until that one does not. */
  async open(): Promise<void> {
    if (!(await this.#kept.open())) return;
    this.#state.become({ state: 'catching-up' });
    this.#parts.takenOver();
  }

  /** Goes on from where the view stands. */
  start(): void {
    // Stopped while it was being opened: nobody would stop it again.
    if (this.#stopping.signal.aborted) void this.#kept.letGo();
    else this.#launch();
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#state.stop();
    this.#waiters.giveUp();
    await this.#kept.release();
  }

  /** Goes on with a failed view at the event that failed. False where it had not failed. */
  resume(): boolean {
    if (!this.#state.is('failed')) return false;
    this.#launch();
    return true;
  }

  /** Does something while the view stands still between two batches. @throws KeptElsewhere */
  exclusive<T>(work: (standing: Standing) => Promise<T>): Promise<T> {
    return this.#kept.exclusive(work);
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
  async adopt(filled: Standing): Promise<void> {
    try {
      await this.#kept.adopt(filled);
      await this.#progress(filled.position);
    } finally {
      if (!this.#kept.standing) this.#waiters.giveUp();
      this.resume();
    }
  }

  /** Whether what is served reaches a position within so many milliseconds. A failed view does not. */
  async reaches(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.#kept.served >= position) return true;
    if (this.#state.is('failed') || this.#state.is('stopped')) return false;
    if (this.#kept.standing) return this.#waiters.wait(position, timeoutMs);
    const { readStore } = this.#parts;
    return reachesServed(readStore, this.projection.name, position, Date.now() + timeoutMs);
  }

  /** How it stands; where another process keeps it, what that one reported. */
  status(head: Position, report: ViewReport | undefined): ViewStatus {
    const reported = reportedStatus(this.projection, report, head);
    if (!this.isKept && !this.#state.is('stopped')) return reported;
    const { position } = this.#kept.standing ?? { position: BigInt(reported.position) };
    return {
      ...this.#state.now,
      name: reported.name,
      version: reported.version,
      position: position.toString(),
      lag: lagOf(head, position),
      ...(reported.rebuild && { rebuild: reported.rebuild }),
    };
  }

  #launch(): void {
    this.#state.become({ state: 'catching-up' });
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
        if (error instanceof LeaseLost || error instanceof KeptElsewhere) await this.#letGo();
        else await this.#retryLater(error, signal);
      }
    }
  }

  async #becomeKeeper(signal: AbortSignal): Promise<void> {
    while (!this.#kept.standing && !signal.aborted) {
      await this.open();
      if (!this.#kept.standing) await pause(ASK_AGAIN_MS, signal);
    }
  }

  async #letGo(): Promise<void> {
    this.#waiters.giveUp();
    await this.#kept.letGo();
  }

  async #followLog(stopping: AbortSignal): Promise<void> {
    if (!this.#kept.standing) return;
    const signal = AbortSignal.any([stopping, this.#kept.lost]);
    const start = await this.exclusive(async ({ position }) => {
      this.#target = await this.#parts.eventStore.head();
      await this.#progress(position);
      return position;
    });
    for await (const batch of this.#parts.log.follow(start, signal)) {
      this.#kept.requireLease();
      await this.exclusive((standing) => this.#take(batch, standing));
      await setImmediate();
    }
    this.#kept.requireLease();
  }

  async #take(batch: readonly Recorded[], { filling, position: seen }: Standing): Promise<void> {
    // A rebuilt collection may be ahead of what this loop reads.
    const first = batch[0]?.position ?? START;
    const events = first > seen ? batch : batch.filter((event) => event.position > seen);
    if (events.length === 0) return;
    const started = performance.now();
    const { last, documents, failure } = await applyBatch(
      this.projection,
      events,
      filling.collection,
    );
    if (last) {
      const { position } = last;
      await this.#kept.advance(filling, last);
      this.#attempts = 0;
      this.#state.recover();
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
    if (this.#state.is('catching-up') && position >= this.#target) {
      this.#target = await this.#parts.eventStore.head();
      if (position >= this.#target) await this.#goLive(position);
    }
    if (this.#kept.isServed) this.#waiters.reached(position);
  }

  async #goLive(position: Position): Promise<void> {
    await this.#kept.serve();
    this.#state.become({ state: 'live' });
    this.#parts.observe({ kind: 'live', view: this.projection.name, position });
  }

  #fail(failure: ProjectionFailed): void {
    this.#state.become({ state: 'failed', failure: failureOf(failure) });
    this.#waiters.giveUp();
    // Another process may mend it, and end: then it is this one's turn again.
    this.#kept.lost.addEventListener('abort', () => this.resume(), { once: true });
    this.#parts.observe({ kind: 'failed', view: this.projection.name, failure });
  }

  /** A store that cannot be reached is not the projection's fault: it goes on by itself. */
  async #retryLater(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.#state.become({ state: 'catching-up', failure: failureOf(error) });
    this.#parts.observe({ kind: 'interrupted', view: this.projection.name, error });
    const delay = Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** this.#attempts);
    this.#attempts += 1;
    await pause(delay, signal);
  }
}
