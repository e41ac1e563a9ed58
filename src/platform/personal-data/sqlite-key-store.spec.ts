import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { instant } from '../../kernel/plain-date.js';
import {
  KeyRemains,
  KeyStoreExists,
  KeyStoreMissing,
  KeyStoreReadOnly,
  NotAKeyStore,
  type KeyStore,
} from './key-store.js';
import { ReadableByOthers } from './owner-only-file.js';
import { KeyDestroyed } from './personal-data.js';
import { openKeyStore } from './sqlite-key-store.js';

let folder: string;
let opened: KeyStore[];
const path = () => join(folder, 'keys.sqlite');
const clock = { now: () => instant('2026-01-02T10:00:00.000Z') };

const open = (options: Partial<Parameters<typeof openKeyStore>[0]> = {}): KeyStore => {
  const store = openKeyStore({ folder, mode: 'open', clock, ...options });
  opened.push(store);
  return store;
};

const create = (): KeyStore => open({ mode: 'create' });

/** Every byte of every file of the folder, by name. */
const bytes = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]),
  );

const filesWith = (secret: Buffer): readonly string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(secret));

const alter = (sql: string): void => {
  const raw = new DatabaseSync(path());
  raw.exec(sql);
  raw.close();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-store-'));
  opened = [];
});

afterEach(() => {
  for (const store of opened) store.close();
  rmSync(folder, { recursive: true });
});

