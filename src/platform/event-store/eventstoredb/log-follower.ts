import {
  type AllStreamRecordedEvent,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type EventStoreDBClient,
  type Position,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import type { StreamName, Uuid } from '../../../kernel/ids.js';
import { AppendSignal } from '../append-signal.js';
import { NotALedger, StoreAccessDenied, StoreUnavailable } from '../event-store.js';
import type { StoreIntervention } from '../store-intervention.js';
import { GrowingPauses, type PauseLimits } from './growing-pauses.js';
import { interventionIn } from './intervention-in.js';
import { type KeptEvent, recordedAtOf } from './kept-event.js';
import type { LedgerStreams } from './ledger-streams.js';
import { PositionIndex } from './position-index.js';
import { RecentEvents } from './recent-events.js';
import { RevisionWaiters, type Wait } from './revision-waiters.js';
import { asStoreFault, StoreTooSlow } from './store-faults.js';

export interface Following {
  readonly client: EventStoreDBClient;
  readonly streams: LedgerStreams;
  /** In milliseconds: for the server to confirm a subscription, and for an event that somebody waits for. */
  readonly timeLimitMs: number;
  readonly pauses: PauseLimits;
  /** Told of each fault after which it tries again. */
  readonly tell: (fault: unknown) => void;
}

/** Of the server's log, others' events among them, between two checkpoints: 32 windows of 32 events. */
const WINDOWS_TO_A_CHECKPOINT = 32;

/** A server that says nothing for so long after it confirmed has nothing more: older ones do not tell that we caught up. */
const QUIET_MS = 2_000;

/**
 * Gives each event as it comes, until the subscription is over.
 * @throws the fault of the subscription, or of who takes the events: none is given after that
 */
const eachEvent = (
  subscription: AllStreamSubscription,
  take: (event: AllStreamRecordedEvent) => void,
): Promise<never> =>
  new Promise((_, reject) => {
    const given = ({ event }: AllStreamResolvedEvent): void => {
      try {
        if (event) take(event);
      } catch (fault) {
        subscription.off('data', given);
        reject(fault);
      }
    };
    const over = (): void => reject(new StoreUnavailable('The server ended the subscription'));
    // Faults that follow on the first would end the process where nobody listens.
    subscription.on('data', given).on('error', reject).on('end', over).on('close', over);
  });

/**
 * Follows the server's log for as long as the store is open, and numbers the ledger's events in it. Lost, it goes on
 * from the last event or checkpoint that it processed; what is delivered twice is passed over.
 */
export class LogFollower {
  readonly index = new PositionIndex();
  readonly recent = new RecentEvents();
  /** Rings after each event of ours, and when something is over. */
  readonly grown = new AppendSignal();
  readonly #following: Following;
  readonly #stopping = new AbortController();
  readonly #caughtUp = Promise.withResolvers<void>();
  readonly #interventions: StoreIntervention[] = [];
  readonly #waiting: RevisionWaiters;
  #watcher: ((intervention: StoreIntervention) => void) | undefined;
  #subscription: AllStreamSubscription | undefined;
  #resumeAfter: Position | undefined;
  #lastFault: unknown;
  #lost: NotALedger | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(following: Following) {
    this.#following = following;
    this.#waiting = new RevisionWaiters(following.timeLimitMs);
    this.#caughtUp.promise.catch(() => undefined);
  }

  /** Settles once the log was read to its end. @throws NotALedger, StoreAccessDenied: it does not try again */
  start(): Promise<void> {
    this.#running = this.#run(this.#stopping.signal);
    return this.#caughtUp.promise;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#cancel(this.#subscription);
    await this.#running;
    this.#caughtUp.reject(new StoreUnavailable('The ledger is closing.'));
    this.#waiting.giveUp();
    this.grown.ring();
  }

  /** @throws NotALedger where events of ours are gone: no number after them would be right */
  requireWhole(): void {
    if (this.#lost) throw this.#lost;
  }

  /** Tells of every intervention there was, and of each that comes. */
  watch(tell: (intervention: StoreIntervention) => void): void {
    this.#watcher = tell;
    for (const each of this.#interventions.splice(0)) tell(each);
  }

  /** How far the server's log was read, in its own positions. */
  get progress(): bigint {
    return this.#resumeAfter?.commit ?? -1n;
  }

  /** What it last met, and tried again after. */
  get lastFault(): unknown {
    return this.#lastFault;
  }

  /**
   * For an event of a stream that is not numbered yet.
   * @param late makes the fault where it does not come within the time limit, or the log is not followed any more
   */
  waitFor(stream: StreamName, revision: number, late: () => unknown): Wait {
    return this.#waiting.wait(stream, revision, late);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const pauses = new GrowingPauses(this.#following.pauses);
    while (!signal.aborted) {
      try {
        await this.#follow(pauses);
      } catch (fault) {
        if (signal.aborted) return;
        const known = asStoreFault(fault, { what: 'read' });
        if (known instanceof NotALedger) {
          this.#lost = known;
          this.#waiting.giveUp();
          this.grown.ring();
          this.#caughtUp.reject(known);
          return;
        }
        if (known instanceof StoreAccessDenied) this.#caughtUp.reject(known);
        this.#lastFault = known;
        this.#following.tell(known);
      }
      await pauses.take(signal);
    }
  }

  async #follow(pauses: GrowingPauses): Promise<void> {
    const subscription = this.#subscribe();
    this.#subscription = subscription;
    const watch = this.#watchConfirmation(subscription);
    const atEnd = (): void => {
      watch.end();
      this.#caughtUp.resolve();
    };
    // What the server sent before was taken by then: events are given as they come.
    subscription.on('caughtUp', () => setImmediate(atEnd));
    subscription.on('confirmation', () => {
      pauses.reset();
      watch.confirmed(atEnd);
    });
    try {
      await eachEvent(subscription, (event) => {
        watch.heard();
        this.#take(event);
      });
    } finally {
      watch.end();
      this.#cancel(subscription);
    }
  }

  #subscribe(): AllStreamSubscription {
    const { client, streams } = this.#following;
    const subscription: AllStreamSubscription = client.subscribeToAll({
      fromPosition: this.#resumeAfter ?? START,
      filter: streamNameFilter({
        prefixes: streams.prefixes,
        checkpointInterval: WINDOWS_TO_A_CHECKPOINT,
        checkpointReached: (_, position) => {
          // Events before it may wait in the stream's buffer still: only with nothing left there is it reached.
          setImmediate(() => {
            if (this.#subscription === subscription && subscription.readableLength === 0)
              this.#reached(position);
          });
        },
      }),
    });
    return subscription;
  }

  /** Ends a subscription that is never confirmed, and notices one that has nothing more to say. */
  #watchConfirmation(subscription: AllStreamSubscription) {
    const late = (): void => {
      subscription.destroy(new StoreTooSlow('EventStoreDB does not confirm the subscription'));
    };
    let timer: NodeJS.Timeout | undefined = setTimeout(late, this.#following.timeLimitMs);
    return {
      confirmed: (quiet: () => void): void => {
        clearTimeout(timer);
        timer = setTimeout(quiet, QUIET_MS).unref();
      },
      heard: (): void => {
        timer?.refresh();
      },
      end: (): void => {
        clearTimeout(timer);
        timer = undefined;
      },
    };
  }

  #reached(position: Position): void {
    if (position.commit > (this.#resumeAfter?.commit ?? -1n)) this.#resumeAfter = position;
  }

  #take(event: AllStreamRecordedEvent): void {
    // Delivered before.
    if (event.position.commit <= (this.#resumeAfter?.commit ?? -1n)) return;
    const ours = this.#following.streams.ours(event.streamId);
    if (ours?.isMetastream || (ours && event.type === '$streamDeleted'))
      this.#notice(interventionIn(ours.stream, event));
    else if (ours && !event.type.startsWith('$')) this.#number(ours.stream, event);
    this.#reached(event.position);
  }

  /** @throws NotALedger */
  #number(stream: StreamName, event: AllStreamRecordedEvent): void {
    const revision = Number(event.revision);
    const position = this.index.add({
      stream,
      revision,
      commit: event.position.commit,
      eventId: event.id as Uuid,
      recordedAt: recordedAtOf(event.metadata),
    });
    const kept: KeptEvent = { position, stream, event };
    this.recent.add(kept);
    this.#waiting.came(kept, revision);
    this.grown.ring();
  }

  #notice(intervention: StoreIntervention): void {
    if (this.#watcher) this.#watcher(intervention);
    else this.#interventions.push(intervention);
  }

  #cancel(subscription: AllStreamSubscription | undefined): void {
    if (this.#subscription === subscription) this.#subscription = undefined;
    void subscription?.unsubscribe().catch(() => undefined);
    subscription?.destroy();
  }
}
