import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { isPure, repositoryFiles, ROOT } from './repository-files.js';

/** What the linter cannot say about pure code: what it does, and how its switches end. */
const faultOf = (node: ts.Node): string | undefined => {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') {
    return node.arguments?.length ? undefined : 'reads the clock: new Date()';
  }
  if (ts.isCallExpression(node)) {
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'imports while it runs';
    if (node.expression.getText() === 'Date') return 'reads the clock: Date()';
    const formatsNow = /\.format(ToParts)?$/.test(node.expression.getText());
    return formatsNow && node.arguments.length === 0 ? 'formats the current time' : undefined;
  }
  if (ts.isMetaProperty(node)) return 'looks at its surroundings: import.meta';
  if (ts.isSwitchStatement(node)) {
    const last = node.caseBlock.clauses.find(ts.isDefaultClause);
    return last?.getText().includes('assertNever(')
      ? undefined
      : 'has a switch that does not end in assertNever';
  }
  return undefined;
};

const faults = (path: string, source: string): readonly string[] => {
  const found: string[] = [];
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2023, true);
  const visit = (node: ts.Node): void => {
    const fault = faultOf(node);
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    if (fault) found.push(`${path}:${line + 1} ${fault}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

describe('pure code', () => {
  it('reads no clock, imports nothing while it runs, and ends every switch in assertNever', () => {
    const files = repositoryFiles().filter(isPure);
    expect(files).toContain('src/kernel/plain-date.ts');
    expect(
      files.flatMap((path) => faults(path, readFileSync(resolve(ROOT, path), 'utf8'))),
    ).toEqual([]);
  });

  it.each([
    ['const at = new Date();', 'x.ts:1 reads the clock: new Date()'],
    ['const at = new Date;', 'x.ts:1 reads the clock: new Date()'],
    ['const at = Date();', 'x.ts:1 reads the clock: Date()'],
    ['const day = LONDON.format();', 'x.ts:1 formats the current time'],
    ["const more = import('./more.js');", 'x.ts:1 imports while it runs'],
    ['const here = import.meta.dirname;', 'x.ts:1 looks at its surroundings: import.meta'],
    [
      'switch (a) { case 1: return b; default: return state; }',
      'x.ts:1 has a switch that does not end in assertNever',
    ],
    ['\nswitch (a) { case 1: b(); }', 'x.ts:2 has a switch that does not end in assertNever'],
  ])('would not get away with: %s', (source, fault) => {
    expect(faults('x.ts', source)).toEqual([fault]);
  });

  it.each([
    'const at = new Date(ms);',
    'const day = LONDON.format(new Date(at));',
    'switch (a) { case 1: return b; default: return assertNever(a); }',
  ])('may write: %s', (source) => {
    expect(faults('x.ts', source)).toEqual([]);
  });
});
