import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { LEDGER_FILE } from '../../../src/platform/event-store/sqlite/open-ledger.js';
import type { Campaign } from '../campaign.js';
import { drawsFrom } from '../draws.js';
import { Scene } from '../scene.js';

const SHORTEST_MS = 200;
/** The service waits a second for the log: some of these are longer, some not. */
const LONGEST_MS = 1_600;

/** The embedded log out of reach, for a while: another process, a backup tool it may be, holds it. */
export const lockLog: Campaign = {
  name: 'lock-log',
  title: 'log out of reach under load',
  run: async ({ folder, seed, faults }) => {
    const scene = await Scene.open(folder);
    const draws = drawsFrom(seed, 'locks');
    const other = new DatabaseSync(join(scene.folder, LEDGER_FILE), { timeout: 5_000 });
    try {
      await scene.underLoad(seed, async () => {
        for (let fault = 1; fault <= faults; fault += 1) {
          await pause(SHORTEST_MS);
          other.exec('BEGIN IMMEDIATE');
          await pause(SHORTEST_MS + draws.below(LONGEST_MS));
          other.exec('ROLLBACK');
        }
      });
      other.close();
      return { faults, ...(await scene.check()) };
    } finally {
      await scene.process.abandon();
    }
  },
};
