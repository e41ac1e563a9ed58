import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packHtml } from '../../src/contexts/reviews/pack/pack-html.js';
import { packAtCut, type PackKind } from '../../src/contexts/reviews/queries/pack-at-cut.js';
import type { PackPart } from '../../src/contexts/reviews/contract.js';
import { withContestBoard } from '../support/contest-history.js';
import { withFollowUps } from '../support/follow-up-history.js';
import { InMemoryEventStore } from '../support/in-memory-event-store.js';
import {
  afterTheFreeze,
  END_OF_YEAR,
  EXAMPLE_LEDGER,
  inFormat,
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

const HISTORY = [...upToTheFreeze(), ...afterTheFreeze()];

/** Format 1 knew no Contest Board; homicide reviews and assessments came when format 2 had long been shipped. */
const historyOf = (name: string, format: number) => {
  const events = format === 1 ? HISTORY : withContestBoard(HISTORY);
  return name.endsWith('-dhr-qaf') ? withFollowUps(events) : events;
};

describe('a shipped format', () => {
  it.each<[name: string, format: number, kind: PackKind, part: PackPart]>([
    ['pack-v1', 1, 'pack', 1],
    ['record-v1', 1, 'record', 1],
    ['pack-v2', 2, 'pack', 1],
    ['pack-part-2-v2', 2, 'pack', 2],
    ['record-v2', 2, 'record', 1],
    ['record-part-2-v2', 2, 'record', 2],
    ['pack-v2-dhr-qaf', 2, 'pack', 1],
    ['pack-part-2-v2-dhr-qaf', 2, 'pack', 2],
    ['record-v2-dhr-qaf', 2, 'record', 1],
  ])('gives %s of a fixed history byte for byte', async (name, format, kind, part) => {
    const store = new InMemoryEventStore(inFormat(format, historyOf(name, format)));
    const sources = { store, ledger: EXAMPLE_LEDGER };
    const pack = await packAtCut(sources, { reviewId: END_OF_YEAR, kind, part });
    if (!pack.ok) throw new Error(pack.error.map(({ message }) => message).join(' '));
    const page = packHtml(pack.value, openFixed);

    expect(pack.value.json === golden(name, 'json', pack.value.json)).toBe(true);
    expect(page === golden(name, 'html', page)).toBe(true);
  });
});
