import { randomBytes } from 'node:crypto';
import { eventRegistry } from '../../src/event-registry.js';
import type { EventStore, EventToAppend } from '../../src/platform/event-store/event-store.js';
import { openEventStoreDb } from '../../src/platform/event-store/eventstoredb/open-event-store-db.js';
import { prepare } from '../../src/platform/event-store/prepared-event.js';
import { RawEvents, type RawEventToAppend } from '../baselines/raw-events.js';
import { type EventStoreDbServer, eventStoreDbServer } from '../eventstoredb-server.js';
import type { Benchmark, Extent, Figure } from '../figure.js';
import { inLanes } from '../in-lanes.js';
import { updates, type UpdateToAppend } from '../ledgers/updates.js';
import { alternate, compare } from '../rounds.js';

/** Rounds that do not count: until then, what runs often is compiled still. */
const WARMING_ROUNDS = 60;

/** Appends on their way at once: what so many connections make. */
const AT_ONCE = 50;

const append = async (
  store: EventStore,
  { stream, revision, event }: UpdateToAppend,
): Promise<void> => {
  const outcome = await store.append(stream, [event], revision === 0 ? 'no-stream' : revision - 1);
  if (!outcome.ok) throw new Error('An append was refused');
};

/** What the bare client is given of an event: how it became bytes is no matter of the client. */
type MadeBytes = (event: EventToAppend) => Pick<RawEventToAppend, 'data' | 'metadata'>;

/** The bytes that the ledger stores: canonical, and held against their schema. */
const asStored: MadeBytes = (event) => prepare(event, eventRegistry);

const asTheyCome: MadeBytes = ({ data, metadata }) => ({
  data: JSON.stringify(data),
  metadata: JSON.stringify(metadata),
});

/** @returns events a second */
const rate = async (events: number, work: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (events / (performance.now() - begun)) * 1_000;
};

interface Way {
  readonly atOnce: number;
  readonly bytes: MadeBytes;
  /** Whether the bare client waits until what it wrote came back in the log, as the adapter does. */
  readonly follows: boolean;
}

/** Each in turn on a log that grows under both. */
const against = async (
  { url }: EventStoreDbServer,
  { quick }: Extent,
  { atOnce, bytes, follows }: Way,
) => {
  const ledger = `bench${randomBytes(6).toString('hex')}`;
  const store = await openEventStoreDb({ url, registry: eventRegistry, ledger });
  const raw = new RawEvents(url, `${ledger}raw.`);
  if (follows) raw.follow();
  const count = 1_000 / (atOnce === 1 ? 5 : 1);
  const warm = quick ? 1 : WARMING_ROUNDS;
  const next = (series: string, round: number) => [...updates(series, round * count, count)];
  const { measured, baseline } = await alternate(
    (quick ? 3 : 100) + warm,
    (round) => {
      const batch = next(ledger, round);
      return rate(count, () => inLanes(batch, atOnce, (each) => append(store, each)));
    },
    (round) => {
      const batch = next(`${ledger} raw`, round);
      return rate(count, () =>
        inLanes(batch, atOnce, ({ stream, revision, event }) => {
          const { eventId, type } = event;
          return raw.append({ stream, revision, eventId, type, ...bytes(event) });
        }),
      );
    },
  );
  await store.close();
  await raw.close();
  return compare(measured.slice(warm), baseline.slice(warm));
};

const measure = async (extent: Extent): Promise<readonly Figure[]> => {
  const on = await eventStoreDbServer();
  try {
    const figure = async (
      name: string,
      way: Way,
      does: string,
      target?: Figure['target'],
    ): Promise<Figure> => ({
      name,
      what: `appending to ${on.name} through the adapter, ${way.atOnce} at once, against the bare client that ${does}`,
      unit: 'events/s',
      ...(await against(on, extent, way)),
      ...(target && { target }),
    });
    const same: Way = { atOnce: AT_ONCE, bytes: asStored, follows: true };
    const asTold = 'writes the same bytes and waits until they come back';
    return [
      await figure('eventstoredb', same, asTold, { atLeast: 0.9 }),
      await figure('eventstoredb.alone', { ...same, atOnce: 1 }, asTold),
      await figure(
        'eventstoredb.unchecked',
        { ...same, bytes: asTheyCome, follows: false },
        'writes plain JSON and looks no further',
      ),
    ];
  } finally {
    await on.stop();
  }
};

/** What the adapter of EventStoreDB adds to its client: numbering what comes back, one at a time to a stream, time limits. */
export const eventStoreDbAppend: Benchmark = { name: 'eventstoredb', measure };
