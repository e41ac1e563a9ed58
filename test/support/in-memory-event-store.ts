import { canonicalJson } from '../../src/kernel/canonical-json.js';
import type { Recorded } from '../../src/kernel/envelope.js';
import type { Position, StreamName } from '../../src/kernel/ids.js';
import type { Instant } from '../../src/kernel/plain-date.js';
import { err, ok, type Result } from '../../src/kernel/result.js';
import {
  START,
  StoreUnavailable,
  type Appended,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type RawEvent,
  type RevisionConflict,
} from '../../src/platform/event-store/event-store.js';
import { inOrder } from './recorded-event.js';

/** A log for tests of what reads one. Keeps the port's promises; durability is not among them. */
export class InMemoryEventStore implements EventStore {
  #log: Recorded[];
  readonly #closing = new AbortController();
  readonly #batch: number;
  #appended = Promise.withResolvers<void>();
  /** While set, every reading fails with it. */
  unavailable: StoreUnavailable | undefined;
  /** How many events were handed out in all. */
  handedOut = 0;

  /** @param batch the most events that `follow` gives at once */
  constructor(events: readonly Recorded[] = [], batch = 1_000) {
    this.#log = [...inOrder(events)];
    this.#batch = batch;
  }

  /** Puts facts at the end of the log as they are, but for their places. */
  record(...events: readonly Recorded[]): Position {
    this.#log = [...inOrder([...this.#log, ...events])];
    this.#notify();
    return this.#log.at(-1)?.position ?? START;
  }

  async append(
    stream: StreamName,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Result<Appended, RevisionConflict>> {
    const revision = this.#log.findLast((event) => event.stream === stream)?.revision;
    const actual = revision ?? 'no-stream';
    const used = new Set(this.#log.map((event) => event.eventId));
    if (actual !== expected || events.some((event) => used.has(event.eventId))) {
      return err({ stream, expected, actual });
    }
    for (const { metadata, ...event } of events) {
      const latest = this.#log.at(-1)?.metadata.recordedAt ?? metadata.recordedAt;
      this.#log.push({
        ...event,
        stream,
        revision: (this.#log.findLast((each) => each.stream === stream)?.revision ?? -1) + 1,
        position: (this.#log.at(-1)?.position ?? START) + 1n,
        metadata: { ...metadata, recordedAt: later(metadata.recordedAt, latest) },
      });
    }
    this.#notify();
    return ok({
      revision: (revision ?? -1) + events.length,
      position: await this.head(),
      recordedAt: this.#log.at(-1)?.metadata.recordedAt ?? ('' as Instant),
    });
  }

  async readStream(stream: StreamName, fromRevision = 0): Promise<readonly Recorded[]> {
    return this.#log.filter((event) => event.stream === stream && event.revision >= fromRevision);
  }

  async readAll(after: Position, limit: number): Promise<readonly Recorded[]> {
    if (this.unavailable) throw this.unavailable;
    const batch = this.#log.filter((event) => event.position > after).slice(0, limit);
    this.handedOut += batch.length;
    return batch;
  }

  async readRaw(after: Position, limit: number): Promise<readonly RawEvent[]> {
    return (await this.readAll(after, limit)).map(({ data, metadata, ...event }) => ({
      ...event,
      data: canonicalJson(data),
      metadata: canonicalJson(metadata),
    }));
  }

  async *follow(after: Position, signal: AbortSignal): AsyncGenerator<readonly Recorded[], void> {
    const end = AbortSignal.any([signal, this.#closing.signal]);
    const ended = new Promise<void>((resolve) => {
      end.addEventListener('abort', () => resolve(), { once: true });
    });
    let position = after;
    while (!end.aborted) {
      const appended = this.#appended.promise;
      const batch = await this.readAll(position, this.#batch);
      const last = batch.at(-1);
      if (last) {
        position = last.position;
        yield batch;
      } else {
        await Promise.race([appended, ended]);
      }
    }
  }

  async head(): Promise<Position> {
    if (this.unavailable) throw this.unavailable;
    return this.#log.at(-1)?.position ?? START;
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  /** Wakes whoever follows; also after `unavailable` was set, so that they notice. */
  #notify(): void {
    this.#appended.resolve();
    this.#appended = Promise.withResolvers<void>();
  }
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
