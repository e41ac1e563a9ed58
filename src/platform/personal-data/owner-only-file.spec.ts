import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { removeFolder, temporaryFolder } from '../../../test/support/event-store-folder.js';
import { writeOwnerOnly } from './owner-only-file.js';

describe('a secret that is written', () => {
  let folder: string;
  const path = () => join(folder, 'secret.json');
  const elsewhere = () => join(folder, 'elsewhere');

  beforeEach(() => {
    folder = temporaryFolder();
    writeFileSync(elsewhere(), 'as it was');
    chmodSync(elsewhere(), 0o644);
  });
  afterEach(() => removeFolder(folder));

  it('is open to its owner only, in place of what was there, and nothing is left beside it', () => {
    writeFileSync(path(), 'older', { mode: 0o644 });
    writeOwnerOnly(path(), 'newer');
    expect(readFileSync(path(), 'utf8')).toBe('newer');
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['elsewhere', 'secret.json']);
  });

  it.each(['secret.json', 'secret.json.unfinished'])(
    'does not go where a link waits at %s',
    (link) => {
      symlinkSync(elsewhere(), join(folder, link));
      writeOwnerOnly(path(), 'secret');
      expect(readFileSync(elsewhere(), 'utf8')).toBe('as it was');
      expect(lstatSync(path()).isFile()).toBe(true);
    },
  );

  it('leaves nothing behind where it cannot be put in its place', () => {
    mkdirSync(path());
    expect(() => writeOwnerOnly(path(), 'secret')).toThrow();
    expect(readdirSync(folder).toSorted()).toEqual(['elsewhere', 'secret.json']);
  });
});
