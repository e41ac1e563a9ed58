import { describe, expect, it } from '@jest/globals';
import { repositoryFiles } from './repository-files.js';

const EMPTY_WORDS = /(^|[/.-])(utils?|commons?|helpers?|base|managers?|misc)([/.-]|$)/;
const OUR_CODE = /^(src|projections|test|bench)\//;

const nameFault = (path: string): string | undefined => {
  if (EMPTY_WORDS.test(path)) return `${path} says nothing of its content`;
  if (!/^[a-z0-9][a-z0-9./-]*$/.test(path)) return `${path} is not kebab-case`;
  return undefined;
};

describe('names of files and folders', () => {
  it('are kebab-case and say what is inside', () => {
    const named = repositoryFiles().filter((path) => OUR_CODE.test(path));
    expect(named.length).toBeGreaterThan(10);
    expect(named.map(nameFault).filter((fault) => fault !== undefined)).toEqual([]);
  });

  it.each([
    'src/platform/utils.ts',
    'src/common/clock.ts',
    'test/helpers/given.ts',
    'src/contexts/bodies/body-manager.ts',
    'src/kernel/plainDate.ts',
    'projections/Countdown/countdown.ts',
  ])('would not let %s pass', (path) => {
    expect(nameFault(path)).toBeDefined();
  });
});
