/** How a ratio must stand to its limit; a figure without one is only reported. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** Several rounds of one thing, in the unit of its figure. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** What was measured, and against what. */
export interface Figure {
  readonly name: string;
  readonly what: string;
  readonly unit: string;
  readonly measured: Spread;
  /** The same of the thing compared with. */
  readonly baseline?: Spread;
  /** Of each round of both: what the one took of the other. */
  readonly ratio?: Spread;
  readonly target?: Target;
}

/** How much is measured: the whole, or enough to see that it works. */
export interface Extent {
  readonly quick: boolean;
  /** A folder for a CPU profile of the service, where one is wanted. */
  readonly profile?: string;
}

/** One benchmark: its name on the command line, and its figures. */
export interface Benchmark {
  readonly name: string;
  readonly measure: (extent: Extent) => Promise<readonly Figure[]>;
}

export const isMet = ({ ratio, target }: Figure): boolean | undefined => {
  if (!ratio || !target) return undefined;
  return 'atLeast' in target ? ratio.median >= target.atLeast : ratio.median <= target.atMost;
};

/** "≥ 0.45" */
export const targetInWords = (target: Target): string =>
  'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3);

const spreadInWords = ({ min, median, max }: Spread): string =>
  min === max ? rounded(median) : `${rounded(median)}  (${rounded(min)} to ${rounded(max)})`;

/** A figure as lines to read: median, then least and most in brackets. */
export const inLines = (figure: Figure): string => {
  const { name, what, unit, measured, baseline, ratio, target } = figure;
  const met = isMet(figure);
  const verdict = met === undefined ? '' : met ? '  met' : '  NOT met';
  return [
    `${name}: ${what}`,
    `  measured  ${spreadInWords(measured)} ${unit}`,
    ...(baseline ? [`  baseline  ${spreadInWords(baseline)} ${unit}`] : []),
    ...(ratio
      ? [
          `  ratio     ${spreadInWords(ratio)}${target ? `  ${targetInWords(target)}` : ''}${verdict}`,
        ]
      : []),
  ].join('\n');
};

/** A figure as the JSON file holds it. */
export const asEntry = (figure: Figure): object => {
  const { name, what, unit, measured, baseline, ratio, target } = figure;
  return {
    name,
    what,
    figure: measured.median,
    unit,
    baseline: baseline?.median ?? null,
    ratio: ratio?.median ?? null,
    target: target ? targetInWords(target) : null,
    met: isMet(figure) ?? null,
    spread: { measured, baseline: baseline ?? null, ratio: ratio ?? null },
  };
};
