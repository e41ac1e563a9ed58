import { appendFileSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { removeFolder, temporaryFolder } from '../../../test/support/event-store-folder.js';
import { noteRegistry as registry } from '../../../test/support/event-store-events.js';
import { note } from '../../../test/support/event-store-note.js';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { instant } from '../../kernel/plain-date.js';
import {
  EventTooLarge,
  type EventStore,
  START,
  StoreUnavailable,
} from '../event-store/event-store.js';
import { EventSpool } from './event-spool.js';
import { copySpool, SPOOL_FOLDER } from './spool-file.js';

const NOW = instant('2026-03-31T09:00:01Z');
const LATER = 3_600_000;

describe('a spool', () => {
  let folder: string;
  let store: InMemoryEventStore;
  let told: unknown[];

  beforeEach(() => {
    folder = temporaryFolder();
    store = new InMemoryEventStore();
    told = [];
  });
  afterEach(() => removeFolder(folder));

  /** Its timer does not ring during a test unless it says so. */
  const open = (withinMs = LATER, log: Pick<EventStore, 'append'> = store, data = folder) =>
    new EventSpool({
      folder: data,
      kind: 'note',
      store: log,
      registry,
      clock: { now: () => NOW },
      tell: (fault) => told.push(fault),
      withinMs,
    });
  const files = (data = folder) => {
    const spool = join(data, SPOOL_FOLDER);
    return existsSync(spool) ? readdirSync(spool) : [];
  };
  const pathOf = (name: string) => join(folder, SPOOL_FOLDER, name);
  const inLog = async () =>
    (await store.readAll(START, 10_000)).map(({ data }) => (data as { text: string }).text);

  it('keeps an event for its owner only until the log has it, then nothing', async () => {
    const spool = open();
    spool.put(note('one'));
    const [name = ''] = files();
    expect(statSync(pathOf(name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, SPOOL_FOLDER)).mode & 0o777).toBe(0o700);
    expect(await inLog()).toEqual([]);
    await spool.flush();
    expect(await inLog()).toEqual(['one']);
    expect(files()).toEqual([]);
  });

  it('brings two of one turn, and hundreds, into the log in their order, recorded then', async () => {
    const spool = open();
    const names = Array.from({ length: 600 }, (_, index) => `note ${index}`);
    for (const name of names) spool.put(note(name));
    await spool.flush();
    expect(await inLog()).toEqual(names);
    const [first] = await store.readAll(START, 1);
    expect(first?.metadata.recordedAt).toBe(NOW);
  });

  it('goes to the log by itself', async () => {
    open(1).put(note('one'));
    while ((await inLog()).length === 0) await pause(1);
    expect(await inLog()).toEqual(['one']);
  });

  it('is written into while it goes to the log', async () => {
    const spool = open();
    spool.put(note('one'));
    const flushed = spool.flush();
    spool.put(note('two'));
    await flushed;
    await spool.flush();
    expect(await inLog()).toEqual(['one', 'two']);
  });

  it('left behind by a process that was killed, is what the next one begins with', async () => {
    const killed = open();
    killed.put(note('one'));
    killed.put(note('two'));
    await open().appendLeft();
    expect(await inLog()).toEqual(['one', 'two']);
    expect(files()).toEqual([]);
  });

  it('left behind between append and removal, doubles nothing', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `note ${index}`);
    const killed = open();
    for (const name of names) killed.put(note(name));
    const [stream = ''] = files().map((name) => name.replace('.jsonl', ''));
    // The first of two appends was done.
    const appended = names.slice(0, 256).map((name) => note(name));
    await store.append(stream as never, appended, 'no-stream');
    await open().appendLeft();
    await open().appendLeft();
    expect(await inLog()).toEqual(names);
    expect(files()).toEqual([]);
  });

  it('drops the half line that the end of the process cut off', async () => {
    open().put(note('one'));
    appendFileSync(pathOf(files()[0] ?? ''), '{"eventId":"7');
    await open().appendLeft();
    expect(await inLog()).toEqual(['one']);
    expect(told).toEqual([]);
  });

  it('sets a file with a line that nobody can read aside, and tells', async () => {
    open().put(note('one'));
    const [name = ''] = files();
    appendFileSync(pathOf(name), 'gibberish\n');
    await open().appendLeft();
    expect(await inLog()).toEqual(['one']);
    expect(files()).toEqual([`${name}.damaged`]);
    expect(told).toHaveLength(1);
  });

  it('refuses what cannot be written, and goes on when it can be again', async () => {
    const spool = open();
    writeFileSync(join(folder, SPOOL_FOLDER), 'in the way');
    expect(() => spool.put(note('one'))).toThrow(StoreUnavailable);
    rmSync(join(folder, SPOOL_FOLDER));
    spool.put(note('two'));
    await spool.flush();
    expect(await inLog()).toEqual(['two']);
  });

  it('refuses what the log would not take', () => {
    const spool = open();
    expect(() => spool.put({ ...note('one'), data: {} })).toThrow();
    expect(() => spool.put(note('two', { text: 'x'.repeat(300_000) }))).toThrow(EventTooLarge);
    expect(files()).toEqual([]);
  });

  it('keeps what the log does not take now', async () => {
    let full = true;
    const spool = open(1, {
      append: async (...asked) => {
        if (full) throw new StoreUnavailable('full');
        return store.append(...asked);
      },
    });
    spool.put(note('one'));
    await expect(spool.flush()).rejects.toThrow('full');
    while (told.length === 0) await pause(1);
    full = false;
    while ((await inLog()).length === 0) await pause(1);
    expect(await inLog()).toEqual(['one']);
  });

  it('appends what waits when it closes, then takes nothing', async () => {
    const spool = open();
    spool.put(note('one'));
    await spool.close();
    expect(await inLog()).toEqual(['one']);
    expect(() => spool.put(note('two'))).toThrow(StoreUnavailable);
  });

  it('is copied beside its process, without half a line', async () => {
    const copy = temporaryFolder();
    open().put(note('one'));
    appendFileSync(pathOf(files()[0] ?? ''), '{"eventId":"7');
    copySpool(folder, copy);
    expect(files(copy)).toEqual(files());
    await open(LATER, store, copy).appendLeft();
    expect(await inLog()).toEqual(['one']);
    removeFolder(copy);
  });
});
