import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  LedgerInUse,
  NotALedger,
  START,
  StoreUnavailable,
  UnreadableEvent,
} from '../../src/platform/event-store/event-store.js';
import { requireDurability } from '../../src/platform/event-store/sqlite/ledger-schema.js';
import { LEDGER_FILE, openLedgerFile } from '../../src/platform/event-store/sqlite/open-ledger.js';
import type { SqliteEventStore } from '../../src/platform/event-store/sqlite/sqlite-event-store.js';
import { noteRegistry } from '../support/event-store-events.js';
import { contentsOf, removeFolder, temporaryFolder } from '../support/event-store-folder.js';
import { followFrom } from '../support/event-store-follower.js';
import { note, notes } from '../support/event-store-note.js';
import { eventStoreContract } from './event-store.contract.js';

const open = (folder: string, mode: 'create' | 'open' | 'open-or-create'): SqliteEventStore =>
  openLedgerFile({ folder, registry: noteRegistry, mode });
const openReadOnly = (folder: string): SqliteEventStore =>
  openLedgerFile({ folder, registry: noteRegistry, readOnly: true });

eventStoreContract('SQLite', async () => {
  const folder = temporaryFolder();
  let store = open(folder, 'create');
  return {
    store,
    async reopen() {
      await store.close();
      store = open(folder, 'open');
      return store;
    },
    async destroy() {
      await store.close();
      removeFolder(folder);
    },
  };
});

