import { setTimeout as pause } from 'node:timers/promises';
import { type DoubleProcess, startDouble } from '../../support/eventstoredb/double-process.js';
import type { Campaign } from '../campaign.js';
import { type Draws, drawsFrom } from '../draws.js';
import { Scene } from '../scene.js';
import { onServer } from '../server-scene.js';

type Breaking = (double: DoubleProcess, draws: Draws) => Promise<void>;

const SHORTEST_MS = 50;
const LONGEST_MS = 400;

/** Something that lasts a while, then ends. */
const forAWhile =
  (begin: string, end: string): Breaking =>
  async (double, draws) => {
    await double.order(begin);
    await pause(SHORTEST_MS + draws.below(LONGEST_MS));
    await double.order(end);
  };

const appendGoesWrong =
  (fault: string): Breaking =>
  (double) =>
    double.order(`next ${fault}`);

const BREAKINGS: readonly [Breaking, ...Breaking[]] = [
  appendGoesWrong('kill-before-write'),
  appendGoesWrong('kill-after-write'),
  appendGoesWrong('unavailable'),
  (double) => double.order('cut'),
  forAWhile('down', 'up'),
  forAWhile('silent', 'heard'),
  forAWhile('lasting unavailable', 'lasting'),
  forAWhile('twice on', 'twice off'),
];

/** The server that holds the log: connections killed before and after a write, out of reach, silent, delivering twice. */
export const breakStore: Campaign = {
  name: 'break-store',
  title: 'EventStoreDB cut off before or after a write',
  run: async ({ folder, seed, faults }) => {
    const double = await startDouble();
    try {
      const scene = await Scene.open(folder, onServer(double));
      const draws = drawsFrom(seed, 'breakings');
      try {
        await scene.underLoad(seed, async () => {
          for (let fault = 1; fault <= faults; fault += 1) {
            await pause(draws.below(LONGEST_MS));
            await draws.oneOf(BREAKINGS)(double, draws);
          }
        });
        return { faults, ...(await scene.check()) };
      } finally {
        await scene.process.abandon();
      }
    } finally {
      await double.stop();
    }
  },
};
