import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from './repository-files.js';

/** What our lint rules must catch: where it stands, what it says, and the rule that catches it. */
const CANARIES: readonly (readonly [path: string, source: string, rule: string])[] = [
  ['src/kernel/a.ts', 'export const at = (): number => Date.now();', 'no-restricted-properties'],
  [
    'src/kernel/b.ts',
    'export const lot = (): number => Math.random();',
    'no-restricted-properties',
  ],
  ['src/kernel/c.ts', 'export const { env } = process;', 'no-restricted-globals'],
  [
    'src/kernel/d.ts',
    'export const id = (): string => crypto.randomUUID();',
    'no-restricted-globals',
  ],
  ['src/kernel/e.ts', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
  ['src/kernel/f.ts', 'export const all = globalThis;', 'no-restricted-globals'],
  ['src/kernel/g.ts', "export { readFileSync } from 'node:fs';", 'no-restricted-imports'],
  ['src/contexts/bodies/a.ts', 'export const { env } = process;', 'no-restricted-globals'],
  ['src/contexts/bodies/b.ts', "export { v7 } from 'uuid';", 'no-restricted-imports'],
  [
    'src/contexts/bodies/c.ts',
    "export { Injectable } from '@nestjs/common';",
    'no-restricted-imports',
  ],
  ['projections/countdown/a.ts', 'export const at = Date.now();', 'no-restricted-properties'],
  ['projections/countdown/b.ts', 'export default 1;', 'no-default-export'],
  ...['AggregateRoot', 'EventBus', 'EventPublisher', 'EventsHandler', 'Saga'].map(
    (name) =>
      [
        `src/platform/cqrs/${name.toLowerCase()}.ts`,
        `export { ${name} } from '@nestjs/cqrs';`,
        'no-restricted-imports',
      ] as const,
  ),
  ['src/platform/a.ts', "export * as cqrs from '@nestjs/cqrs';", 'no-restricted-imports'],
  ['src/platform/b.ts', "export { ANY } from '@eventstore/db-client';", 'no-restricted-imports'],
  [
    'src/platform/c.ts',
    'export const loose = (value: any): void => void value;',
    'no-explicit-any',
  ],
  ['src/platform/d.ts', 'export const sure = (a?: string): string => a!;', 'no-non-null-assertion'],
  ['src/platform/e.ts', "console.log('here');", 'no-console'],
  ['src/platform/camelCase.ts', 'export const present = true;', 'filename-case'],
];

/** What they must let pass. */
const ALLOWED: readonly (readonly [path: string, source: string])[] = [
  ['src/kernel/z.ts', "export { v5 } from 'uuid';"],
  ['src/kernel/y.ts', 'export const at = (ms: number): Date => new Date(ms);'],
  ['src/kernel/z.spec.ts', 'export const { env } = process;'],
  ['src/contexts/bodies/bodies.module.ts', "export { Injectable } from '@nestjs/common';"],
  ['src/contexts/bodies/commands/z.ts', "export { Injectable } from '@nestjs/common';"],
  ['src/platform/y.ts', "export { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';"],
  ['src/platform/z.ts', 'export const at = (): number => Date.now();'],
  ['src/cli/z.ts', "console.log('here');"],
];

const folder = mkdtempSync(join(tmpdir(), 'lint-canaries-'));
const caught = new Map<string, Set<string>>();

interface Diagnostics {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

beforeAll(() => {
  cpSync(resolve(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [path, source] of [...CANARIES, ...ALLOWED]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${source}\n`);
  }
  const oxlint = [resolve(ROOT, 'node_modules/oxlint/bin/oxlint'), '--format', 'json'];
  const run = spawnSync(process.execPath, oxlint, { cwd: folder, encoding: 'utf8' });
  for (const { code, filename } of (JSON.parse(run.stdout) as Diagnostics).diagnostics) {
    const rule = /\((.+)\)$/.exec(code)?.[1] ?? code;
    caught.set(filename, (caught.get(filename) ?? new Set()).add(rule));
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('lint rules', () => {
  it.each(CANARIES)('in %s catch: %s', (path, _, rule) => {
    expect(caught.get(path)).toEqual(new Set([rule]));
  });

  it.each(ALLOWED)('in %s let pass: %s', (path) => {
    expect(caught.get(path)).toBeUndefined();
  });
});
