import { type EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import type { KeptEvent } from './kept-event.js';
import type { LedgerStreams } from './ledger-streams.js';
import type { LogFollower } from './log-follower.js';
import { asStoreFault, StoreTooSlow } from './store-faults.js';

export interface Paging {
  readonly client: EventStoreDBClient;
  readonly streams: LedgerStreams;
  readonly follower: LogFollower;
  /** In milliseconds: for the next event of a page. */
  readonly timeLimitMs: number;
}

/** Reads the ledger by its own positions, from memory where it is at hand, else from the server. */
export class LogPages {
  constructor(private readonly paging: Paging) {}

  /**
   * Up to `limit` events after a position, as far as the log is numbered.
   * @throws StoreUnavailable
   */
  async after(position: number, limit: number): Promise<readonly KeptEvent[]> {
    const { index, recent } = this.paging.follower;
    const upTo = Math.min(index.length, position + limit);
    if (upTo <= position) return [];
    return recent.after(position, limit) ?? this.#fromServer(position, upTo);
  }

  /**
   * By a subscription that ends with the page: a read of everything would bring others' events, too, since the client
   * does not pass its filter on. Where the page ends is known beforehand.
   */
  async #fromServer(after: number, upTo: number): Promise<readonly KeptEvent[]> {
    const { client, streams, follower, timeLimitMs } = this.paging;
    const commit = follower.index.commitOf(after);
    const subscription = client.subscribeToAll({
      fromPosition: after === 0 ? START : { commit, prepare: commit },
      filter: streamNameFilter({ prefixes: streams.prefixes }),
    });
    subscription.on('error', () => undefined);
    const watch = setTimeout(() => {
      subscription.destroy(new StoreTooSlow('EventStoreDB does not answer a read'));
    }, timeLimitMs);
    const page: KeptEvent[] = [];
    try {
      for await (const { event } of subscription) {
        watch.refresh();
        const position = after + page.length + 1;
        // Whatever comes between, or twice, is not at the place that the index knows.
        if (!event || event.position.commit !== follower.index.commitOf(position)) continue;
        const stream = streams.ours(event.streamId)?.stream;
        if (stream === undefined) continue;
        page.push({ position, stream, event });
        if (position === upTo) break;
      }
      return page;
    } catch (fault) {
      throw asStoreFault(fault, { what: 'read' });
    } finally {
      clearTimeout(watch);
      void subscription.unsubscribe().catch(() => undefined);
    }
  }
}
