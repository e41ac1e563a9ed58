import { setTimeout as pause } from 'node:timers/promises';
import { type DoubleProcess, startDouble } from '../../support/eventstoredb/double-process.js';
import type { Campaign } from '../campaign.js';
import type { Draws } from '../draws.js';
import { type Breaking, during } from '../during.js';
import { onServer } from '../server-scene.js';

type Way = (double: DoubleProcess, draws: Draws) => Promise<void>;

const SHORTEST_MS = 50;
const LONGEST_MS = 400;

/** Something that lasts a while, then ends. */
const forAWhile =
  (begin: string, end: string): Way =>
  async (double, draws) => {
    await double.order(begin);
    await pause(SHORTEST_MS + draws.below(LONGEST_MS));
    await double.order(end);
  };

const appendGoesWrong =
  (fault: string): Way =>
  (double) =>
    double.order(`next ${fault}`);

const WAYS: readonly [Way, ...Way[]] = [
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
  run: async (options) => {
    const double = await startDouble();
    const breakOften: Breaking = (_, draws, repeat) =>
      repeat(async () => {
        await pause(draws.below(LONGEST_MS));
        await draws.oneOf(WAYS)(double, draws);
      });
    try {
      return await during(options, 'breakings', breakOften, onServer(double));
    } finally {
      await double.stop();
    }
  },
};
