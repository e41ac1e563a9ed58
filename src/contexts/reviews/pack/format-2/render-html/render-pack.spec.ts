import { describe, expect, it } from '@jest/globals';
import { withContestBoard } from '../../../../../../test/support/contest-history.js';
import { givenInFormat2 } from '../../../../../../test/support/pack-given.js';
import { contrast, readAs, violations } from '../../../../../../test/support/page-read.js';
import {
  afterTheFreeze,
  EXAMPLE_LEDGER,
  MID_YEAR,
  openFixed,
  updated,
  upToTheFreeze,
} from '../../../../../../test/support/review-history.js';
import type { Recorded } from '../../../../../kernel/envelope.js';
import { packHtml } from '../../pack-html.js';
import { OUTCOME_COLOURS, PAGE, RATING_COLOURS } from '../palette.js';

type Asked = NonNullable<Parameters<typeof givenInFormat2>[1]> & {
  readonly events?: readonly Recorded[];
};

const WHOLE = withContestBoard([...upToTheFreeze(), ...afterTheFreeze()]);

const pageOf = async ({ events = WHOLE, ...asked }: Asked = {}): Promise<string> =>
  packHtml(await givenInFormat2(events, asked), openFixed);

const readingOf = async (asked: Asked = {}) => readAs(await pageOf(asked)).document;

