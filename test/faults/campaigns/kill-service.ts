import type { Campaign } from '../campaign.js';
import { drawsFrom } from '../draws.js';
import { Scene } from '../scene.js';

/** Long enough that clients are at work, short enough for many kills. */
const LONGEST_LIFE_MS = 1_500;
const LONGEST_START_MS = 2_500;
/** Once in so many times, it is killed before it serves. */
const KILLED_WHILE_STARTING = 5;

/** The whole service, killed at random moments: while it serves, and while it starts. */
export const killService: Campaign = {
  name: 'kill-service',
  title: 'service killed with -9 under load',
  run: async ({ folder, seed, faults }) => {
    const scene = await Scene.open(folder);
    const draws = drawsFrom(seed, 'moments');
    try {
      await scene.underLoad(seed, async () => {
        for (let kill = 1; kill <= faults; kill += 1) {
          if (scene.process.pid !== 0) {
            await scene.process.killAfter(draws.below(LONGEST_LIFE_MS));
          } else await scene.process.killWhileStarting(draws.below(LONGEST_START_MS));
          if (kill === faults || !draws.onceIn(KILLED_WHILE_STARTING)) await scene.process.start();
        }
      });
      return { faults, ...(await scene.check()) };
    } finally {
      await scene.process.abandon();
    }
  },
};
