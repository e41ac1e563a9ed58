import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

const ROOT = resolve(import.meta.dirname, '../..');
const CANARIES = resolve(import.meta.dirname, 'canaries');
const CONFIG = await extractConfig(resolve(ROOT, '.dependency-cruiser.cjs'));
const RULES = (CONFIG.forbidden ?? []).map((rule) => rule.name ?? 'unnamed');

/** Which rules a tree breaks, as `rule: importing file`, laid out as the repository is. */
const violations = async (tree: string): Promise<readonly string[]> => {
  const folders = ['src', 'projections', 'bench'].filter((name) => existsSync(resolve(tree, name)));
  const result = await cruise(folders, {
    ...CONFIG.options,
    ruleSet: { forbidden: CONFIG.forbidden ?? [] },
    validate: true,
    baseDir: tree,
  });
  const { summary } = result.output as ICruiseResult;
  expect(summary.totalCruised).toBeGreaterThan(1);
  return summary.violations.map((violation) => `${violation.rule.name}: ${violation.from}`);
};

describe('layer rules', () => {
  it('let pass what the layers allow', async () => {
    expect(await violations(resolve(CANARIES, 'allowed'))).toEqual([]);
  });

  it('each have a canary, and each canary has a rule', () => {
    expect(readdirSync(CANARIES).filter((name) => name !== 'allowed')).toEqual(RULES.toSorted());
  });

  it.each(RULES)('%s: its canary fails, for that reason only', async (rule) => {
    const broken = await violations(resolve(CANARIES, rule));
    expect(new Set(broken.map((violation) => violation.split(':')[0]))).toEqual(new Set([rule]));
  });
});
