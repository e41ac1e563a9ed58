import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryFiles, ROOT } from './repository-files.js';

/** Whether somebody who wrote that file would expect it to be run as a test. */
const looksLikeTest = (path: string): boolean =>
  /(^|[._-])(spec|test|tests)\.[cm]?[jt]sx?$/.test(path.split('/').at(-1) ?? '') ||
  /(^|\/)__tests__\/.*\.[cm]?[jt]sx?$/.test(path);

const runByJest = (): ReadonlySet<string> => {
  const jest = ['node_modules/jest/bin/jest.js', '--listTests', '--json'];
  const listed = execFileSync(process.execPath, jest, { cwd: ROOT, encoding: 'utf8' });
  return new Set((JSON.parse(listed) as string[]).map((path) => relative(ROOT, path)));
};

describe('test files', () => {
  const seen = runByJest();

  it('all lie where jest looks', () => {
    expect(seen).toContain('test/architecture/test-files.spec.ts');
    expect(repositoryFiles().filter((path) => looksLikeTest(path) && !seen.has(path))).toEqual([]);
  });

  it.each([
    'bench/append.spec.ts',
    'src/kernel/envelope.test.ts',
    'docs/x.spec.mts',
    'src/x.spec.js',
    'src/x_test.ts',
    'examples/__tests__/loads.ts',
  ])('%s would be missed', (path) => {
    expect(looksLikeTest(path)).toBe(true);
    expect(seen.has(path)).toBe(false);
  });

  it.each(['src/kernel/testament.ts', 'docs/decisions/README.md', 'test/support/given.ts'])(
    '%s is not a test',
    (path) => {
      expect(looksLikeTest(path)).toBe(false);
    },
  );
});
