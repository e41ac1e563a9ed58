import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { removeFolder, temporaryFolder } from '../../../test/support/event-store-folder.js';
import { noteRegistry as registry } from '../../../test/support/event-store-events.js';
import { note, notes } from '../../../test/support/event-store-note.js';
import { type CopiedLog, NotTheNext, START, StoreUnavailable } from '../event-store/event-store.js';
import { openLedgerFile } from '../event-store/sqlite/open-ledger.js';
import type { SqliteEventStore } from '../event-store/sqlite/sqlite-event-store.js';
import { copyLog, NotACopy } from './copy-log.js';

const SILENT = { start: () => undefined, step: () => undefined, stop: () => undefined };
const ALL = 10_000;

describe('copying a log', () => {
  const folders: string[] = [];
  const opened: SqliteEventStore[] = [];
  const open = (): SqliteEventStore => {
    const folder = temporaryFolder();
    folders.push(folder);
    const store = openLedgerFile({ folder, registry, mode: 'open-or-create' });
    opened.push(store);
    return store;
  };
  let from: SqliteEventStore;
  let to: SqliteEventStore;

  beforeEach(() => {
    to = open();
  });
  beforeAll(async () => {
    from = open();
    for (let number = 0; number < 600; number += 1) {
      const stream = notes(`stream ${number % 7}`);
      const revision = Math.floor(number / 7) - 1;
      await from.append(
        stream,
        [note(`note ${number}`, { number })],
        revision < 0 ? 'no-stream' : revision,
      );
    }
  });
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
    folders.forEach(removeFolder);
  });

  it('gives the same bytes at the same positions, and what is read of them is the same', async () => {
    const copied = await copyLog({ from, to, progress: SILENT });
    expect(copied).toMatchObject({ known: 0, events: 600, position: 600n });
    expect(await to.readRaw(START, ALL)).toEqual(await from.readRaw(START, ALL));
    expect(await to.readAll(START, ALL)).toEqual(await from.readAll(START, ALL));
  });

  it('there and back gives the same digest; again, it copies nothing', async () => {
    const there = await copyLog({ from, to, progress: SILENT });
    const back = open();
    expect(await copyLog({ from: to, to: back, progress: SILENT })).toEqual(there);
    expect(await copyLog({ from: to, to: back, progress: SILENT })).toEqual({
      ...there,
      known: 600,
    });
  });

  it('keeps a clock that went back, and the log goes on from it', async () => {
    const raw = await from.readRaw(START, ALL);
    const later = raw.map((event, index) =>
      index === 3
        ? { ...event, metadata: event.metadata.replace('2026-03-31T09', '2026-03-31T10') }
        : event,
    );
    const source = {
      readRaw: async (after: bigint) => later.slice(Number(after)),
      head: async () => 600n,
    };
    await copyLog({ from: source, to, progress: SILENT });
    expect(await to.readRaw(START, ALL)).toEqual(later);
    const appended = await to.append(notes('new'), [note('new')], 'no-stream');
    expect(appended).toMatchObject({ ok: true, value: { position: 601n } });
  });

  it('goes on from where it was broken off', async () => {
    let batches = 0;
    const breaking: CopiedLog = {
      readRaw: (after, limit) => to.readRaw(after, limit),
      head: () => to.head(),
      close: () => to.close(),
      appendCopies: async (events) => {
        batches += 1;
        if (batches === 2) throw new StoreUnavailable('gone');
        await to.appendCopies(events);
      },
    };
    await expect(copyLog({ from, to: breaking, progress: SILENT })).rejects.toThrow('gone');
    expect(await copyLog({ from, to, progress: SILENT })).toMatchObject({
      known: 500,
      events: 600,
    });
  });

  it('refuses a log that holds something else, or more, and leaves it as it is', async () => {
    await to.append(notes('other'), [note('other')], 'no-stream');
    await expect(copyLog({ from, to, progress: SILENT })).rejects.toThrow(NotACopy);
    expect(await to.head()).toBe(1n);
    const longer = open();
    await copyLog({ from, to: longer, progress: SILENT });
    await longer.append(notes('more'), [note('more')], 'no-stream');
    await expect(copyLog({ from, to: longer, progress: SILENT })).rejects.toThrow(NotACopy);
  });

  it('refuses an event that is not the next, and writes nothing of its batch', async () => {
    const [first, second, third] = await from.readRaw(START, 3);
    if (!first || !second || !third) throw new Error('The log holds more');
    await expect(to.appendCopies([first, third])).rejects.toThrow(NotTheNext);
    await expect(to.appendCopies([{ ...second, position: 1n, revision: 4 }])).rejects.toThrow(
      NotTheNext,
    );
    await expect(to.appendCopies([first, { ...first, position: 2n, revision: 1 }])).rejects.toThrow(
      NotTheNext,
    );
    expect(await to.head()).toBe(START);
  });
});
