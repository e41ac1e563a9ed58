import {
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  binaryEvent,
  EventStoreDBClient,
  NO_STREAM,
  streamNameFilter,
} from '@eventstore/db-client';

/** An event as the bytes that are written. */
export interface RawEventToAppend {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** The client of EventStoreDB and nothing else: what any program must do to append there, and to see what it wrote. */
export class RawEvents {
  readonly #client: EventStoreDBClient;
  readonly #awaited = new Map<string, () => void>();
  #subscription: AllStreamSubscription | undefined;

  constructor(
    url: string,
    /** What the names of its streams begin with. */
    private readonly prefix: string,
  ) {
    this.#client = EventStoreDBClient.connectionString(url);
  }

  /** From now on, what was appended counts only once it came back in the log. */
  follow(): void {
    const filter = streamNameFilter({ prefixes: [this.prefix] });
    this.#subscription = this.#client.subscribeToAll({ filter });
    this.#subscription.on('error', () => undefined);
    this.#subscription.on('data', ({ event }: AllStreamResolvedEvent) => {
      if (event) this.#awaited.get(event.id)?.();
    });
  }

  /** At its revision. */
  async append({
    stream,
    revision,
    eventId,
    type,
    data,
    metadata,
  }: RawEventToAppend): Promise<void> {
    const back = this.#subscription && this.#comesBack(eventId);
    const event = binaryEvent({
      id: eventId,
      type,
      data: Buffer.from(data),
      metadata: Buffer.from(metadata),
    });
    await this.#client.appendToStream(`${this.prefix}${stream}`, [event], {
      expectedRevision: revision === 0 ? NO_STREAM : BigInt(revision - 1),
    });
    await back;
  }

  async close(): Promise<void> {
    await this.#subscription?.unsubscribe();
    await this.#client.dispose();
  }

  async #comesBack(eventId: string): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#awaited.set(eventId, resolve);
    });
    this.#awaited.delete(eventId);
  }
}