const textOf = (node: { readonly textContent: string | null } | null): string =>
  (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

describe('the page', () => {
  it.each<[string, Asked]>([
    ['a first pack', { reviewId: MID_YEAR }],
    ['Part 2 of a pack', { part: 2 }],
    ['a record, which holds its pack', { kind: 'record' }],
  ])('of %s has nothing that axe objects to', async (_, asked) => {
    expect(await violations(await pageOf(asked))).toEqual([]);
  });

  it('says before all else which actions are off track, and why', async () => {
    const document = await readingOf();
    const front = document.querySelector('.front');
    expect([...(front?.querySelectorAll('.headline li') ?? [])].map(textOf)).toEqual([
      '2 off track of 13 actions; last time 0 of 13',
      '3 overdue 23% of 13; last time 0 of 13',
      '2 at risk of 13 actions; last time 2 of 13',
      '8 complete or on track 62% of 13; last time 6 of 13',
    ]);
    const rows = [...(front?.querySelectorAll('tbody tr') ?? [])].map(textOf);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('CS-2021-03 Coordinate the answer to the serious violence duty');
    expect(rows[0]).toContain('The lead officer left in December.');
    expect(rows[0]).toContain('15 Mar 2022');
  });

  it('has one heading of the first level, and goes down one level at a time', async () => {
    const document = await readingOf({ kind: 'record' });
    const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) =>
      Number(tagName.slice(1)),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1);
      return level;
    });
  });

  it('gives every table a caption and every heading cell a scope', async () => {
    const document = await readingOf({ kind: 'record' });
    for (const table of document.querySelectorAll('table'))
      expect(textOf(table.querySelector('caption'))).not.toBe('');
    for (const cell of document.querySelectorAll('th'))
      expect(cell.getAttribute('scope')).toBeTruthy();
  });

  it('has tables of whole rows: as many cells as columns', async () => {
    const document = await readingOf({ kind: 'record' });
    for (const table of document.querySelectorAll('table')) {
      const widths = new Set(
        [...table.querySelectorAll('tr')].map((row) =>
          [...row.querySelectorAll('th,td')].reduce(
            (sum, cell) => sum + Number(cell.getAttribute('colspan') ?? 1),
            0,
          ),
        ),
      );
      expect([textOf(table.querySelector('caption')), ...widths]).toHaveLength(2);
    }
  });

  it('needs nothing from elsewhere, and runs nothing', async () => {
    const page = await pageOf({ kind: 'record' });
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|https?:|url\(|@import|\bon[a-z]+=/);
    const { document } = readAs(page);
    for (const link of document.querySelectorAll('a')) {
      const target = link.getAttribute('href') ?? '';
      expect(target).toMatch(/^#/);
      expect(document.getElementById(target.slice(1))).not.toBeNull();
    }
  });

  it('has a style sheet that opens and closes in pairs', async () => {
    const css = (await readingOf()).querySelector('style')?.textContent ?? '';
    expect(css.split('{')).toHaveLength(css.split('}').length);
    expect(css).not.toContain('undefined');
  });

  it('says on every page that a ledger is simulated, and only then', async () => {
    expect(await pageOf()).toMatch(/@bottom-center\{content:"Simulated/);
    const real = await pageOf({ ledger: { ...EXAMPLE_LEDGER, simulated: false } });
    expect(real).toMatch(/@bottom-center\{content:""/);
    expect(real).not.toContain('Simulated');
  });

  it('leaves an empty box for the judgement in a pack, and fills it in the record', async () => {
    const box = async (kind: 'pack' | 'record') =>
      textOf((await readingOf({ kind })).querySelector('.judgement'));
    expect(await box('pack')).toMatch(/Outcomes Assured Partly assured Not assured Impact Assured/);
    expect(await box('record')).toMatch(/Outcomes Partly assured Impact Partly assured Because/);
  });

  it('gives every figure of its drawings in words', async () => {
    const document = await readingOf();
    expect(textOf(document.querySelector('#delivery-desc'))).toContain(
      'CS, now: 6 actions: complete 1, on track 3, at risk 1, off track 1.',
    );
    for (const drawing of document.querySelectorAll('svg[role=img]'))
      expect(textOf(drawing.querySelector('title'))).not.toBe('');
  });

  it('carries numerator and denominator with every percentage of a share', async () => {
    const text = textOf((await readingOf({ kind: 'record' })).querySelector('main'));
    for (const [words] of text.matchAll(/\d+(?:\.\d)?%.{0,30}/g))
      expect(words).toMatch(/% \([\d,]+ of [\d,]+\)|% of \d+;/);
  });

  it('says in Part 1 that there is a Part 2, in one line each', async () => {
    const notes = [...(await readingOf()).querySelectorAll('main > p.quiet')].map(textOf);
    expect(notes).toEqual([
      'The position at the end of the year is provisional: the outturn is confirmed at the next meeting.',
      '1 restricted action and 2 restricted decisions stand in Part 2 and are counted nowhere in this part.',
      'The plan of the Contest Board is considered in Part 2; its return was received.',
    ]);
  });

  it('is marked on every sheet with the part that it is', async () => {
    expect(await pageOf({ part: 2 })).toMatch(/@top-right\{content:"Restricted \\0000b7  Part 2"/);
  });

  it('shows an erased text as a notice, with the day of erasure', async () => {
    const notices = [...(await readingOf()).querySelectorAll('.erased')].map(textOf);
    expect(new Set(notices)).toEqual(new Set(['This text was erased on 1 Jun 2022.']));
  });
});

describe('text from outside', () => {
  const hostile = `<script>alert("1")</script> & 'more'`;

  it('never becomes part of the page, in a sealed text or in the ledger’s name', async () => {
    const page = await pageOf({
      events: upToTheFreeze().toSpliced(
        -1,
        0,
        updated('2022-03-31', 'CJ-2021-06', 'off-track', hostile, hostile),
      ),
      ledger: { ...EXAMPLE_LEDGER, name: `</style>"}${hostile}` },
    });
    expect(page).not.toMatch(/<script/i);
    const { document } = readAs(page);
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(document.body.textContent).toContain(hostile);
    expect(document.querySelector('style')?.textContent).toContain('@bottom-right');
  });
});

describe('colours', () => {
  it.each(Object.entries({ ...RATING_COLOURS, ...OUTCOME_COLOURS }))(
    'of %s are read on tag and bar',
    (_, { tint, onTint, solid, onSolid }) => {
      expect(contrast(onTint, tint)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onSolid, solid)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    [PAGE.ink, PAGE.paper],
    [PAGE.ink, PAGE.panel],
    [PAGE.quiet, PAGE.paper],
    [PAGE.quiet, PAGE.panel],
    [PAGE.link, PAGE.paper],
    [PAGE.alarm, PAGE.paper],
    [PAGE.alarm, PAGE.panel],
    [PAGE.paper, PAGE.alarm],
    [PAGE.onBrand, PAGE.brand],
    [PAGE.brand, PAGE.paper],
    [PAGE.ink, PAGE.focus],
  ])('%s is read on %s', (words, ground) => {
    expect(contrast(words, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
