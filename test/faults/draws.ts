import { createHash } from 'node:crypto';

/** What is drawn by lot: the same for the same seed. */
export interface Draws {
  /** A whole number from 0 up to, not including, a bound. */
  below(bound: number): number;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
  /** Some of them, at least one, in their order. */
  someOf<T>(all: readonly T[], most: number): readonly T[];
  /** True once in so many times. */
  onceIn(times: number): boolean;
  uuid(): string;
}

/** @param words what the draws are for: others follow from other words */
export const drawsFrom = (...words: readonly (string | number)[]): Draws => {
  let count = 0;
  const bytes = (): Buffer => {
    count += 1;
    return createHash('sha256')
      .update(JSON.stringify([...words, count]))
      .digest();
  };
  const below = (bound: number): number => bytes().readUIntBE(0, 6) % bound;
  return {
    below,
    oneOf: ([first, ...rest]) => rest[below(rest.length + 1) - 1] ?? first,
    someOf: (all, most) => {
      const left = [...all.keys()];
      const size = 1 + below(Math.min(most, left.length));
      const drawn = Array.from({ length: size }, () => left.splice(below(left.length), 1));
      const chosen = new Set(drawn.flat());
      return all.filter((_, index) => chosen.has(index));
    },
    onceIn: (times) => below(times) === 0,
    uuid: () => {
      const hex = bytes().toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
};
