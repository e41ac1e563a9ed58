import { setTimeout as pause } from 'node:timers/promises';
import { CuttingProxy } from '../../support/cutting-proxy.js';
import type { Campaign } from '../campaign.js';
import { type Breaking, during } from '../during.js';

const LONGEST_PAUSE_MS = 40;

const cutOnTheWay: Breaking = async (scene, draws, repeat) => {
  const proxy = await CuttingProxy.open(await scene.process.url());
  scene.through(async () => proxy.url);
  try {
    await repeat(async () => {
      await pause(draws.below(LONGEST_PAUSE_MS));
      await proxy.cutNext(draws.oneOf(['before', 'after']));
    });
  } finally {
    scene.through(() => scene.process.url());
    await proxy.close();
  }
};

/** Connections between clients and service cut: the request never came, or its answer never does. */
export const cutConnections: Campaign = {
  name: 'cut-connections',
  title: "clients' connections cut before or after the write",
  run: (options) => during(options, 'cuts', cutOnTheWay),
};
