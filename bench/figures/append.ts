import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventRegistry } from '../../src/event-registry.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { LEDGER_FILE, openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import type { SqliteEventStore } from '../../src/platform/event-store/sqlite/sqlite-event-store.js';
import { asText, type LooseRow, type Row, RowFile } from '../baselines/append-rows.js';
import type { Benchmark, Figure } from '../figure.js';
import { updates, type UpdateToAppend } from '../ledgers/updates.js';
import { alternate, compare } from '../rounds.js';
import { withTemporaryFolder } from '../temporary-folder.js';

/** Appends that wait at once, and so share a transaction: what 50 connections make. */
const IN_ONE_TRANSACTION = 50;

const rowOf = ({ stream, revision, event }: UpdateToAppend): Row => ({
  stream,
  revision,
  eventId: event.eventId,
  type: event.type,
  data: canonicalJson(event.data),
  metadata: canonicalJson(event.metadata),
});

const looseRowOf = ({ stream, revision, event }: UpdateToAppend): LooseRow => ({
  stream,
  revision,
  ...event,
});

/** Appends through the port. @returns events a second */
const appendAll = async (
  store: SqliteEventStore,
  batch: readonly UpdateToAppend[],
): Promise<number> => {
  const begun = performance.now();
  for (let at = 0; at < batch.length; at += IN_ONE_TRANSACTION) {
    const outcomes = await Promise.all(
      batch
        .slice(at, at + IN_ONE_TRANSACTION)
        .map(({ stream, revision, event }) =>
          store.append(stream, [event], revision === 0 ? 'no-stream' : revision - 1),
        ),
    );
    if (outcomes.some(({ ok }) => !ok)) throw new Error('An append was refused');
  }
  return (batch.length / (performance.now() - begun)) * 1_000;
};

/** @returns events a second */
const appendEvents = (file: RowFile, events: readonly LooseRow[]): number => {
  const begun = performance.now();
  file.append(asText(events), IN_ONE_TRANSACTION);
  return (events.length / (performance.now() - begun)) * 1_000;
};

/** A log of its own that already holds so many events, and takes more. */
class GrowingLog {
  readonly #series: string;
  readonly store: SqliteEventStore;
  #length: number;

  constructor(folder: string, length: number) {
    this.#series = folder;
    this.#length = length;
    this.store = openLedgerFile({ folder, registry: eventRegistry, mode: 'open-or-create' });
  }

  /** Fills a new log without waiting for the disk. */
  static async filled(folder: string, length: number): Promise<GrowingLog> {
    mkdirSync(folder);
    await openLedgerFile({ folder, registry: eventRegistry, mode: 'create' }).close();
    const file = new RowFile(join(folder, LEDGER_FILE), 'OFF');
    const rows = function* (): Generator<Row> {
      for (const update of updates(folder, 0, length)) yield rowOf(update);
    };
    file.append(rows(), 10_000);
    file.close();
    return new GrowingLog(folder, length);
  }

  next(count: number): readonly UpdateToAppend[] {
    const batch = [...updates(this.#series, this.#length, count)];
    this.#length += count;
    return batch;
  }
}

const againstLoop = async (folder: string, quick: boolean): Promise<Figure> => {
  const log = await GrowingLog.filled(join(folder, 'adapter'), 10_000);
  const file = new RowFile(join(folder, 'rows.sqlite'));
  const count = quick ? 5_000 : 20_000;
  file.append([...updates('rows', 0, 10_000)].map(rowOf), 10_000);
  const { measured, baseline } = await alternate(
    quick ? 3 : 9,
    () => appendAll(log.store, log.next(count)),
    (round) =>
      appendEvents(file, [...updates('rows', 10_000 + round * count, count)].map(looseRowOf)),
  );
  await log.store.close();
  file.close();
  return {
    name: 'append',
    what: `appending, ${IN_ONE_TRANSACTION} events a transaction, against prepared statements in a loop that writes the same events as text`,
    unit: 'events/s',
    ...compare(measured.slice(1), baseline.slice(1)),
    target: { atLeast: 0.8 },
  };
};

const whenLarge = async (folder: string, quick: boolean): Promise<Figure> => {
  const largeLength = quick ? 100_000 : 1_000_000;
  const small = await GrowingLog.filled(join(folder, 'small'), 10_000);
  const large = await GrowingLog.filled(join(folder, 'large'), largeLength);
  const count = 2_000;
  const { measured, baseline } = await alternate(
    quick ? 4 : 10,
    () => appendAll(large.store, large.next(count)),
    () => appendAll(small.store, small.next(count)),
  );
  await small.store.close();
  await large.store.close();
  return {
    name: 'append.large-log',
    what: `appending to a log of ${largeLength.toLocaleString('en-GB')} events, against one of 10,000`,
    unit: 'events/s',
    ...compare(measured.slice(1), baseline.slice(1)),
    target: { atLeast: 0.6 },
  };
};

/** What the adapter of the log adds to SQLite: canonical bytes, checks, the queue of group commit, revisions. */
export const append: Benchmark = {
  name: 'append',
  measure: ({ quick }) =>
    withTemporaryFolder(async (folder) => [
      await againstLoop(folder, quick),
      await whenLarge(folder, quick),
    ]),
};
