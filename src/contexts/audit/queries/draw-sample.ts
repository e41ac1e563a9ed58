import { hash } from 'node:crypto';

/** Named in every sample: another way to draw gets another name. */
export const SAMPLING_ALGORITHM = 'sha256-rank-1';

/** One of a population, at its place. */
export interface Drawn {
  readonly id: string;
  /** From 1. */
  readonly rank: number;
  /** SHA-256 of `<seed>:<id>` in UTF-8, as 64 hexadecimal digits: what it was ranked by. */
  readonly digest: string;
}

/**
 * Draws from a population, each as likely as the other and none twice: the ids are ranked by the SHA-256 of
 * `<seed>:<id>`, and the first ones are taken. Whoever has ids and seed draws the same again, with any tool; the order
 * in which the ids come does not matter, and a larger sample begins with the smaller one.
 */
export const drawSample = (
  ids: readonly string[],
  { seed, size }: { readonly seed: string; readonly size: number },
): readonly Drawn[] =>
  ids
    .map((id) => ({ id, digest: hash('sha256', `${seed}:${id}`) }))
    .toSorted((one, other) => (one.digest < other.digest ? -1 : 1))
    .slice(0, size)
    .map(({ id, digest }, index) => ({ id, rank: index + 1, digest }));
