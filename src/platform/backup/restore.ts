import { chmodSync, copyFileSync, existsSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { EventRegistry } from '../../kernel/event-registry.js';
import { copySpool } from '../event-spool/spool-file.js';
import { LEDGER_FILE } from '../event-store/sqlite/open-ledger.js';
import { ISSUER_KEY_FILE } from '../identity/local-issuer.js';
import { KEY_STORE_FILE, requireKeyStoreFile } from '../personal-data/key-store-file.js';
import { syncFile, syncFolder } from '../personal-data/owner-only-file.js';
import { openKeyStore } from '../personal-data/sqlite-key-store.js';
import { examineCopy, requireKeysFor } from './copied-ledger.js';
import { copyEvidence } from './evidence-copies.js';
import { makeOwnersFolder, requireApart, requireEmpty } from './folders.js';
import { type Manifest, NotABackup, readManifest } from './manifest.js';

export interface Restore {
  /** The ledger part of a backup. */
  readonly from: string;
  /** The keys part of the same backup, or of a later one. */
  readonly keys: string;
  /** The data folder to be: not there yet, or empty. */
  readonly data: string;
  readonly registry: EventRegistry;
}

const copyOwnerOnly = (from: string, to: string): void => {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  syncFile(to);
};

const requireAsManifested = async (
  folder: string,
  manifest: Manifest,
  registry: EventRegistry,
): Promise<ReadonlySet<string>> => {
  const copy = await examineCopy(folder, registry);
  const same =
    copy.digest === manifest.digest &&
    copy.events === manifest.events &&
    String(copy.position) === manifest.position;
  if (!same) throw new NotABackup('The ledger is not the one that its manifest speaks of');
  requireKeysFor(copy, folder);
  return copy.files;
};

/** What was missing when the backup was made may be missing; nothing else. */
const requireAllFiles = (missing: readonly string[], { missingFiles = [] }: Manifest): void => {
  const lost = missing.filter((address) => !missingFiles.includes(address));
  if (lost.length > 0)
    throw new NotABackup(`Files of evidence are missing or damaged: ${lost.join(', ')}`);
};

const copyAll = ({ from, keys }: Restore, draft: string): void => {
  makeOwnersFolder(draft);
  copyOwnerOnly(join(from, LEDGER_FILE), join(draft, LEDGER_FILE));
  copySpool(from, draft);
  const keyStore = openKeyStore({ folder: keys, mode: 'open', readOnly: true });
  try {
    keyStore.backupTo(join(draft, KEY_STORE_FILE));
  } finally {
    keyStore.close();
  }
  const issuerKey = join(keys, ISSUER_KEY_FILE);
  if (existsSync(issuerKey)) copyOwnerOnly(issuerKey, join(draft, ISSUER_KEY_FILE));
  syncFolder(draft);
};

/**
 * Makes a data folder from a backup, verified before and after: it is there whole, or not at all.
 *
 * A case whose key was destroyed after the keys were backed up is readable again: destroy it again
 * (`ledger erase`), or restore with the newest keys, in which the destroyed ones stay destroyed.
 * @throws FolderNotFit, NotABackup, NotALedger, KeyStoreMissing, NotAKeyStore: the target was not touched
 */
export const restore = async (asked: Restore): Promise<Manifest> => {
  const { from, keys } = asked;
  const data = resolve(asked.data);
  requireEmpty(data);
  for (const source of [from, keys])
    requireApart(source, data, 'a backup is not changed by its use');
  const manifest = readManifest(from);
  requireKeyStoreFile(join(keys, KEY_STORE_FILE));
  const draft = `${data}.unfinished`;
  requireEmpty(draft);
  try {
    copyAll(asked, draft);
    const named = await requireAsManifested(draft, manifest, asked.registry);
    requireAllFiles(await copyEvidence(from, draft, named), manifest);
    if (existsSync(data)) rmdirSync(data);
    renameSync(draft, data);
    syncFolder(dirname(data));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return manifest;
};
