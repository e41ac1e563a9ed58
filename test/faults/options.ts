import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface Options {
  /** Of processes, in all; every other fault is made in proportion. */
  readonly kills: number;
  readonly seed: string;
  readonly json?: string;
  readonly only: readonly string[];
}

const KILLS = 200;

export const USAGE = `npm run test:faults -- [--kills N] [--seed SEED] [--only NAME]… [--json FILE]

  --kills N      how many processes of API and projector are killed (${KILLS} unless told); other faults in proportion
  --seed SEED    draws the requests and moments of an earlier run again
  --only NAME    only this sort of fault; may be repeated
  --json FILE    also write what was found as JSON`;

/** @throws TypeError for an option that there is not, or a number that is none */
export const readOptions = (words: readonly string[]): Options | 'help' => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      kills: { type: 'string', default: String(KILLS) },
      seed: { type: 'string', default: randomUUID().slice(0, 8) },
      json: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { seed, only, json } = values;
  const kills = Number(values.kills);
  if (!Number.isSafeInteger(kills) || kills < 1)
    throw new TypeError(`--kills is a whole number from 1 on, not ${values.kills}`);
  return { kills, seed, only, ...(json !== undefined && { json }) };
};
