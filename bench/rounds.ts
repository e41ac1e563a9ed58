import type { Spread } from './figure.js';

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    min: at(0),
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    max: at(sorted.length - 1),
  };
};

/** Two things measured in turns. */
export interface Compared {
  readonly measured: Spread;
  readonly baseline: Spread;
  readonly ratio: Spread;
}

/**
 * What two things took, round by round. The median ratio is that of the medians; least and most are those of the rounds,
 * each of which met the same weather on the machine.
 */
export const compare = (measured: readonly number[], baseline: readonly number[]): Compared => {
  const one = spreadOf(measured);
  const other = spreadOf(baseline);
  const each = spreadOf(measured.map((value, round) => value / (baseline[round] ?? Number.NaN)));
  return { measured: one, baseline: other, ratio: { ...each, median: one.median / other.median } };
};

/** Measures two things in turns, so that whatever else the machine does meets both. */
export const alternate = async <One, Other>(
  rounds: number,
  measure: (round: number) => One | Promise<One>,
  baseline: (round: number) => Other | Promise<Other>,
): Promise<{ readonly measured: readonly One[]; readonly baseline: readonly Other[] }> => {
  const measured: One[] = [];
  const compared: Other[] = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push(await measure(round));
    compared.push(await baseline(round));
  }
  return { measured, baseline: compared };
};
