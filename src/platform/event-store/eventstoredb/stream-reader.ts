import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type RecordedEvent,
} from '@eventstore/db-client';
import type { StreamName } from '../../../kernel/ids.js';
import { StreamRemoved } from '../event-store.js';
import type { KeptEvent } from './kept-event.js';
import type { LedgerStreams } from './ledger-streams.js';
import type { LogFollower } from './log-follower.js';
import { NO_REVISION } from './position-index.js';
import { asStoreFault, StoreTooSlow } from './store-faults.js';

export interface StreamReading {
  readonly client: EventStoreDBClient;
  readonly streams: LedgerStreams;
  readonly follower: LogFollower;
  /** In milliseconds: for the next event. */
  readonly timeLimitMs: number;
}

const isMissing = (fault: unknown): boolean =>
  fault instanceof Error && 'type' in fault && fault.type === 'stream-not-found';

/** Reads streams from the server: whatever was acknowledged to anybody before is there. */
export class StreamReader {
  constructor(private readonly reading: StreamReading) {}

  /**
   * A stream's events from a revision on, at their places.
   * @throws StoreUnavailable, StreamRemoved where events that were there are not given any more
   */
  async from(stream: StreamName, revision: number): Promise<readonly KeptEvent[]> {
    const { follower } = this.reading;
    const known = follower.index.lastRevisionOf(stream);
    const events = await this.#read(stream, { from: revision });
    const last = Number(events.at(-1)?.revision ?? NO_REVISION);
    // Hidden from its readers, from the beginning or as a whole.
    if (Number(events[0]?.revision ?? revision) !== revision) throw new StreamRemoved(stream);
    if (events.length === 0 && known >= revision) throw new StreamRemoved(stream);
    if (events.length === 0) return [];
    await this.#requireNumbered(stream, last);
    const ordinals = follower.index.ordinalsOf(stream, revision);
    return events.map((event, index) => ({ position: ordinals[index] ?? 0, stream, event }));
  }

  /**
   * The stream's last revision, -1 where there is no such stream. Where that is the one expected, the log is read as
   * far before it is told.
   * @throws StoreUnavailable, StreamRemoved
   */
  async lastRevision(stream: StreamName, expected: number): Promise<number> {
    const [last] = await this.#read(stream, { from: 'end' });
    const revision = Number(last?.revision ?? NO_REVISION);
    if (revision === expected && revision !== NO_REVISION)
      await this.#requireNumbered(stream, revision);
    return revision;
  }

  /** @throws StoreTooSlow, NotALedger */
  async #requireNumbered(stream: StreamName, revision: number): Promise<void> {
    const { follower } = this.reading;
    if (follower.index.lastRevisionOf(stream) >= revision) return;
    try {
      await follower.waitFor(
        stream,
        revision,
        () => new StoreTooSlow(`The log has not given ${stream} as far as it was read`),
      ).event;
    } catch (fault) {
      follower.requireWhole();
      throw fault;
    }
  }

  async #read(
    stream: StreamName,
    { from }: { from: number | 'end' },
  ): Promise<readonly RecordedEvent[]> {
    const { client, streams, timeLimitMs } = this.reading;
    const name = streams.nameOnServer(stream);
    const events =
      from === 'end'
        ? client.readStream(name, { direction: BACKWARDS, fromRevision: END, maxCount: 1 })
        : client.readStream(name, { direction: FORWARDS, fromRevision: BigInt(from) });
    events.on('error', () => undefined);
    const watch = setTimeout(() => {
      events.destroy(new StoreTooSlow(`EventStoreDB does not answer a read of ${stream}`));
      void events.cancel().catch(() => undefined);
    }, timeLimitMs);
    const read: RecordedEvent[] = [];
    try {
      for await (const { event } of events) {
        watch.refresh();
        if (event) read.push(event);
      }
      return read;
    } catch (fault) {
      if (isMissing(fault)) return [];
      throw asStoreFault(fault, { what: 'read', stream });
    } finally {
      clearTimeout(watch);
    }
  }
}
