import { hash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Instant, instant } from '../../kernel/plain-date.js';
import { StoreUnavailable } from '../event-store/event-store.js';
import { syncFolder } from '../personal-data/owner-only-file.js';
import { type PersonalData, SealBroken } from '../personal-data/personal-data.js';
import {
  EvidenceFileDamaged,
  EvidenceFileMissing,
  type EvidenceFiles,
  type GivenFile,
  isAddress,
  type KeptFile,
} from './evidence-files.js';
import { packFile, unpackFile } from './file-wrapping.js';

export const EVIDENCE_FOLDER = 'evidence';

/** A file is made under this ending, and named by its address once it is whole. */
const UNFINISHED = '.unfinished';

/** What the disk cannot do now: full, read only, or failing. */
const UNAVAILABLE: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE']);

const codeOf = (fault: unknown): unknown =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined;

export const placeOf = (folder: string, address: string): string =>
  join(folder, EVIDENCE_FOLDER, address.slice(0, 2), address.slice(2));

const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** Whether there is a whole file at a place: what is damaged may be put right by handing it in again. */
const isWhole = async (path: string, address: string): Promise<boolean> => {
  try {
    return digestOf(await readFile(path)) === address;
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return false;
    throw fault;
  }
};

const writeNew = async (path: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const names = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).toSorted();
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return [];
    throw fault;
  }
};

/** Every address in the data folder, or in a backup. */
export async function* addressesIn(folder: string): AsyncGenerator<string, void> {
  const evidence = join(folder, EVIDENCE_FOLDER);
  for (const first of await names(evidence)) {
    for (const rest of await names(join(evidence, first))) {
      if (isAddress(first + rest)) yield first + rest;
    }
  }
}

/** Evidence in a folder beside the ledger: `evidence/ab/cdef…`, for the owner only. */
export class FolderEvidenceFiles implements EvidenceFiles {
  constructor(
    private readonly folder: string,
    private readonly personalData: Pick<PersonalData, 'sealFile' | 'openFile'>,
  ) {}

  async keep(caseId: string, file: GivenFile): Promise<string> {
    const sealed = this.personalData.sealFile(caseId, packFile(file));
    const address = digestOf(sealed);
    try {
      await this.#write(address, sealed);
    } catch (fault) {
      if (!UNAVAILABLE.has(codeOf(fault))) throw fault;
      throw new StoreUnavailable('The file cannot be kept now', { cause: fault });
    }
    return address;
  }

  async open(caseId: string, address: string): Promise<GivenFile> {
    const sealed = await this.#read(address);
    if (digestOf(sealed) !== address)
      throw new EvidenceFileDamaged(`The file ${address} is not what was kept`);
    try {
      return unpackFile(this.personalData.openFile(caseId, sealed));
    } catch (fault) {
      if (!(fault instanceof SealBroken)) throw fault;
      throw new EvidenceFileDamaged(`The file ${address} does not open for ${caseId}`, {
        cause: fault,
      });
    }
  }

  async *list(): AsyncGenerator<KeptFile, void> {
    for await (const address of addressesIn(this.folder)) {
      const { mtime, size } = await stat(placeOf(this.folder, address));
      yield { address, touchedAt: instant(mtime.toISOString()), size };
    }
  }

  async removeUntouchedSince(address: string, since: Instant): Promise<boolean> {
    const path = placeOf(this.folder, address);
    const { mtime } = await stat(path);
    if (mtime.toISOString() >= since) return false;
    await unlink(path);
    return true;
  }

  /**
   * Takes away what a stop in the middle of a write left behind.
   * @param restingMs for so long nobody wrote to it; of a folder that others write to as well, hours
   */
  async removeUnfinished(restingMs = 0): Promise<void> {
    const evidence = join(this.folder, EVIDENCE_FOLDER);
    for (const name of await names(evidence)) {
      if (!name.endsWith(UNFINISHED)) continue;
      const path = join(evidence, name);
      if (restingMs > 0 && Date.now() - (await stat(path)).mtimeMs < restingMs) continue;
      await rm(path, { force: true });
    }
  }

  async #read(address: string): Promise<Buffer> {
    if (!isAddress(address)) throw new EvidenceFileMissing(`${address} is no address`);
    try {
      return await readFile(placeOf(this.folder, address));
    } catch (fault) {
      if (codeOf(fault) !== 'ENOENT') throw fault;
      throw new EvidenceFileMissing(`The file ${address} is not there`, { cause: fault });
    }
  }

  async #write(address: string, sealed: Uint8Array): Promise<void> {
    const path = placeOf(this.folder, address);
    if (await isWhole(path, address)) {
      const now = new Date();
      await utimes(path, now, now);
      return;
    }
    const evidence = join(this.folder, EVIDENCE_FOLDER);
    const within = join(path, '..');
    await mkdir(within, { recursive: true, mode: 0o700 });
    const unfinished = join(evidence, `${randomUUID()}${UNFINISHED}`);
    try {
      await writeNew(unfinished, sealed);
      await rename(unfinished, path);
    } catch (fault) {
      await rm(unfinished, { force: true });
      throw fault;
    }
    for (const folder of [within, evidence, this.folder]) syncFolder(folder);
  }
}
