import { EventStoreDBClient } from '@eventstore/db-client';
import type { EventRegistry } from '../../../kernel/event-registry.js';
import { connectionString } from './connection-string.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import type { PauseLimits } from './growing-pauses.js';
import { LedgerStreams } from './ledger-streams.js';
import { LogFollower } from './log-follower.js';
import { LogPages } from './log-pages.js';
import { StoreTooSlow, within } from './store-faults.js';
import { StreamAppender } from './stream-appender.js';
import { StreamReader } from './stream-reader.js';

export interface OpenEventStoreDb {
  /** `esdb://host:2113?tls=true`, `esdb+discover://…`; may name a user, better done by `credentialsFile`. */
  readonly url: string;
  readonly registry: EventRegistry;
  /** What the names of this ledger's streams on the server begin with, before a dot. Default `ledger`. */
  readonly ledger?: string;
  /** Certificates of who signed the server's, as PEM; without it, those that Node knows. */
  readonly caFile?: string;
  /** `user:password` in one line. */
  readonly credentialsFile?: string;
  /** For an append, and for each next event of a read, in milliseconds. Default 5,000. */
  readonly timeLimitMs?: number;
  /** How long, at the start, the log may not go on before its end is reached, in milliseconds. Default 60,000. */
  readonly openLimitMs?: number;
  /** Between attempts to follow the log again. Default from 100 ms to 10 s. */
  readonly pauses?: PauseLimits;
  /** Told of each fault after which it tries again by itself. */
  readonly tell?: (fault: unknown) => void;
}

const TIME_LIMIT_MS = 5_000;
const OPEN_LIMIT_MS = 60_000;
const PAUSES: PauseLimits = { first: 100, most: 10_000 };

/** A long log takes its time; one that does not go on is given up. */
const readToEnd = async (follower: LogFollower, limitMs: number): Promise<void> => {
  const reading = follower.start();
  for (;;) {
    const before = follower.progress;
    const late = new StoreTooSlow('The log was not read to its end in time');
    try {
      return await within(limitMs, reading, () => late);
    } catch (fault) {
      if (fault !== late) throw fault;
      if (follower.progress > before) continue;
      const { lastFault } = follower;
      throw lastFault instanceof Error
        ? new StoreTooSlow(`${late.message}: ${lastFault.message}`, { cause: lastFault })
        : late;
    }
  }
};

/**
 * Opens one ledger on EventStoreDB, and reads its log once to number it. One at a time in a process: the client keeps
 * what is on its way in one table for all.
 * @throws StoreUnavailable when the log cannot be read to its end, StoreAccessDenied
 * @throws NotALedger when events are missing in it, or the address or a file of the configuration is not valid
 */
export const openEventStoreDb = async (
  options: OpenEventStoreDb,
): Promise<EventStoreDbEventStore> => {
  const { registry, ledger = 'ledger', timeLimitMs = TIME_LIMIT_MS, pauses = PAUSES } = options;
  const tell = options.tell ?? (() => undefined);
  const client = EventStoreDBClient.connectionString(connectionString(options));
  const streams = new LedgerStreams(ledger);
  const follower = new LogFollower({ client, streams, timeLimitMs, pauses, tell });
  try {
    await readToEnd(follower, options.openLimitMs ?? OPEN_LIMIT_MS);
  } catch (fault) {
    await follower.stop();
    await client.dispose();
    throw fault;
  }
  const reader = new StreamReader({ client, streams, follower, timeLimitMs });
  const appender = new StreamAppender({ client, streams, follower, reader, timeLimitMs });
  const pages = new LogPages({ client, streams, follower, timeLimitMs });
  return new EventStoreDbEventStore({
    client,
    registry,
    follower,
    pages,
    reader,
    appender,
    pauses,
    tell,
  });
};
