import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { LEDGER_FILE } from '../../../src/platform/event-store/sqlite/open-ledger.js';
import type { Campaign } from '../campaign.js';
import { type Breaking, during } from '../during.js';

const SHORTEST_MS = 200;
/** The service waits a second for the log: some of these are longer, some not. */
const LONGEST_MS = 1_600;

const lockForAWhile: Breaking = async ({ folder }, draws, repeat) => {
  const other = new DatabaseSync(join(folder, LEDGER_FILE), { timeout: 5_000 });
  try {
    await repeat(async () => {
      await pause(SHORTEST_MS);
      other.exec('BEGIN IMMEDIATE');
      await pause(SHORTEST_MS + draws.below(LONGEST_MS));
      other.exec('ROLLBACK');
    });
  } finally {
    other.close();
  }
};

/** The embedded log out of reach, for a while: another process, a backup tool it may be, holds it. */
export const lockLog: Campaign = {
  name: 'lock-log',
  title: 'log out of reach under load',
  run: (options) => during(options, 'locks', lockForAWhile),
};
