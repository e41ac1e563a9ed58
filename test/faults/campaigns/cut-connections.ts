import { setTimeout as pause } from 'node:timers/promises';
import { CuttingProxy } from '../../support/cutting-proxy.js';
import type { Campaign } from '../campaign.js';
import { drawsFrom } from '../draws.js';
import { Scene } from '../scene.js';

const LONGEST_PAUSE_MS = 40;

/** Connections between clients and service cut: the request never came, or its answer never does. */
export const cutConnections: Campaign = {
  name: 'cut-connections',
  title: "clients' connections cut before or after the write",
  run: async ({ folder, seed, faults }) => {
    const scene = await Scene.open(folder);
    const proxy = await CuttingProxy.open(await scene.process.url());
    const draws = drawsFrom(seed, 'cuts');
    try {
      scene.through(async () => proxy.url);
      await scene.underLoad(seed, async () => {
        for (let cut = 1; cut <= faults; cut += 1) {
          await pause(draws.below(LONGEST_PAUSE_MS));
          await proxy.cutNext(draws.oneOf(['before', 'after']));
        }
      });
      return { faults, ...(await scene.check()) };
    } finally {
      await proxy.close();
      await scene.process.abandon();
    }
  },
};
