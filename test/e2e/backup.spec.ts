import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEDGER_FILE } from '../../src/platform/event-store/sqlite/open-ledger.js';
import { KEY_STORE_FILE } from '../../src/platform/personal-data/key-store-file.js';
import { openReadOnlyRuntime, openRuntime, type Runtime } from '../../src/runtime.js';
import { ledger } from '../support/captured-terminal.js';
import { askSealed } from '../support/sealed-question.js';
import { newFolder, removeFolders, serveFolder } from '../support/served-folder.js';

const SECRET = 'A pupil of Quillfeather School in Applethwaite was mentioned';
const configuration = {
  name: 'A partnership',
  simulated: true,
  tokens: { kind: 'local' },
} as const;

let data: string;
let runtime: Runtime;
let question: string;

const filesIn = (folder: string): readonly string[] => readdirSync(folder).toSorted();
const modesIn = (folder: string): readonly string[] =>
  [folder, ...filesIn(folder).map((name) => join(folder, name))].map((path) =>
    (statSync(path).mode & 0o777).toString(8),
  );
const holding = (folder: string, text: string): readonly string[] =>
  filesIn(folder).filter((name) => readFileSync(join(folder, name)).includes(text));

const backUp = async (): Promise<{ out: string; keys: string }> => {
  const [out, keys] = [newFolder(), newFolder()];
  const done = await ledger('backup', '--data', data, '--out', out, '--keys-out', keys);
  expect(done).toEqual({ code: 0, out: '', err: expect.stringMatching(/^Backed up \d+ events/) });
  return { out, keys };
};
const restore = (from: string, keys: string, to: string) =>
  ledger('restore', '--from', from, '--keys', keys, '--data', to);

/** Every event as stored, up to a position. */
const rawEvents = async (folder: string, upTo = 1_000_000n) => {
  const opened = await openReadOnlyRuntime({ dataFolder: folder });
  const events = await opened.eventStore.readRaw(0n, 100_000);
  await opened.close();
  return events.filter(({ position }) => position <= upTo);
};

beforeAll(async () => {
  data = newFolder();
  runtime = await openRuntime({ ...configuration, dataFolder: data });
  question = await askSealed(runtime, SECRET);
});

afterAll(async () => {
  await runtime.close();
  removeFolders();
});

