import {
  type BinaryEventType,
  type EventData,
  type EventStoreDBClient,
  NO_STREAM,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { Metadata } from '../../../kernel/envelope.js';
import type { StreamName } from '../../../kernel/ids.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import { TurnByTurn } from '../../command-handling/turn-by-turn.js';
import { AppendSignal } from '../append-signal.js';
import {
  type Appended,
  EventTooLarge,
  type ExpectedRevision,
  NotTheNext,
  OutcomeUnknown,
  type RawEvent,
  type RevisionConflict,
} from '../event-store.js';
import type { PreparedEvent } from '../prepared-event.js';
import type { KeptEvent } from './kept-event.js';
import type { LedgerStreams } from './ledger-streams.js';
import { LogClock } from './log-clock.js';
import type { LogFollower } from './log-follower.js';
import { OneFirst } from './one-first.js';
import { NO_REVISION } from './position-index.js';
import { asStoreFault, isAnswer } from './store-faults.js';
import type { StreamReader } from './stream-reader.js';

export type Outcome = Result<Appended, RevisionConflict>;

export interface Appending {
  readonly client: EventStoreDBClient;
  readonly streams: LedgerStreams;
  readonly follower: LogFollower;
  readonly reader: StreamReader;
  /** In milliseconds: for the first append of a connection, and in the end for the answers that are still to come. */
  readonly timeLimitMs: number;
}

/** What goes to the server of an event. */
type Sent = Pick<PreparedEvent, 'eventId' | 'type' | 'data' | 'metadata'>;

/** The protocol takes no larger message, and more would break the connection for others: 16 MiB, less what surrounds it. */
const MOST_AT_ONCE = 15 * 1024 * 1024;

/** The client takes bytes of this very class only; a text of usual length is written into Node's pool, and not copied. */
const bytesOf = (text: string): Uint8Array => {
  const { buffer, byteOffset, length } = Buffer.from(text, 'utf8');
  return new Uint8Array(buffer, byteOffset, length);
};

/** As the client's own `binaryEvent` makes it, without copying the bytes twice. */
const asSent = ({ eventId, type, data, metadata }: Sent): BinaryEventType & EventData => ({
  id: eventId,
  contentType: 'application/octet-stream',
  type,
  data: bytesOf(data),
  metadata: bytesOf(metadata),
});

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The client ends the process over what it cannot send. @throws RangeError, EventTooLarge */
const requireSendable = (events: readonly PreparedEvent[]): void => {
  if (events.length === 0) throw new RangeError('An append without events.');
  for (const { eventId } of events)
    if (!UUID.test(eventId)) throw new RangeError(`No event has the id ${eventId}`);
  const size = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
  if (size > MOST_AT_ONCE) throw new EventTooLarge(`${size} characters in one append`);
};

const hasTwice = (events: readonly PreparedEvent[]): boolean =>
  events.length > 1 && new Set(events.map(({ eventId }) => eventId)).size < events.length;

const asNumber = (revision: ExpectedRevision): number =>
  revision === 'no-stream' ? NO_REVISION : revision;
const asRevision = (revision: number): ExpectedRevision =>
  revision === NO_REVISION ? 'no-stream' : revision;

/** The same event as others may write it, for the same command, has another salt. */
const isAsSent = (sent: PreparedEvent, { id, metadata }: KeptEvent['event']): boolean => {
  const { salt, recordedAt } = (metadata ?? {}) as Partial<Metadata>;
  return id === sent.eventId && salt === sent.salt && recordedAt === sent.recordedAt;
};

/**
 * Appends to streams, one append at a time to each. The server takes events that it has for written once more, whatever
 * they say now; so what it says it wrote counts only once it came back in the log, as we sent it.
 */
export class StreamAppender {
  readonly #turns = new TurnByTurn<StreamName>();
  readonly #opening: OneFirst;
  readonly #answered = new AppendSignal();
  #unanswered = 0;
  readonly #clock: LogClock;

  constructor(private readonly appending: Appending) {
    this.#opening = new OneFirst(isAnswer, appending.timeLimitMs);
    this.#clock = new LogClock(() => appending.follower.index.latest);
  }

  /** @throws StoreUnavailable, OutcomeUnknown, EventTooLarge, StreamRemoved, RangeError */
  append(
    stream: StreamName,
    events: readonly PreparedEvent[],
    expected: ExpectedRevision,
  ): Promise<Outcome> {
    requireSendable(events);
    return this.#turns.take(stream, () => this.#appendInTurn(stream, events, expected));
  }

  /**
   * Once every append that was taken in so far has its outcome and the server's answer, which can come after it: the
   * client ends the process over an answer that it does not wait for any more.
   */
  async ended(): Promise<void> {
    await this.#turns.ended();
    const tooLong = AbortSignal.timeout(this.appending.timeLimitMs);
    while (this.#unanswered > 0 && !tooLong.aborted) await this.#answered.next(tooLong);
  }

  /**
   * Appends events of one stream as they are, clock and all, where nobody else writes to the log.
   * @throws NotTheNext, StoreUnavailable, OutcomeUnknown, StreamRemoved
   */
  async copy(events: readonly [RawEvent, ...RawEvent[]]): Promise<void> {
    const [first] = events;
    const { stream, revision } = first;
    const { index } = this.appending.follower;
    if (BigInt(index.length) + 1n !== first.position) throw new NotTheNext(first);
    try {
      await this.#written(stream, events, revision - 1);
    } catch (fault) {
      throw fault instanceof WrongExpectedVersionError ? new NotTheNext(first) : fault;
    }
  }

  async #appendInTurn(
    stream: StreamName,
    events: readonly PreparedEvent[],
    expected: ExpectedRevision,
  ): Promise<Outcome> {
    const { index } = this.appending.follower;
    const conflict = (actual: number): Outcome =>
      err({ stream, expected, actual: asRevision(actual) });
    const at = asNumber(expected);
    const seen = index.lastRevisionOf(stream);
    // Where the index has less than expected, what the server says.
    const known = seen >= at ? seen : await this.appending.reader.lastRevision(stream, at);
    if (known !== at) return conflict(known);
    if (hasTwice(events) || index.uses(stream, events)) return conflict(at);
    const stamped = this.#clock.stamp(events);
    try {
      const { position, event } = await this.#written(stream, stamped, at);
      const last = stamped.at(-1);
      // What the log gives back may be what another server wrote for the same command.
      return last && isAsSent(last, event)
        ? ok({
            revision: at + events.length,
            position: BigInt(position),
            recordedAt: last.recordedAt,
          })
        : conflict(index.lastRevisionOf(stream));
    } catch (fault) {
      if (!(fault instanceof WrongExpectedVersionError)) throw fault;
      const { actualVersion } = fault;
      return conflict(actualVersion === 'no_stream' ? NO_REVISION : Number(actualVersion));
    } finally {
      this.#clock.settle();
    }
  }

  /**
   * Sends events that go after a revision of their stream. What the log gives was written, whether or not the server
   * has answered yet.
   * @returns the last of them, as the log gives it back
   * @throws WrongExpectedVersionError, OutcomeUnknown and other faults of the store
   */
  #written(stream: StreamName, events: readonly Sent[], after: number): Promise<KeptEvent> {
    const { client, streams, follower } = this.appending;
    const failed = (fault: unknown): unknown => {
      this.#opening.failed(fault);
      return fault instanceof WrongExpectedVersionError
        ? fault
        : asStoreFault(fault, { what: 'append', stream });
    };
    const late = () => failed(new OutcomeUnknown(`${stream} did not come back from the log`));
    const back = follower.waitFor(stream, after + events.length, late);
    const send = () =>
      client.appendToStream(streams.nameOnServer(stream), events.map(asSent), {
        expectedRevision: after === NO_REVISION ? NO_STREAM : BigInt(after),
      });
    const answered = (): void => {
      this.#unanswered -= 1;
      this.#answered.ring();
    };
    this.#unanswered += 1;
    this.#opening.pass(send).then(answered, (fault: unknown) => {
      back.fail(failed(fault));
      answered();
    });
    return back.event;
  }
}
