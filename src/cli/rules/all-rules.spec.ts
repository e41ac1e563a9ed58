import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryFiles, ROOT } from '../../../test/architecture/repository-files.js';
import { allRules, ruleFiles } from './all-rules.js';
import { rulesDocument } from './rules-document.js';

const files = repositoryFiles();
const groups = allRules();
const codes = groups.flatMap(({ rules }) => rules.map(({ code }) => code));

const contentOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const specs = files.filter((path) => path.endsWith('.spec.ts'));

/** Rules of the edge and of every history are refused by requests, not by a decider's sentence. */
const refusedByRequest = new Set(
  groups
    .filter(({ title }) => title.startsWith('Every '))
    .flatMap(({ rules }) => rules.map(({ code }) => code)),
);
const tested = (kind: (path: string, content: string) => boolean): string =>
  specs
    .map((path) => [path, contentOf(path)] as const)
    .filter(([path, content]) => kind(path, content))
    .map(([, content]) => content)
    .join('\n');

describe('the rules', () => {
  it('are taken from every file of rules that there is', () => {
    const policies = files
      .filter((path) => path.startsWith('src/') && path.endsWith('.policies.ts'))
      .map((path) => path.replace(/^src\//, '').replace(/\.policies\.ts$/, ''));
    expect([...ruleFiles].toSorted()).toEqual(policies.toSorted());
  });

  it('are taken whole: every rule that a file declares', () => {
    const declared = ruleFiles.flatMap((file) =>
      [...contentOf(`src/${file}.policies.ts`).matchAll(/\bcode: '([A-Z0-9_.]+)'/g)].map(
        ([, code = '']) => code,
      ),
    );
    expect(codes.toSorted()).toEqual(declared.toSorted());
  });

  it('are declared nowhere else', () => {
    const astray = files.filter(
      (path) =>
        path.startsWith('src/contexts/') &&
        path.endsWith('.ts') &&
        !/\.(policies|spec)\.ts$/.test(path) &&
        /= rule[<(]/.test(contentOf(path)),
    );
    expect(astray).toEqual([]);
  });

  it('have each a code of its own', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('stand in docs/rules.md as they are: npm run docs:rules', () => {
    expect(contentOf('docs/rules.md')).toBe(rulesDocument(groups));
  });

  it('are each tested by a decider that refuses, or, for those of every request, by a request', () => {
    const sentences = tested((_, content) => content.includes('thenRefused('));
    const requests = tested((path) => path.startsWith('test/e2e/'));
    const untested = codes.filter(
      (code) => !(refusedByRequest.has(code) ? requests : sentences).includes(`'${code}'`),
    );
    expect(untested).toEqual([]);
  });
});

describe('the document of the rules', () => {
  const one = { code: 'A.B', statement: 'Either | or.', source: 'S1:2', kind: 'source' } as const;

  it('has a table for each part that has rules', () => {
    const document = rulesDocument([
      { title: 'Meetings', rules: [one] },
      { title: 'Nothing', rules: [] },
    ]);
    expect(document.split('\n').slice(-5)).toEqual([
      '',
      '| Code  | What must hold | Source | Kind   |',
      '| ----- | -------------- | ------ | ------ |',
      '| `A.B` | Either \\| or.  | S1:2   | source |',
      '',
    ]);
    expect(document).not.toContain('Nothing');
  });
});
