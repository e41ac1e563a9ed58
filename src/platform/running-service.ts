import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { whileUnheld } from './event-store/sqlite/open-ledger.js';
import { writeOwnerOnly } from './personal-data/owner-only-file.js';

/** Says which process serves a data folder, and where. There only while it does, or after a crash. */
export const SERVICE_FILE = 'service.json';

/** A service that answers. */
export interface RunningService {
  /** Without a slash at its end. */
  readonly url: string;
  readonly pid: number;
}

/** Long for a machine that is busy, short for a person who waits. */
const LIVE_TIMEOUT_MS = 5_000;

/** Leaves word of this process in the data folder that it serves. Only its owner may read it. */
export const announceService = (folder: string, url: string): void =>
  writeOwnerOnly(join(folder, SERVICE_FILE), `${JSON.stringify({ url, pid: process.pid })}\n`);

/** Takes back the word of this process, where no other has replaced it. */
export const withdrawService = (folder: string): void => {
  if (announced(folder)?.pid === process.pid) rmSync(join(folder, SERVICE_FILE), { force: true });
};

const announced = (folder: string): RunningService | undefined => {
  try {
    const said: unknown = JSON.parse(readFileSync(join(folder, SERVICE_FILE), 'utf8'));
    const { url, pid } = said as Partial<RunningService>;
    return typeof url === 'string' && URL.canParse(url) && Number.isSafeInteger(pid)
      ? { url, pid: Number(pid) }
      : undefined;
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    // Somebody else's process is alive, too.
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Removes what a service that crashed left behind. Its address may be anybody's by now: while no process holds the
 * ledger, nothing that answers there is a service of this folder.
 * @returns whether there was something to remove
 */
const removeStaleWord = (folder: string): boolean => {
  const file = join(folder, SERVICE_FILE);
  return existsSync(file) && whileUnheld(folder, () => rmSync(file, { force: true }));
};

/** The service that serves a data folder; undefined where none does, also where one crashed and left its word, which is removed. */
export const findRunningService = async (
  folder: string,
  tellRemoved: () => Promise<void> = async () => undefined,
): Promise<RunningService | undefined> => {
  if (removeStaleWord(folder)) await tellRemoved();
  const service = announced(folder);
  if (!service || !isAlive(service.pid)) return undefined;
  try {
    const answer = await fetch(new URL('/health/live', service.url), {
      signal: AbortSignal.timeout(LIVE_TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.ok ? service : undefined;
  } catch {
    return undefined;
  }
};
