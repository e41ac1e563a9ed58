import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A file with a secret in it that others on this machine may read. The start fails; nothing was touched. */
export class ReadableByOthers extends Error {}

/**
 * Refuses a secret that group or others may read, write or execute.
 * Windows keeps permissions elsewhere and is not checked.
 * @throws ReadableByOthers
 */
export const requireOwnerOnly = (path: string): void => {
  const mode = statSync(path).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw new ReadableByOthers(
    `${path} holds a secret, and others may open it (mode ${mode.toString(8)}): run chmod 600 on it`,
  );
};

/** Makes the names in a folder durable: a file that was renamed there is there after a power cut. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Makes the bytes of a file durable. */
export const syncFile = (path: string): void => {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** An empty file that only its owner may open. @throws Error with code EEXIST where there is one */
export const createOwnerOnly = (path: string): void => closeSync(openSync(path, 'wx', 0o600));

const writeDurably = (handle: number, content: string | Uint8Array): void => {
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Writes a secret so that it is there whole or not at all. Made under a name that nobody could prepare, in a file
 * that is new: a link or an open file that waits at a known name is never written through.
 */
export const writeOwnerOnly = (path: string, content: string | Uint8Array): void => {
  const unfinished = `${path}.${randomUUID()}.unfinished`;
  const handle = openSync(unfinished, 'wx', 0o600);
  try {
    writeDurably(handle, content);
    renameSync(unfinished, path);
  } catch (fault) {
    rmSync(unfinished, { force: true });
    throw fault;
  }
  syncFolder(dirname(path));
};