describe('a backup', () => {
  it('is whole and equal up to one position while appends go on', async () => {
    const stopping = new AbortController();
    const appends = (async () => {
      for (let count = 0; !stopping.signal.aborted; count += 1)
        await askSealed(runtime, `Question ${count}`);
    })();
    const { out, keys } = await backUp();
    stopping.abort();
    await appends;

    const restored = newFolder();
    expect(await restore(out, keys, restored)).toMatchObject({ code: 0 });
    const copied = await rawEvents(restored);
    const head = copied.at(-1)?.position ?? 0n;
    expect(await runtime.eventStore.head()).toBeGreaterThan(head);
    expect(copied).toEqual(await rawEvents(data, head));
  });

  it('keeps ledger and keys apart, and both for their owner only', async () => {
    const { out, keys } = await backUp();
    expect(filesIn(out)).toEqual(['ledger.sqlite', 'manifest.json']);
    expect(filesIn(keys)).toEqual(['issuer-key.json', 'keys.sqlite']);
    expect(modesIn(out)).toEqual(['700', '600', '600']);
    expect(modesIn(keys)).toEqual(['700', '600', '600']);
  });

  it('holds no sealed text in any byte of its files, nor does the data folder', async () => {
    const { out, keys } = await backUp();
    const opened = await openReadOnlyRuntime({ dataFolder: data });
    const [event] = (await opened.eventStore.readAll(0n, 10)).slice(1);
    expect(opened.personalData.openAll(event?.data)).toMatchObject({ question: SECRET });
    await opened.close();
    for (const folder of [data, out, keys]) {
      for (const word of [SECRET, 'Quillfeather', 'Applethwaite'])
        expect(holding(folder, word)).toEqual([]);
    }
    // The search would find what stands there.
    expect(holding(out, question)).toEqual(['ledger.sqlite']);
    expect(holding(data, 'challenge-raised.v1').length).toBeGreaterThan(0);
  });

  it('says in its manifest what it holds, and nothing secret', async () => {
    const { out } = await backUp();
    const manifest: unknown = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const events = await runtime.eventStore.readRaw(0n, 100_000);
    expect(manifest).toEqual({
      format: 1,
      ledgerId: runtime.ledger.ledgerId,
      name: 'A partnership',
      position: String(events.at(-1)?.position),
      events: events.length,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['one folder for both', (base: string) => [base, base]],
    ['the keys inside the ledger part', (base: string) => [base, join(base, 'keys')]],
    ['the ledger inside the keys part', (base: string) => [join(base, 'ledger'), base]],
    ['a folder inside the data folder', (base: string) => [join(data, 'backup'), base]],
  ])('refuses %s', async (_, foldersIn) => {
    const [out = '', keys = ''] = foldersIn(newFolder());
    const before = filesIn(data);
    const done = await ledger('backup', '--data', data, '--out', out, '--keys-out', keys);
    expect(done).toMatchObject({ code: 1, err: expect.stringContaining('must lie apart') });
    expect([out, keys].filter(existsSync)).toEqual([]);
    expect(filesIn(data)).toEqual(before);
  });

  it('refuses a folder with something in it, and leaves it alone', async () => {
    const out = newFolder();
    mkdirSync(out);
    writeFileSync(join(out, 'mine'), '');
    const words = ['--data', data, '--out', out, '--keys-out', newFolder()];
    const done = await ledger('backup', ...words);
    expect(done).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') });
    expect(filesIn(out)).toEqual(['mine']);
  });
});

describe('a restore', () => {
  it('makes a data folder on which the service starts, and in which every text opens', async () => {
    const { out, keys } = await backUp();
    const restored = newFolder();
    expect(await restore(out, keys, restored)).toMatchObject({ code: 0, out: '' });
    expect(filesIn(restored)).toEqual(['issuer-key.json', 'keys.sqlite', 'ledger.sqlite']);
    expect(modesIn(restored)).toEqual(['700', '600', '600', '600']);
    const service = await serveFolder(restored);
    const { eventStore, personalData, ledger: known } = service.runtime;
    expect(known).toEqual(runtime.ledger);
    const [event] = (await eventStore.readAll(0n, 10)).slice(1);
    expect(personalData.openAll(event?.data)).toMatchObject({ question: SECRET });
    await askSealed(service.runtime, 'One more');
    await service.stop();
  });

  it('refuses a folder with something in it', async () => {
    const { out, keys } = await backUp();
    const before = filesIn(data);
    expect(await restore(out, keys, data)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not empty'),
    });
    expect(filesIn(data)).toEqual(before);
  });

  it.each<[string, (part: { out: string; keys: string }) => void, RegExp]>([
    ['without a manifest', ({ out }) => rmSync(join(out, 'manifest.json')), /manifest\.json/],
    ['without keys', ({ keys }) => rmSync(join(keys, KEY_STORE_FILE)), /no key store/],
    [
      'with a ledger cut short',
      ({ out }) => {
        const file = join(out, LEDGER_FILE);
        writeFileSync(file, readFileSync(file).subarray(0, 8_192));
      },
      /cut short or damaged/,
    ],
    [
      'with an event changed',
      ({ out }) => {
        const file = join(out, LEDGER_FILE);
        const text = readFileSync(file, 'latin1');
        writeFileSync(file, text.replaceAll('2021/22', '2022/23'), 'latin1');
      },
      /not the one that its manifest speaks of|damaged/,
    ],
    ['with two parts exchanged', (part) => Object.assign(part, { out: part.keys }), /manifest/],
  ])('refuses a backup %s, and leaves nothing behind', async (_, spoil, message) => {
    const backup = await backUp();
    spoil(backup);
    const restored = newFolder();
    const { code, err } = await restore(backup.out, backup.keys, restored);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(filesIn(join(restored, '..'))).toEqual([]);
  });

  it('refuses the keys of another ledger', async () => {
    const { out } = await backUp();
    const other = newFolder();
    await (await openRuntime({ ...configuration, dataFolder: other })).close();
    const { code, err } = await restore(out, other, newFolder());
    expect(code).toBe(1);
    expect(err).toMatch(/are not those of this ledger: (\d+) of \1 are missing/);
  });
});

/** The first question, as it is read. */
const questionIn = async (folder: string): Promise<unknown> => {
  const opened = await openReadOnlyRuntime({ dataFolder: folder });
  const [event] = (await opened.eventStore.readAll(0n, 10)).slice(1);
  const { question: text } = opened.personalData.openAll(event?.data) as { question: unknown };
  await opened.close();
  return text;
};

describe('erasing', () => {
  it('forgets a case for good: no event changes, no text opens, newer keys keep it forgotten', async () => {
    const { out, keys } = await backUp();
    const restored = newFolder();
    await restore(out, keys, restored);
    const before = await rawEvents(restored);
    expect(await ledger('erase', '--case', question, '--data', restored)).toEqual({
      code: 0,
      out: '',
      err: `The key of ${question} is destroyed\n`,
    });
    expect(await rawEvents(restored)).toEqual(before);
    expect(await questionIn(restored)).toBe('[This text was erased]');

    const newerKeys = newFolder();
    cpSync(restored, newerKeys, { recursive: true });
    const [withOld, withNew] = [newFolder(), newFolder()];
    await restore(out, newerKeys, withNew);
    expect(await questionIn(withNew)).toBe('[This text was erased]');
    // The limit that the help speaks of.
    await restore(out, keys, withOld);
    expect(await questionIn(withOld)).toBe(SECRET);
  });

  it('erases nothing that is not there', async () => {
    const { out, keys } = await backUp();
    const restored = newFolder();
    await restore(out, keys, restored);
    expect(await ledger('erase', '--case', 'review-none', '--data', restored)).toMatchObject({
      code: 1,
      err: 'ledger: There is no stream review-none\n',
    });
  });
});
