import type { AskedService } from './asked-service.js';
import { Client } from './client.js';
import { drawsFrom } from './draws.js';
import type { Journal } from './journal.js';
import type { World } from './world.js';

export interface Load {
  readonly clients: number;
  readonly seed: string;
  readonly world: World;
  readonly journal: Journal;
  readonly service: Pick<AskedService, 'ask'>;
}

/** Several clients at work while something is done to what serves them; all are told their last outcome after it. */
export const underLoad = async (
  { clients, seed, world, journal, service }: Load,
  work: () => Promise<void>,
): Promise<void> => {
  const stopping = new AbortController();
  const working = Array.from({ length: clients }, (_, index) => {
    const name = `client ${index + 1}`;
    const draws = drawsFrom(seed, name);
    return new Client(name, draws, world, journal, service).work(stopping.signal);
  });
  try {
    await work();
  } finally {
    stopping.abort();
    await Promise.all(working);
  }
};
