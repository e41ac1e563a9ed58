import { hash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EVIDENCE_FOLDER, placeOf } from '../evidence-files/folder-evidence-files.js';
import { syncFile, syncFolder } from '../personal-data/owner-only-file.js';
import { NotABackup } from './manifest.js';

/** Whether the file of an address is there and whole: no key is needed to tell. */
const isWhole = (folder: string, address: string): boolean => {
  const path = placeOf(folder, address);
  return existsSync(path) && hash('sha256', readFileSync(path), 'hex') === address;
};

const makeFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
};

const copyOne = (from: string, to: string, address: string): void => {
  const target = placeOf(to, address);
  makeFolder(join(to, EVIDENCE_FOLDER));
  makeFolder(dirname(target));
  copyFileSync(placeOf(from, address), target);
  chmodSync(target, 0o600);
  syncFile(target);
  syncFolder(dirname(target));
  if (!isWhole(to, address))
    throw new NotABackup(`The copy of the file ${address} is not equal to it: try again`);
};

/** Copies these files from one folder to another, and verifies each. @returns those that are not there, or damaged */
export const copyEvidence = async (
  from: string,
  to: string,
  addresses: Iterable<string>,
): Promise<readonly string[]> => {
  const missing: string[] = [];
  for (const address of [...addresses].toSorted()) {
    if (isWhole(from, address)) copyOne(from, to, address);
    else missing.push(address);
    // A service in this process goes on between two files.
    await nextTurn();
  }
  return missing;
};
