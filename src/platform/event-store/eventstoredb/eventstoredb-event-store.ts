import type { EventStoreDBClient } from '@eventstore/db-client';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Recorded } from '../../../kernel/envelope.js';
import type { EventRegistry } from '../../../kernel/event-registry.js';
import type { Position, StreamName } from '../../../kernel/ids.js';
import type { Instant } from '../../../kernel/plain-date.js';
import {
  type CopiedLog,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type RawEvent,
  StoreUnavailable,
} from '../event-store.js';
import { prepare } from '../prepared-event.js';
import type { StoreIntervention } from '../store-intervention.js';
import { GrowingPauses, type PauseLimits } from './growing-pauses.js';
import { type KeptEvent, rawEventOf, recordedEventOf } from './kept-event.js';
import type { LogFollower } from './log-follower.js';
import type { LogPages } from './log-pages.js';
import type { Outcome, StreamAppender } from './stream-appender.js';
import type { StreamReader } from './stream-reader.js';

/** A server takes 1 MiB in one append; an event alone is within it. */
const CHARACTERS_TOGETHER = 256 * 1024;

/** Events that follow on each other in one stream are written together. */
const ofOneStream = (
  events: readonly RawEvent[],
): readonly (readonly [RawEvent, ...RawEvent[]])[] => {
  const together: [RawEvent, ...RawEvent[]][] = [];
  let size = 0;
  for (const event of events) {
    const last = together.at(-1);
    size += event.data.length + event.metadata.length;
    if (last?.[0].stream === event.stream && size <= CHARACTERS_TOGETHER) last.push(event);
    else {
      together.push([event]);
      size = event.data.length + event.metadata.length;
    }
  }
  return together;
};

/** Events read at once: other work gets its turn between two pages. */
const PAGE = 1_000;

export interface OpenedStore {
  readonly client: EventStoreDBClient;
  readonly registry: EventRegistry;
  readonly follower: LogFollower;
  readonly pages: LogPages;
  readonly reader: StreamReader;
  readonly appender: StreamAppender;
  readonly pauses: PauseLimits;
  /** Told of each fault after which a follower tries again. */
  readonly tell: (fault: unknown) => void;
}

/** One ledger on an EventStoreDB server or cluster. Made by `openEventStoreDb`. */
export class EventStoreDbEventStore implements EventStore, CopiedLog {
  readonly #ending = new AbortController();
  #closing: Promise<void> | undefined;

  constructor(private readonly opened: OpenedStore) {}

  async append(
    stream: StreamName,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Outcome> {
    this.#requireOpen();
    const prepared = events.map((event) => prepare(event, this.opened.registry));
    return this.opened.appender.append(stream, prepared, expected);
  }

  async appendCopies(events: readonly RawEvent[]): Promise<void> {
    this.#requireOpen();
    for (const together of ofOneStream(events)) await this.opened.appender.copy(together);
  }

  async readStream(stream: StreamName, fromRevision = 0): Promise<readonly Recorded[]> {
    this.#requireOpen();
    const events = await this.opened.reader.from(stream, fromRevision);
    return events.map((event) => this.#recorded(event));
  }

  async readAll(after: Position, limit: number): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    for await (const page of this.#pages(after, limit)) {
      const readable = this.#readable(page, events.length > 0);
      events.push(...readable);
      if (readable.length < page.length) break;
    }
    return events;
  }

  async readRaw(after: Position, limit: number): Promise<readonly RawEvent[]> {
    const events: RawEvent[] = [];
    for await (const page of this.#pages(after, limit)) events.push(...page.map(rawEventOf));
    return events;
  }

  async *follow(after: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]> {
    const ended = AbortSignal.any([signal, this.#ending.signal]);
    const pauses = new GrowingPauses(this.opened.pauses);
    const forget = this.opened.follower.recent.keep();
    let seen = Number(after);
    try {
      while (!ended.aborted) {
        const page = await this.#nextPage(seen, ended, pauses);
        if (page.length === 0) continue;
        const events = this.#readable(page, false);
        yield events;
        seen += events.length;
        await nextTurn();
      }
    } finally {
      forget();
    }
  }

  async head(): Promise<Position> {
    this.#requireOpen();
    return BigInt(this.opened.follower.index.length);
  }

  async recordedBy(asAt: Instant): Promise<Position> {
    this.#requireOpen();
    return BigInt(this.opened.follower.index.recordedBy(asAt));
  }

  /**
   * Tells of everything that somebody with rights on the server did to a stream of ours: what there was, and what
   * comes. Each start tells of all of it again.
   */
  watchInterventions(tell: (intervention: StoreIntervention) => void): void {
    this.opened.follower.watch(tell);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#ending.abort();
    await this.opened.appender.ended();
    await this.opened.follower.stop();
    await this.opened.client.dispose();
  }

  /** After the pages that are there, one that is still to come; an empty one where it is worth looking again. */
  async #nextPage(
    seen: number,
    ended: AbortSignal,
    pauses: GrowingPauses,
  ): Promise<readonly KeptEvent[]> {
    const { follower, pages } = this.opened;
    follower.requireWhole();
    if (follower.index.length <= seen) {
      await follower.grown.next(ended);
      return [];
    }
    try {
      const page = await pages.after(seen, PAGE);
      pauses.reset();
      return page;
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
      if (!ended.aborted) this.opened.tell(fault);
      await pauses.take(ended);
      return [];
    }
  }

  async *#pages(after: Position, limit: number): AsyncGenerator<readonly KeptEvent[], void> {
    let seen = Number(after);
    for (let left = limit; left > 0;) {
      this.#requireOpen();
      const page = await this.opened.pages.after(seen, Math.min(left, PAGE));
      if (page.length === 0) return;
      yield page;
      seen += page.length;
      left -= page.length;
    }
  }

  /** What can be read before the first event that cannot: a reader meets the fault when it gets there, not earlier. */
  #readable(page: readonly KeptEvent[], haveSome: boolean): readonly Recorded[] {
    const events: Recorded[] = [];
    for (const each of page) {
      try {
        events.push(this.#recorded(each));
      } catch (fault) {
        if (haveSome || events.length > 0) return events;
        throw fault;
      }
    }
    return events;
  }

  #recorded(event: KeptEvent): Recorded {
    return recordedEventOf(event, this.opened.registry);
  }

  #requireOpen(): void {
    if (this.#closing) throw new StoreUnavailable('The ledger is closing.');
    this.opened.follower.requireWhole();
  }
}
