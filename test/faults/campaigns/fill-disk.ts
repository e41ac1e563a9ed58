import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { LEDGER_FILE } from '../../../src/platform/event-store/sqlite/open-ledger.js';
import type { Campaign } from '../campaign.js';
import { type Breaking, during } from '../during.js';

const SHORTEST_MS = 200;
const LONGEST_MS = 800;
/** Beyond what the log has: some of it fits, and the rest does not. */
const SPARE_BYTES = 32 * 1024;

const run = promisify(execFile);

/** No file of the process grows beyond so many bytes: to it, the disk is full there. */
const limitFiles = async (pid: number, limit: number | 'unlimited'): Promise<void> => {
  await run('prlimit', ['--pid', String(pid), `--fsize=${limit}:`]);
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const fillForAWhile: Breaking = ({ folder, process }, draws, repeat) =>
  repeat(async () => {
    await pause(SHORTEST_MS + draws.below(LONGEST_MS));
    const written = sizeOf(join(folder, `${LEDGER_FILE}-wal`));
    await limitFiles(process.pid, draws.below(written + SPARE_BYTES));
    await pause(SHORTEST_MS + draws.below(LONGEST_MS));
    await limitFiles(process.pid, 'unlimited');
  });

/** No room for what the service writes: log, keys, waiting reads; then there is again. */
export const fillDisk: Campaign = {
  name: 'fill-disk',
  title: 'disk full under load',
  skippedBecause: async () => {
    const found = await run('prlimit', ['--version']).catch(() => undefined);
    return found ? undefined : 'there is no prlimit here to make a disk full with';
  },
  run: (options) => during(options, 'room', fillForAWhile),
};
