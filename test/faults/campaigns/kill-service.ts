import { join } from 'node:path';
import type { Campaign, CampaignOptions, CampaignResult } from '../campaign.js';
import { during } from '../during.js';
import { allOf } from '../findings.js';
import { EMBEDDED } from '../scene.js';
import { Standby } from '../standby.js';

/** It serves within a quarter of that, so that it is killed while it serves, and while it starts. */
const LONGEST_LIFE_MS = 1_800;
/** Fewer than elsewhere: they leave the machine time to start the next process. */
const CLIENTS = 3;
/** All of a log is read at each start, so that none should grow long. */
const KILLS_PER_LEDGER = 100;

const killOnOneLedger = (options: CampaignOptions, starting: Standby): Promise<CampaignResult> =>
  during(
    options,
    'moments',
    async ({ process }, draws, repeat) => {
      await repeat(() => process.killAfter(draws.below(LONGEST_LIFE_MS)));
      await process.start();
    },
    { ...EMBEDDED, starting, clients: CLIENTS },
  );

/** The whole service, which is API and projector in one, killed at random moments: while it serves, and while it starts. */
export const killService: Campaign = {
  name: 'kill-service',
  title: 'service killed with -9 under load',
  run: async ({ folder, seed, faults }) => {
    const standby = new Standby();
    const results: CampaignResult[] = [];
    try {
      for (let left = faults; left > 0; left -= KILLS_PER_LEDGER) {
        const ledger = String(results.length);
        const kills = Math.min(left, KILLS_PER_LEDGER);
        const options = { folder: join(folder, ledger), seed: `${seed} ${ledger}`, faults: kills };
        // oxlint-disable-next-line no-await-in-loop
        results.push(await killOnOneLedger(options, standby));
      }
      return { faults, ...allOf(results) };
    } finally {
      standby.close();
    }
  },
};