describe('the SQLite ledger', () => {
  const a = notes('a');
  const opened: SqliteEventStore[] = [];
  let folder: string;
  let file: string;

  const start = (mode: 'create' | 'open' | 'open-or-create'): SqliteEventStore => {
    const store = open(folder, mode);
    opened.push(store);
    return store;
  };
  const read = (): SqliteEventStore => {
    const store = openReadOnly(folder);
    opened.push(store);
    return store;
  };
  /** A closed ledger with some events. */
  const written = async (count = 3): Promise<void> => {
    const store = open(folder, 'create');
    await store.append(
      a,
      Array.from({ length: count }, (_, index) => note(`${index}`)),
      'no-stream',
    );
    await store.close();
  };
  /** Another program at work on the file. */
  const withSqlite = <T>(work: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(file);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };

  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder, LEDGER_FILE);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    removeFolder(folder);
  });

  describe('is refused, untouched,', () => {
    const isRefused = (): void => {
      const before = contentsOf(folder);
      for (const mode of ['open', 'open-or-create', 'create'] as const) {
        expect(() => open(folder, mode)).toThrow(NotALedger);
      }
      expect(() => openReadOnly(folder)).toThrow(NotALedger);
      expect(contentsOf(folder)).toEqual(before);
    };

    it('when it is a text', () => {
      writeFileSync(file, 'Minutes of the last meeting\n'.repeat(500));
      isRefused();
    });

    it('when it is empty', () => {
      writeFileSync(file, '');
      isRefused();
    });

    it('when it is a folder', () => {
      mkdirSync(file);
      isRefused();
    });

    it('when it is a SQLite file of another program', () => {
      withSqlite((db) =>
        db.exec('PRAGMA journal_mode = WAL; CREATE TABLE events (position INTEGER)'),
      );
      isRefused();
    });

    it('when it is of another program that has it open', () => {
      const db = new DatabaseSync(file);
      db.exec('PRAGMA journal_mode = WAL; CREATE TABLE notes (text TEXT)');
      isRefused();
      db.close();
    });

    it('when a later version wrote it', async () => {
      await written();
      withSqlite((db) => db.exec('PRAGMA user_version = 2'));
      isRefused();
    });

    it('when a trigger that protects it was taken away', async () => {
      await written();
      withSqlite((db) => db.exec('DROP TRIGGER events_never_change'));
      isRefused();
    });

    it.each([0.99, 0.5, 0.1])('when only %p of it is left', async (part) => {
      await written(500);
      truncateSync(file, Math.floor(statSync(file).size * part));
      isRefused();
    });

    it('when its last page is missing', async () => {
      await written(500);
      truncateSync(file, statSync(file).size - 4_096);
      isRefused();
    });

    it('when its last page is missing, and a log of later writes does not hold it', async () => {
      await written(500);
      const store = open(folder, 'open');
      await store.append(notes('b'), [note('more')], 'no-stream');
      const log = readFileSync(`${file}-wal`);
      await store.close();
      writeFileSync(`${file}-wal`, log);
      truncateSync(file, 4_096 * 10);
      isRefused();
    });

    it('when only the end of its log is there', () => {
      writeFileSync(`${file}-wal`, 'log');
      isRefused();
    });
  });

  it('is not looked for in a file', () => {
    writeFileSync(join(folder, 'text'), 'text');
    expect(() => open(join(folder, 'text'), 'open-or-create')).toThrow(NotALedger);
  });

  it('is not made where one should be, nor over one that is', async () => {
    expect(() => open(folder, 'open')).toThrow(NotALedger);
    expect(() => openReadOnly(folder)).toThrow(NotALedger);
    expect(contentsOf(folder).size).toBe(0);
    await written();
    const before = contentsOf(folder);
    expect(() => open(folder, 'create')).toThrow(NotALedger);
    expect(contentsOf(folder)).toEqual(before);
  });

  it('is made again after a crash in the middle of making it', () => {
    writeFileSync(`${file}.new`, 'half');
    writeFileSync(`${file}.new-wal`, 'half');
    start('create');
    expect([...contentsOf(folder).keys()].filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('has one writer, and lets the next one in when that is gone', async () => {
    const first = start('create');
    expect(() => open(folder, 'open')).toThrow(LedgerInUse);
    expect(() => open(folder, 'open-or-create')).toThrow(LedgerInUse);
    await first.append(a, [note('1')], 'no-stream');
    await first.close();
    expect(await start('open').readStream(a)).toHaveLength(1);
  });

  it('leaves one file when it is closed, with everything in it', async () => {
    await written();
    expect([...contentsOf(folder).keys()]).toEqual([LEDGER_FILE, 'lock.sqlite']);
  });

  it('is opened when its own log completes a file that was cut short while it was copied back', async () => {
    const other = temporaryFolder();
    const store = start('create');
    for (let index = 0; index < 50; index += 1) {
      await store.append(
        notes(`${index}`),
        [note(`${index}`, { text: 'x'.repeat(9_000) })],
        'no-stream',
      );
    }
    // What a kill may leave: the first page copied back from the log, the later ones not yet.
    const log = readFileSync(`${file}-wal`);
    const bytesBefore = statSync(file).size;
    withSqlite((db) => db.exec('PRAGMA wal_checkpoint(PASSIVE)'));
    copyFileSync(file, join(other, LEDGER_FILE));
    truncateSync(join(other, LEDGER_FILE), bytesBefore);
    writeFileSync(join(other, `${LEDGER_FILE}-wal`), log);

    const repaired = open(other, 'open');
    expect(await repaired.readAll(START, 100)).toHaveLength(50);
    await repaired.close();
    removeFolder(other);
  });

  describe('beside the process that writes', () => {
    it('can be read and followed', async () => {
      const writer = start('create');
      await writer.append(a, [note('1')], 'no-stream');
      const reader = read();
      const follower = followFrom(reader, START);
      await follower.reached(1);
      await writer.append(a, [note('2'), note('3')], 0);
      await follower.reached(3);
      await follower.stop();

      expect(await reader.head()).toBe(await writer.head());
      expect(await reader.readRaw(START, 10)).toEqual(await writer.readRaw(START, 10));
      await expect(reader.append(a, [note('4')], 2)).rejects.toThrow(StoreUnavailable);
    });

    it('can be copied, as it was at one position', async () => {
      const writer = start('create');
      await writer.append(
        a,
        Array.from({ length: 3_000 }, (_, index) => note(`${index}`)),
        'no-stream',
      );
      const copy = join(folder, 'copy');
      mkdirSync(copy);
      const progress = { copied: false };
      const copying = writer.backupTo(join(copy, LEDGER_FILE)).finally(() => {
        progress.copied = true;
      });
      let revision = 2_999;
      while (!progress.copied) await writer.append(a, [note(`${++revision}`)], revision - 1);

      const position = await copying;
      expect([...contentsOf(copy).keys()]).toEqual([LEDGER_FILE]);
      const store = open(copy, 'open');
      expect(await store.head()).toBe(position);
      expect(position).toBeGreaterThanOrEqual(3_000n);
      expect(await store.readRaw(START, 10_000)).toEqual(
        await writer.readRaw(START, Number(position)),
      );
      await store.close();
      await expect(writer.backupTo(join(copy, LEDGER_FILE))).rejects.toThrow('exists already');
    });

    it('is copied to the end before it closes', async () => {
      const writer = start('create');
      await writer.append(
        a,
        Array.from({ length: 2_000 }, (_, index) => note(`${index}`)),
        'no-stream',
      );
      const copying = writer.backupTo(join(folder, 'copy.sqlite'));
      await writer.close();
      expect(await copying).toBe(2_000n);
    });
  });

  it('refuses to change or delete an event, whoever asks', async () => {
    await written();
    withSqlite((db) => {
      expect(() => db.exec("UPDATE events SET data = '{}'")).toThrow('an event never changes');
      expect(() => db.exec('DELETE FROM events')).toThrow('an event is never deleted');
    });
  });

  it('refuses an id that was used in another stream', async () => {
    const store = start('create');
    await store.append(a, [note('1')], 'no-stream');
    expect(await store.append(notes('b'), [note('1')], 'no-stream')).toMatchObject({
      error: { stream: notes('b'), actual: 'no-stream' },
    });
  });

  it('does not start where commits cannot be made durable', () => {
    const db = new DatabaseSync(':memory:');
    expect(() => requireDurability(db)).toThrow(StoreUnavailable);
    db.close();
  });

  it('answers a full disk with unavailable, loses nothing, and writes again when there is space', async () => {
    const store = start('create');
    const page = 'x'.repeat(20_000);
    await store.append(a, [note('0', { text: page })], 'no-stream');
    store.limitPages(30);
    let acknowledged = 1;
    let results: PromiseSettledResult<{ readonly ok: boolean }>[] = [];
    do {
      const round = acknowledged;
      results = await Promise.allSettled([
        store.append(a, [note(`${round}`, { text: page })], round - 1),
        store.append(notes(`small ${round}`), [note(`small ${round}`)], 'no-stream'),
        store.append(
          notes(`pair ${round}`),
          [note(`p ${round}`), note(`q ${round}`, { text: page })],
          'no-stream',
        ),
      ]);
      if (results.every(({ status }) => status === 'fulfilled')) acknowledged += 1;
    } while (acknowledged < 50 && results.every(({ status }) => status === 'fulfilled'));

    // One for all: they would have shared the commit.
    expect(results.map((result) => result.status === 'rejected' && result.reason)).toEqual([
      expect.any(StoreUnavailable),
      expect.any(StoreUnavailable),
      expect.any(StoreUnavailable),
    ]);
    expect(await store.readStream(a)).toHaveLength(acknowledged);
    expect(await store.readStream(notes(`small ${acknowledged}`))).toEqual([]);
    const position = await store.head();
    expect(await store.readAll(START, 1_000)).toHaveLength(1 + (acknowledged - 1) * 4);

    store.limitPages(10_000);
    const again = await store.append(
      a,
      [note(`${acknowledged}`, { text: page })],
      acknowledged - 1,
    );
    expect(again).toMatchObject({
      ok: true,
      value: { revision: acknowledged, position: position + 1n },
    });
    await store.close();
    expect(await start('open').readStream(a)).toHaveLength(acknowledged + 1);
  });

  it('lets a reader come up to an event that it cannot read, and no further', async () => {
    const store = start('create');
    await store.append(a, [note('0'), note('1')], 'no-stream');
    await store.append(
      notes('b'),
      [{ ...note('2'), type: 'note-amended.v1', data: { text: 't' } }],
      'no-stream',
    );
    await store.append(a, [note('3')], 1);
    await store.close();
    const older = {
      ...noteRegistry,
      upcast: (type: string, data: unknown) => {
        if (type.startsWith('note-amended')) throw new Error('not known yet');
        return noteRegistry.upcast(type, data);
      },
    };
    const reader = openLedgerFile({ folder, registry: older, mode: 'open' });
    opened.push(reader);

    const follower = followFrom(reader, START);
    await expect(follower.ended).rejects.toThrow(UnreadableEvent);
    expect(follower.seen).toHaveLength(2);
    expect(await reader.readAll(START, 10)).toHaveLength(2);
    await expect(reader.readAll(2n, 10)).rejects.toMatchObject({
      position: 3n,
      type: 'note-amended.v1',
    });
    await expect(reader.readStream(notes('b'))).rejects.toThrow(UnreadableEvent);
    // Others are not disturbed by it.
    expect(await reader.readAll(3n, 10)).toHaveLength(1);
    expect(await reader.readStream(a)).toHaveLength(3);
  });
});
