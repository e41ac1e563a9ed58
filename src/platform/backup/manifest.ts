import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOwnerOnly } from '../personal-data/owner-only-file.js';

export const MANIFEST_FILE = 'manifest.json';

/** What a backup holds, for whoever restores it: nothing secret. */
export interface Manifest {
  /** Version of this file's format. */
  readonly format: 1;
  readonly ledgerId: string;
  readonly name: string;
  /** Of the last event in it, as a decimal string. */
  readonly position: string;
  readonly events: number;
  /** SHA-256, hexadecimal, over the bytes of every event. */
  readonly digest: string;
  /** How many files of evidence are in it; absent where there are none. */
  readonly files?: number;
  /** Files that events name and that were not there to be copied, or damaged. */
  readonly missingFiles?: readonly string[];
}

/** The folder is not a backup, or not what it says it is. Nothing was written. */
export class NotABackup extends Error {}

export const writeManifest = (folder: string, manifest: Manifest): void =>
  writeOwnerOnly(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`);

const isManifest = (value: unknown): value is Manifest => {
  if (typeof value !== 'object' || value === null) return false;
  const { format, ledgerId, name, position, events, digest, files, missingFiles } = value as Record<
    string,
    unknown
  >;
  return (
    format === 1 &&
    typeof ledgerId === 'string' &&
    typeof name === 'string' &&
    typeof position === 'string' &&
    /^\d{1,18}$/.test(position) &&
    Number.isSafeInteger(events) &&
    typeof digest === 'string' &&
    /^[0-9a-f]{64}$/.test(digest) &&
    (files === undefined || Number.isSafeInteger(files)) &&
    (missingFiles === undefined ||
      (Array.isArray(missingFiles) && missingFiles.every((each) => typeof each === 'string')))
  );
};

/** @throws NotABackup */
export const readManifest = (folder: string): Manifest => {
  const path = join(folder, MANIFEST_FILE);
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isManifest(manifest)) return manifest;
  } catch (cause) {
    throw new NotABackup(`${path} cannot be read: this is not the ledger part of a backup`, {
      cause,
    });
  }
  throw new NotABackup(`${path} is not the manifest of a backup that this program can read`);
};