describe('keys', () => {
  it('are made once a case, 32 random bytes, and found by their id', () => {
    const store = create();
    const key = store.keyOf('case-1');
    expect(key.bytes).toHaveLength(32);
    expect(store.keyOf('case-1')).toBe(key);
    expect(store.keyOf('case-2').bytes).not.toEqual(key.bytes);
    expect(store.find(key.keyId)).toEqual({ state: 'live', key });
    expect(store.find('b8d3bb3a-0000-7000-8000-000000000000')).toEqual({ state: 'unknown' });
  });

  it('are durable before they are used: a copy of the files taken at once holds the key', () => {
    const key = create().keyOf('case-1');
    const copy = mkdtempSync(join(tmpdir(), 'key-store-copy-'));
    for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(copy, name));
    const survivor = openKeyStore({ folder: copy, mode: 'open' });
    expect(survivor.keyOf('case-1')).toEqual(key);
    survivor.close();
    rmSync(copy, { recursive: true });
  });

  it('survive closing, and being pushed out of memory', () => {
    const first = open({ mode: 'create', cachedKeys: 2 });
    const keys = ['a', 'b', 'c', 'd'].map((caseId) => first.keyOf(caseId));
    expect(['a', 'b', 'c', 'd'].map((caseId) => first.keyOf(caseId))).toEqual(keys);
    first.close();
    expect(['a', 'b', 'c', 'd'].map((caseId) => open().keyOf(caseId))).toEqual(keys);
  });

  it('are in files that only their owner may open', () => {
    create().keyOf('case-1');
    for (const name of readdirSync(folder)) {
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it('cannot be put back, replaced or deleted, whoever writes to the file', () => {
    const store = create();
    store.keyOf('case-1');
    store.keyOf('case-2');
    store.destroy('case-1');
    store.close();
    const raw = new DatabaseSync(path());
    const attempts = [
      "UPDATE keys SET key = zeroblob(32), destroyed_at = NULL WHERE case_id = 'case-1'",
      "UPDATE keys SET key = zeroblob(32) WHERE case_id = 'case-2'",
      "DELETE FROM keys WHERE case_id = 'case-1'",
    ];
    for (const attempt of attempts) expect(() => raw.exec(attempt)).toThrow(/destroyed/);
    raw.close();
  });
});

describe('destroying a key', () => {
  it('leaves none of its bytes in any file, while open and after closing', () => {
    const store = create();
    const others = Array.from({ length: 300 }, (_, index) => store.keyOf(`other-${index}`));
    const secret = Buffer.from(store.keyOf('case-1').bytes);
    others.push(...Array.from({ length: 300 }, (_, index) => store.keyOf(`later-${index}`)));
    expect(filesWith(secret)).not.toEqual([]);

    store.destroy('case-1');

    expect(filesWith(secret)).toEqual([]);
    store.close();
    expect(filesWith(secret)).toEqual([]);
    const again = open();
    for (const key of others) expect(again.find(key.keyId)).toEqual({ state: 'live', key });
  });

  it('leaves none of its bytes in memory that the store gave out', () => {
    const store = create();
    const key = store.keyOf('case-1');
    store.destroy('case-1');
    expect(key.bytes).toEqual(Buffer.alloc(32));
  });

  it('is remembered with its moment, for this case alone', () => {
    const store = create();
    const { keyId } = store.keyOf('case-1');
    const other = store.keyOf('case-2');
    store.destroy('case-1');
    store.destroy('case-1');
    expect(() => store.keyOf('case-1')).toThrow(KeyDestroyed);
    expect(store.find(keyId)).toEqual({ state: 'destroyed', at: clock.now() });
    expect(store.destroyedCases()).toEqual([{ caseId: 'case-1', keyId, destroyedAt: clock.now() }]);
    expect(store.keyOf('case-2')).toBe(other);
  });

  it('holds for a case that had no key yet', () => {
    const store = create();
    store.destroy('case-1');
    expect(() => store.keyOf('case-1')).toThrow(KeyDestroyed);
    expect(store.destroyedCases().map((each) => each.caseId)).toEqual(['case-1']);
  });

  it('reaches a program that holds the same store open with the key in memory', () => {
    const store = create();
    store.keyOf('case-1');
    const other = open();
    const { keyId } = other.keyOf('case-1');
    store.destroy('case-1');
    expect(() => other.keyOf('case-1')).toThrow(KeyDestroyed);
    expect(other.find(keyId).state).toBe('destroyed');
  });

  it('says so when a reader keeps the old bytes, and finishes when done again', () => {
    const store = create();
    const secret = Buffer.from(store.keyOf('case-1').bytes);
    const reader = new DatabaseSync(path(), { readOnly: true });
    reader.exec('BEGIN; SELECT count(*) FROM keys;');
    expect(() => store.destroy('case-1')).toThrow(KeyRemains);
    expect(() => store.keyOf('case-1')).toThrow(KeyDestroyed);
    reader.exec('COMMIT');
    reader.close();
    store.destroy('case-1');
    expect(filesWith(secret)).toEqual([]);
  }, 30_000);
});

describe('opening', () => {
  it('creates nothing where there is no key store', () => {
    expect(() => open()).toThrow(KeyStoreMissing);
    expect(() => open({ readOnly: true })).toThrow(KeyStoreMissing);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes a new store where a start was cut off, and never over one that holds keys', () => {
    create().close();
    const store = create();
    store.keyOf('case-1');
    store.close();
    const before = bytes();
    expect(() => create()).toThrow(KeyStoreExists);
    expect(bytes()).toEqual(before);
  });

  const spoilt: readonly (readonly [string, () => void])[] = [
    ['an empty file', () => writeFileSync(path(), '', { mode: 0o600 })],
    ['a text', () => writeFileSync(path(), 'not a database\n'.repeat(50), { mode: 0o600 })],
    ['a file without its end', () => truncateSync(path(), statSync(path()).size - 4096)],
    ['half a page', () => truncateSync(path(), 2000)],
    [
      'a file with a page of noise',
      () => {
        const content = readFileSync(path());
        content.fill(0x5a, 4096, 8192);
        writeFileSync(path(), content);
      },
    ],
    ['a store of a later version', () => alter('PRAGMA user_version = 99')],
    ['a database of another program', () => alter('PRAGMA application_id = 7')],
  ];

  it.each(spoilt)('refuses %s and leaves it as it is', (_, spoil) => {
    const store = create();
    store.keyOf('case-1');
    store.close();
    spoil();
    const before = bytes();
    for (const mode of ['open', 'create'] as const) {
      expect(() => open({ mode })).toThrow(NotAKeyStore);
      expect(bytes()).toEqual(before);
    }
  });

  it('refuses a file that others may read', () => {
    create().close();
    chmodSync(path(), 0o640);
    expect(() => open()).toThrow(ReadableByOthers);
  });

  it('for reading only gives keys, and makes and destroys none', () => {
    const key = create().keyOf('case-1');
    const reader = open({ readOnly: true });
    expect(reader.keyOf('case-1')).toEqual(key);
    expect(() => reader.keyOf('case-2')).toThrow(KeyStoreReadOnly);
    expect(() => reader.destroy('case-1')).toThrow(KeyStoreReadOnly);
    expect(reader.destroyedCases()).toEqual([]);
  });
});

describe('a backup', () => {
  it('is a whole key store that only its owner may open, without what was destroyed', () => {
    const store = create();
    const key = store.keyOf('case-1');
    const secret = Buffer.from(store.keyOf('case-2').bytes);
    store.destroy('case-2');
    const target = mkdtempSync(join(tmpdir(), 'key-store-backup-'));
    const file = join(target, 'keys.sqlite');
    store.backupTo(file);
    store.keyOf('case-3');

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes(secret)).toBe(false);
    const restored = openKeyStore({ folder: target, mode: 'open' });
    expect(restored.keyOf('case-1')).toEqual(key);
    expect(() => restored.keyOf('case-2')).toThrow(KeyDestroyed);
    expect(restored.destroyedCases()).toEqual(store.destroyedCases());
    restored.close();
    rmSync(target, { recursive: true });
  });

  it('does not write over a file', () => {
    const store = create();
    const file = join(folder, 'taken');
    writeFileSync(file, 'something else');
    expect(() => store.backupTo(file)).toThrow(/EEXIST/);
    expect(readFileSync(file, 'utf8')).toBe('something else');
  });
});
