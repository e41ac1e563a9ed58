import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packHtml } from '../../src/contexts/reviews/pack/pack-html.js';
import { packAtCut, type PackKind } from '../../src/contexts/reviews/queries/pack-at-cut.js';
import { InMemoryEventStore } from '../support/in-memory-event-store.js';
import {
  afterTheFreeze,
  END_OF_YEAR,
  EXAMPLE_LEDGER,
  openFixed,
  upToTheFreeze,
} from '../support/review-history.js';

/** Set only to ship a new format: the bytes of a shipped one never change. */
const REGENERATE = process.env['REGENERATE_GOLDEN_PACKS'] === '1';

const golden = (name: string, extension: 'json' | 'html', text: string): string => {
  const file = new URL(`${name}.${extension}`, import.meta.url);
  if (REGENERATE || !existsSync(file)) {
    if (!REGENERATE) throw new Error(`There is no golden ${name}.${extension}`);
    writeFileSync(file, text);
  }
  return readFileSync(file, 'utf8');
};

describe('a shipped format', () => {
  it.each<[PackKind, string]>([
    ['pack', 'pack-v1'],
    ['record', 'record-v1'],
  ])('gives the %s of a fixed history byte for byte', async (kind, name) => {
    const store = new InMemoryEventStore([...upToTheFreeze(), ...afterTheFreeze()]);
    const sources = { store, ledger: EXAMPLE_LEDGER };
    const pack = await packAtCut(sources, END_OF_YEAR, kind);
    if (!pack.ok) throw new Error(pack.error.map(({ message }) => message).join(' '));
    const page = packHtml(pack.value, openFixed);

    expect(pack.value.json === golden(name, 'json', pack.value.json)).toBe(true);
    expect(page === golden(name, 'html', page)).toBe(true);
  });
});
