import { randomBytes } from 'node:crypto';
import { eventRegistry } from '../../src/event-registry.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { openEventStoreDb } from '../../src/platform/event-store/eventstoredb/open-event-store-db.js';
import { RawEvents } from '../baselines/raw-events.js';
import { type EventStoreDbServer, eventStoreDbServer } from '../eventstoredb-server.js';
import type { Benchmark, Extent, Figure } from '../figure.js';
import { inLanes } from '../in-lanes.js';
import { updates, type UpdateToAppend } from '../ledgers/updates.js';
import { alternate, compare } from '../rounds.js';

/** Appends on their way at once: what so many connections make. */
const AT_ONCE = 50;

const append = async (
  store: EventStore,
  { stream, revision, event }: UpdateToAppend,
): Promise<void> => {
  const outcome = await store.append(stream, [event], revision === 0 ? 'no-stream' : revision - 1);
  if (!outcome.ok) throw new Error('An append was refused');
};

const rawOf = ({ stream, revision, event }: UpdateToAppend) => ({ stream, revision, ...event });

/** @returns events a second */
const rate = async (events: number, work: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (events / (performance.now() - begun)) * 1_000;
};

/** Each in turn on a log that grows under both. */
const against = async (
  { url }: EventStoreDbServer,
  { quick }: Extent,
  { follows, atOnce }: { follows: boolean; atOnce: number },
) => {
  const ledger = `bench${randomBytes(6).toString('hex')}`;
  const store = await openEventStoreDb({ url, registry: eventRegistry, ledger });
  const raw = new RawEvents(url, `${ledger}raw.`);
  if (follows) raw.follow();
  const count = (quick ? 1_000 : 5_000) / (atOnce === 1 ? 5 : 1);
  const next = (series: string, round: number) => [...updates(series, round * count, count)];
  const { measured, baseline } = await alternate(
    quick ? 4 : 10,
    (round) => {
      const batch = next(ledger, round);
      return rate(count, () => inLanes(batch, atOnce, (each) => append(store, each)));
    },
    (round) => {
      const batch = next(`${ledger} raw`, round).map(rawOf);
      return rate(count, () => raw.append(batch, atOnce));
    },
  );
  await store.close();
  await raw.close();
  return compare(measured.slice(1), baseline.slice(1));
};

const measure = async (extent: Extent): Promise<readonly Figure[]> => {
  const on = await eventStoreDbServer();
  try {
    const figure = async (
      name: string,
      how: { follows: boolean; atOnce: number },
      target?: Figure['target'],
    ): Promise<Figure> => ({
      name,
      what: `appending to ${on.name} through the adapter, ${how.atOnce} at once, against the bare client that appends the same${how.follows ? ' and follows the log' : ' and follows nothing'}`,
      unit: 'events/s',
      ...(await against(on, extent, how)),
      ...(target && { target }),
    });
    return [
      await figure('eventstoredb', { follows: true, atOnce: AT_ONCE }, { atLeast: 0.9 }),
      await figure('eventstoredb.unfollowed', { follows: false, atOnce: AT_ONCE }),
      await figure('eventstoredb.alone', { follows: true, atOnce: 1 }),
    ];
  } finally {
    await on.stop();
  }
};

/** What the adapter of EventStoreDB adds to its client: canonical bytes, checks, numbering what comes back. */
export const eventStoreDbAppend: Benchmark = { name: 'eventstoredb', measure };
