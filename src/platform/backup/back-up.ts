import { chmodSync, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventRegistry } from '../../kernel/event-registry.js';
import type { Position } from '../../kernel/ids.js';
import { copySpool } from '../event-spool/spool-file.js';
import type { EventStore } from '../event-store/event-store.js';
import { LEDGER_FILE } from '../event-store/sqlite/open-ledger.js';
import { ISSUER_KEY_FILE } from '../identity/local-issuer.js';
import { knownLedger } from '../ledger/open-first.js';
import { KEY_STORE_FILE } from '../personal-data/key-store-file.js';
import { syncFile, syncFolder } from '../personal-data/owner-only-file.js';
import { openKeyStore } from '../personal-data/sqlite-key-store.js';
import { examineCopy, requireKeysFor } from './copied-ledger.js';
import { copyEvidence } from './evidence-copies.js';
import { makeOwnersFolder, requireApart, requireEmpty } from './folders.js';
import { digestLog } from './log-digest.js';
import { type Manifest, NotABackup, writeManifest } from './manifest.js';

/** A log that can be written into a folder of its own while it grows. */
export interface LogToBackUp {
  readonly store: Pick<EventStore, 'readAll' | 'readRaw' | 'close'>;
  /** Makes the ledger's file in that folder, without any other. @returns how far the copy goes */
  readonly copyInto: (folder: string) => Promise<Position>;
}

export interface BackUp {
  /** The data folder; its service may be running. */
  readonly data: string;
  /** Where keys and files of evidence are: often the data folder. */
  readonly shared: string;
  readonly openLog: () => Promise<LogToBackUp>;
  /** Where the ledger goes: a folder that is not there yet, or empty. */
  readonly out: string;
  /** Where the keys go, apart from the ledger: a folder that is not there yet, or empty. */
  readonly keysOut: string;
  readonly registry: EventRegistry;
}

const requireFolders = ({ data, shared, out, keysOut }: BackUp): void => {
  requireApart(out, keysOut, 'a ledger that is kept with its keys is not sealed');
  for (const target of [out, keysOut]) {
    for (const source of [data, shared])
      requireApart(source, target, 'a backup inside the data folder is lost with it');
    requireEmpty(target);
  }
};

/** Every key that the copied ledger names: keys are durable before the events that they seal. */
const copyKeys = (from: string, keysOut: string): void => {
  makeOwnersFolder(keysOut);
  const keys = openKeyStore({ folder: from, mode: 'open', readOnly: true });
  try {
    keys.backupTo(join(keysOut, KEY_STORE_FILE));
  } finally {
    keys.close();
  }
  const issuerKey = join(keysOut, ISSUER_KEY_FILE);
  if (!existsSync(join(from, ISSUER_KEY_FILE))) return;
  copyFileSync(join(from, ISSUER_KEY_FILE), issuerKey);
  chmodSync(issuerKey, 0o600);
  syncFile(issuerKey);
  syncFolder(keysOut);
};

/**
 * Copies ledger and keys apart while a service goes on writing, and verifies what was written.
 * The manifest is written last: a folder without one is no backup.
 * @throws FolderNotFit before anything was written; NotALedger, KeyStoreMissing, NotABackup, StoreUnavailable
 */
export const backUp = async (asked: BackUp): Promise<Manifest> => {
  requireFolders(asked);
  const { data, shared, out, keysOut, registry } = asked;
  const { store, copyInto } = await asked.openLog();
  try {
    const { ledgerId, name } = await knownLedger(store);
    makeOwnersFolder(out);
    copySpool(data, out);
    const position = await copyInto(out);
    const file = join(out, LEDGER_FILE);
    chmodSync(file, 0o600);
    syncFile(file);
    // After the ledger: a key that the copy names was made before.
    copyKeys(shared, keysOut);
    const source = await digestLog(store, position);
    const copy = await examineCopy(out, registry);
    if (copy.digest !== source.digest || copy.events !== source.events)
      throw new NotABackup('The copy is not equal to the ledger: make the backup again');
    requireKeysFor(copy, keysOut);
    // After the ledger: a file that the copy names was kept before.
    const missing = await copyEvidence(shared, out, copy.files);
    const { events, digest } = copy;
    const manifest: Manifest = {
      format: 1,
      ledgerId,
      name,
      position: String(copy.position),
      events,
      digest,
      ...(copy.files.size > 0 && { files: copy.files.size - missing.length }),
      ...(missing.length > 0 && { missingFiles: missing }),
    };
    writeManifest(out, manifest);
    return manifest;
  } finally {
    await store.close();
  }
};
