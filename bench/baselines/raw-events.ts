import {
  type AllStreamSubscription,
  binaryEvent,
  EventStoreDBClient,
  NO_STREAM,
  streamNameFilter,
} from '@eventstore/db-client';
import { inLanes } from '../in-lanes.js';

/** An event as a program holds it before it is written. */
export interface RawEventToAppend {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
}

/** The client of EventStoreDB and nothing else: what any program must do to append there, and to see what it wrote. */
export class RawEvents {
  readonly #client: EventStoreDBClient;
  #subscription: AllStreamSubscription | undefined;
  #seen = 0;

  constructor(
    url: string,
    /** What the names of its streams begin with. */
    private readonly prefix: string,
  ) {
    this.#client = EventStoreDBClient.connectionString(url);
  }

  /** Takes in what it wrote, as a program does that shows it. */
  follow(): void {
    const filter = streamNameFilter({ prefixes: [this.prefix] });
    this.#subscription = this.#client.subscribeToAll({ filter });
    this.#subscription.on('error', () => undefined);
    this.#subscription.on('data', () => (this.#seen += 1));
  }

  /** Appends each at its revision, so many at once; where it follows, until all of them came back. */
  async append(events: readonly RawEventToAppend[], atOnce: number): Promise<void> {
    const end = this.#seen + events.length;
    await inLanes(events, atOnce, (event) => this.#appendOne(event));
    while (this.#subscription && this.#seen < end)
      await new Promise((resolve) => setImmediate(resolve));
  }

  async close(): Promise<void> {
    await this.#subscription?.unsubscribe();
    await this.#client.dispose();
  }

  #appendOne({ stream, revision, eventId, type, data, metadata }: RawEventToAppend) {
    const event = binaryEvent({
      id: eventId,
      type,
      data: Buffer.from(JSON.stringify(data)),
      metadata: Buffer.from(JSON.stringify(metadata)),
    });
    return this.#client.appendToStream(`${this.prefix}${stream}`, [event], {
      expectedRevision: revision === 0 ? NO_STREAM : BigInt(revision - 1),
    });
  }
}
