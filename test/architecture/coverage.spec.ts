import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { allViews } from '../../projections/all-views.js';
import { allRules } from '../../src/cli/rules/all-rules.js';
import { eventRegistry } from '../../src/event-registry.js';
import { repositoryFiles, ROOT } from './repository-files.js';

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = textOf('docs/coverage.md');
const named = [...page.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);

/** A test of the ledger itself, and what belongs to registers of other pages. */
const OF_NO_REGISTER = new Set(['ledger-opened']);

const codes = allRules().flatMap(({ rules }) => rules.map(({ code }) => code));
const events = new Set(eventRegistry.types.map((type) => type.replace(/\.v\d+$/, '')));
const views: readonly string[] = allViews.map(({ name }) => name);

/** The addresses that can be read, as controllers declare them. */
const routes = new Set(
  repositoryFiles()
    .filter((path) => path.endsWith('.controller.ts'))
    .map(textOf)
    .flatMap((text) => {
      const at = /@Controller\('([^']*)'\)/.exec(text)?.[1] ?? '';
      const gets = [...text.matchAll(/@Get\((?:'([^']*)')?\)/g)].map(([, path = '']) => path);
      return gets.map((path) =>
        `/${[at, path].filter((part) => part !== '').join('/')}`.replaceAll(/:(\w+)/g, '{$1}'),
      );
    }),
);

const isFamily = (name: string): boolean => name.endsWith('*');
const inFamily = (family: string) => (code: string) => code.startsWith(family.slice(0, -1));

const exists = (name: string): boolean => {
  if (name.startsWith('/')) return routes.has(name);
  if (isFamily(name)) return codes.some(inFamily(name));
  return codes.includes(name) || events.has(name) || views.includes(name);
};

/** Explained in the page's own words, and nothing that exists. */
const EXPLAINED = new Set(['CODE', 'FAMILY.*', 'rules.md']);

describe('what is held, sentence by sentence', () => {
  it('names nothing that there is not', () => {
    expect(named.filter((name) => !EXPLAINED.has(name) && !exists(name))).toEqual([]);
  });

  it('names every rule', () => {
    const families = named.filter(isFamily);
    const missing = codes.filter(
      (code) => !named.includes(code) && !families.some((family) => inFamily(family)(code)),
    );
    expect(missing).toEqual([]);
  });

  it('names every event and every view', () => {
    const all = [...events, ...views].filter((name) => !OF_NO_REGISTER.has(name));
    expect(all.filter((name) => !named.includes(name))).toEqual([]);
  });
});
