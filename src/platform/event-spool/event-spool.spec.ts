import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { removeFolder, temporaryFolder } from '../../../test/support/event-store-folder.js';
import { noteRegistry as registry } from '../../../test/support/event-store-events.js';
import { idOf, note } from '../../../test/support/event-store-note.js';
import { InMemoryEventStore } from '../../../test/support/in-memory-event-store.js';
import { EventDoesNotFitSchema } from '../../kernel/event-registry.js';
import { type ActorId, streamName } from '../../kernel/ids.js';
import { instant, plainDate } from '../../kernel/plain-date.js';
import {
  EventTooLarge,
  type EventStore,
  START,
  StoreUnavailable,
} from '../event-store/event-store.js';
import { EventSpool } from './event-spool.js';
import type { Gathering } from './gathering.js';
import { copySpool, SPOOL_FOLDER } from './spool-file.js';

const NOW = instant('2026-03-31T09:00:01Z');
const LATER = 3_600_000;

/** What somebody says. */
interface Said {
  readonly by: string;
  readonly text: string;
}

const said = (text: string, by = 'one-of-us'): Said => ({ by, text });

/** What one of them says stands in one note, line by line. */
const gathering: Gathering<Said> = {
  keyOf: ({ by }) => by,
  eventOf: (several) => ({
    type: 'note-taken.v1',
    data: { text: several.map(({ text }) => text).join('\n'), number: several.length },
    actor: { id: several[0].by as ActorId, capacity: 'member' },
    effectiveAt: plainDate('2026-03-31'),
  }),
};

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
    new EventSpool<Said>({
      folder: data,
      kind: 'note',
      gathering,
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
  const events = () => store.readAll(START, 10_000);
  const inLog = async () => (await events()).map(({ data }) => (data as { text: string }).text);
  const putAll = (spool: EventSpool<Said>, texts: readonly string[]) =>
    Promise.all(texts.map((text) => spool.put(said(text))));

  it('keeps a fact for its owner only until the log has it, then nothing', async () => {
    const spool = open();
    await spool.put(said('one'));
    const [name = ''] = files();
    expect(statSync(pathOf(name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, SPOOL_FOLDER)).mode & 0o777).toBe(0o700);
    expect(await inLog()).toEqual([]);
    await spool.flush();
    expect(await inLog()).toEqual(['one']);
    expect(files()).toEqual([]);
  });

  it('gathers what stands together into one event, in the order of the first of each', async () => {
    const spool = open();
    const put = [said('a1', 'a'), said('b1', 'b'), said('a2', 'a'), said('b2', 'b')];
    await Promise.all(put.map((each) => spool.put(each)));
    await spool.put(said('a3', 'a'));
    await spool.flush();
    const [one, other] = await events();
    expect(await inLog()).toEqual(['a1\na2\na3', 'b1\nb2']);
    expect(one?.metadata).toMatchObject({ actor: { id: 'a' }, recordedAt: NOW });
    expect([one?.eventId, one?.revision, other?.revision]).toEqual([one?.metadata.commandId, 0, 1]);
  });

  it('is written once in a turn of the event loop', async () => {
    const spool = open();
    const first = spool.put(said('one'));
    const second = spool.put(said('two'));
    expect(files()).toEqual([]);
    await first;
    expect(readFileSync(pathOf(files()[0] ?? ''), 'utf8').split('\n')).toHaveLength(3);
    await second;
  });

  it('cuts an event before it takes too much, and a file before there are too many', async () => {
    const spool = open();
    const long = Array.from({ length: 5 }, (_, index) => `${index}`.repeat(50_000));
    await putAll(spool, long);
    await spool.flush();
    expect((await inLog()).map(({ length }) => length)).toEqual([100_001, 100_001, 50_000]);
    const many = Array.from({ length: 600 }, (_, index) => said('x', `by-${index}`));
    for (const each of many) await spool.put(each);
    expect(files()).toHaveLength(3);
    await putAll(
      spool,
      long.map((each) => each.repeat(4)),
    );
    expect(files()).toHaveLength(5);
    await spool.flush();
    expect(await inLog()).toHaveLength(608);
    expect(new Set((await events()).map(({ eventId }) => eventId)).size).toBe(608);
  });

  it('goes to the log by itself', async () => {
    await open(1).put(said('one'));
    while ((await inLog()).length === 0) await pause(1);
    expect(await inLog()).toEqual(['one']);
  });

  it('is written into while it goes to the log', async () => {
    const spool = open();
    await spool.put(said('one'));
    const flushed = spool.flush();
    const put = spool.put(said('two'));
    await flushed;
    await put;
    await spool.flush();
    expect((await inLog()).join('\n')).toBe('one\ntwo');
  });

  it('has in the log what was put in the same turn', async () => {
    const spool = open();
    const put = spool.put(said('one'));
    await spool.flush();
    expect(await inLog()).toEqual(['one']);
    await put;
  });

  it('left behind by a process that was killed, is what the next one begins with', async () => {
    await putAll(open(), ['one', 'two']);
    await open().appendLeft();
    expect(await inLog()).toEqual(['one\ntwo']);
    expect(files()).toEqual([]);
  });

  it('left behind between append and removal, doubles nothing', async () => {
    const killed = open();
    await putAll(killed, ['one', 'two']);
    await killed.put(said('other', 'somebody'));
    const [name = ''] = files();
    const left = readFileSync(pathOf(name));
    await killed.flush();
    writeFileSync(pathOf(name), left);
    await open().appendLeft();
    expect(await inLog()).toEqual(['one\ntwo', 'other']);
    // A copy of the folder beside the process may lack what came last.
    writeFileSync(pathOf(name), left.subarray(0, left.indexOf('\n') + 1));
    await open().appendLeft();
    expect(await inLog()).toEqual(['one\ntwo', 'other']);
    expect(files()).toEqual([]);
  });

  it('left behind by an earlier program as whole events, is brought to the log as it is', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `note ${index}`);
    const stream = streamName('note', idOf('stream of an earlier program'));
    const lines = names.map((name) => `${JSON.stringify(note(name))}\n`);
    mkdirSync(join(folder, SPOOL_FOLDER));
    writeFileSync(pathOf(`${stream}.jsonl`), lines.join(''));
    // The first of its two appends was done.
    const appended = names.slice(0, 256).map((name) => note(name));
    await store.append(stream, appended, 'no-stream');
    await open().appendLeft();
    expect(await inLog()).toEqual(names);
    const all = await events();
    expect(all.map(({ eventId }) => eventId)).toEqual(names.map((name) => note(name).eventId));
    expect(all.at(-1)?.metadata.recordedAt).toBe(NOW);
    expect(files()).toEqual([]);
  });

  it('drops the half line that the end of the process cut off', async () => {
    await open().put(said('one'));
    appendFileSync(pathOf(files()[0] ?? ''), '{"by":"one-of');
    await open().appendLeft();
    expect(await inLog()).toEqual(['one']);
    expect(told).toEqual([]);
  });

  it('sets a file with a line that nobody can read aside, and tells', async () => {
    await open().put(said('one'));
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
    const refused = await Promise.allSettled([spool.put(said('one')), spool.put(said('two'))]);
    for (const each of refused)
      expect(each).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
    rmSync(join(folder, SPOOL_FOLDER));
    await spool.put(said('three'));
    await spool.flush();
    expect(await inLog()).toEqual(['three']);
  });

  it('refuses what the log would not take', async () => {
    const spool = open();
    await expect(spool.put(said(''))).rejects.toThrow(EventDoesNotFitSchema);
    await expect(spool.put(said('one', 'Not A Code'))).rejects.toThrow(EventDoesNotFitSchema);
    await expect(spool.put(said('x'.repeat(300_000)))).rejects.toThrow(EventTooLarge);
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
    await spool.put(said('one'));
    await expect(spool.flush()).rejects.toThrow('full');
    while (told.length === 0) await pause(1);
    full = false;
    while ((await inLog()).length === 0) await pause(1);
    expect(await inLog()).toEqual(['one']);
  });

  it('appends what waits when it closes, then takes nothing', async () => {
    const spool = open();
    await spool.put(said('one'));
    await spool.close();
    expect(await inLog()).toEqual(['one']);
    await expect(spool.put(said('two'))).rejects.toThrow(StoreUnavailable);
  });

  it('is copied beside its process, without half a line', async () => {
    const copy = temporaryFolder();
    await open().put(said('one'));
    appendFileSync(pathOf(files()[0] ?? ''), '{"by":"one-of');
    copySpool(folder, copy);
    expect(files(copy)).toEqual(files());
    await open(LATER, store, copy).appendLeft();
    expect(await inLog()).toEqual(['one']);
    removeFolder(copy);
  });
});
