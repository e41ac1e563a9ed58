import { setTimeout as pause } from 'node:timers/promises';
import { BUSY_VIEW, type Cluster } from './cluster.js';
import { drawsFrom } from './draws.js';
import type { ServiceProcess } from './service-process.js';

/** Of each of four: so long that most of them are at work most of the time. */
const LONGEST_LIFE_MS = 6_000;
const LONGEST_REBUILD_MS = 300;
/** A lease lasts ten seconds without a sign of life. */
const PAST_ITS_LEASE_MS = 12_000;
const TROUBLE_AFTER_WAKING_MS = 1_500;
/** To find out who keeps a view takes as long as a lease: one kill in so many is of its keeper, while it folds that anew. */
const KILLS_PER_REBUILD = 40;

/** What is there to be broken, and what was found on the way. */
export interface Breaking {
  readonly cluster: Cluster;
  readonly apis: readonly [ServiceProcess, ServiceProcess];
  readonly seed: string;
  readonly drifted: string[];
}

/** Both servers of the API, each by itself, find every view as far as the log is now. */
export const requireViews = async (
  { cluster, apis, drifted }: Breaking,
  when: string,
): Promise<void> => {
  for (const api of apis) {
    // oxlint-disable-next-line no-await-in-loop
    drifted.push(...(await cluster.viewsBehind(api)).map((behind) => `${behind} ${when}`));
  }
};

/** Stopped in its tracks until another one has taken over what it keeps, then woken: it believes that nothing happened. */
export const pauseKeeper = async (breaking: Breaking, turn: number): Promise<void> => {
  const { cluster, seed, drifted } = breaking;
  const keeper = await cluster.keeper();
  if (!keeper) return void drifted.push(`nobody kept ${BUSY_VIEW}`);
  keeper.send('SIGSTOP');
  try {
    await pause(PAST_ITS_LEASE_MS);
    await requireViews(breaking, 'while its keeper was paused');
  } finally {
    keeper.send('SIGCONT');
  }
  await pause(drawsFrom(seed, 'waking', turn).below(TROUBLE_AFTER_WAKING_MS));
};

/** A view is folded anew beside the live one, and whoever does it is killed: another one finishes it. */
const killWhileRebuilding = async (
  { cluster, drifted }: Breaking,
  afterMs: number,
): Promise<void> => {
  const keeper = await cluster.keeper();
  if (!keeper) return void drifted.push(`nobody kept ${BUSY_VIEW}`);
  const asked = await cluster.asked(keeper);
  const path = `/v1/views/${BUSY_VIEW}/rebuild`;
  const rebuilding = asked.ask({ method: 'POST', path, as: 'secretariat' }).catch(() => undefined);
  await keeper.killAfter(afterMs);
  await rebuilding;
  await keeper.start();
};

/** All at once, each again and again at moments of its own. */
const killAtRandom = async (
  { cluster, apis, seed }: Breaking,
  kills: number,
  turn: number,
): Promise<void> => {
  const all = [...apis, ...cluster.projectors];
  const lives = all.map(async (process, index) => {
    const draws = drawsFrom(seed, 'lives', turn, index);
    const share = Math.floor((kills + index) / all.length);
    for (let kill = 1; kill <= share; kill += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await process.killAfter(draws.below(LONGEST_LIFE_MS));
    }
    if (share > 0) await process.start();
  });
  await Promise.all(lives);
};

/** So many processes of the cluster, killed with -9. */
export const kill = async (breaking: Breaking, kills: number, turn: number): Promise<void> => {
  const rebuilds = Math.ceil(kills / KILLS_PER_REBUILD);
  const draws = drawsFrom(breaking.seed, 'rebuilds', turn);
  for (let rebuild = 1; rebuild <= rebuilds; rebuild += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await killWhileRebuilding(breaking, draws.below(LONGEST_REBUILD_MS));
  }
  await killAtRandom(breaking, kills - rebuilds, turn);
};
