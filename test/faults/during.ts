import type { CampaignOptions, CampaignResult } from './campaign.js';
import { type Draws, drawsFrom } from './draws.js';
import { Scene, type SceneStores } from './scene.js';

/** Does something as often as faults are to be made, one after the other. */
export type Repeat = (makeFault: () => Promise<void>) => Promise<void>;

/** Makes faults, by lot. */
export type Breaking = (scene: Scene, draws: Draws, repeat: Repeat) => Promise<void>;

/**
 * Makes faults of a new scene while clients are at work, then holds what these were told against what is there.
 * @param lots what is drawn by lot, in a word
 */
export const during = async (
  { folder, seed, faults }: CampaignOptions,
  lots: string,
  makeFaults: Breaking,
  stores?: SceneStores,
): Promise<CampaignResult> => {
  const scene = await Scene.open(folder, stores);
  const repeat: Repeat = async (makeFault) => {
    for (let fault = 1; fault <= faults; fault += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await makeFault();
    }
  };
  try {
    await scene.underLoad(seed, () => makeFaults(scene, drawsFrom(seed, lots), repeat));
    return { faults, ...(await scene.check()) };
  } finally {
    await scene.process.abandon();
  }
};
