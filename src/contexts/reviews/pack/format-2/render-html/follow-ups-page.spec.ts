import { describe, expect, it } from '@jest/globals';
import { CASE_TEXT, withFollowUps } from '../../../../../../test/support/follow-up-history.js';
import { givenInFormat2 } from '../../../../../../test/support/pack-given.js';
import { readAs, violations } from '../../../../../../test/support/page-read.js';
import {
  afterTheFreeze,
  ERASED_KEY,
  openFixed,
  upToTheFreeze,
} from '../../../../../../test/support/review-history.js';
import { unzipped } from '../../../../../../test/support/unzipped.js';
import { packDocx } from '../../pack-docx.js';
import { packHtml } from '../../pack-html.js';

type Asked = NonNullable<Parameters<typeof givenInFormat2>[1]>;

const WHOLE = withFollowUps([...upToTheFreeze(), ...afterTheFreeze()]);

const pageOf = async (asked: Asked = {}): Promise<string> =>
  packHtml(await givenInFormat2(WHOLE, asked), openFixed);

const readingOf = async (asked: Asked = {}) => {
  const { document } = readAs(await pageOf(asked));
  for (const breaking of document.querySelectorAll('br')) breaking.replaceWith(' ');
  return document;
};

/** The history as it is read once the keys that begin so are destroyed. */
const withoutKeys = (beginning: string): typeof WHOLE =>
  JSON.parse(
    JSON.stringify(
      WHOLE.map((event) => ({ ...event, position: String(event.position) })),
    ).replaceAll(new RegExp(`"key":"${beginning}[^"]*"`, 'g'), `"key":"${ERASED_KEY}"`),
    (name, value: unknown) => (name === 'position' ? BigInt(String(value)) : value),
  ) as typeof WHOLE;

const textOf = (node: { readonly textContent: string | null } | null | undefined): string =>
  (node?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** Words alone: signs, dashes and spacing are the business of each renderer. */
const words = (text: string): string => text.replaceAll(/[^\p{L}\p{N}%]+/gu, ' ').trim();

describe('the page of a pack with homicide reviews and an assessment', () => {
  it.each<[string, Asked]>([
    ['Part 1', {}],
    ['Part 2, which holds nothing but a review that is not published', { part: 2 }],
    ['the record', { kind: 'record' }],
  ])('has nothing that axe objects to in %s, and no word of a case', async (_, asked) => {
    const page = await pageOf(asked);
    expect(await violations(page)).toEqual([]);
    expect(page).not.toContain(CASE_TEXT);
  });

  it('says every rating in words, what was not assessed too, and last year beside this one', async () => {
    const document = await readingOf();
    const part = document.querySelector('#quality-assessment');
    const rows = [...(part?.querySelectorAll('tbody tr') ?? [])].map(textOf);
    const of = (code: string) => rows.find((row) => row.startsWith(code));
    expect(of('CR-01')).toBe(
      'CR-01 Victims are treated with respect Met as in 2020 Not met 2020: partly met Not assessed 2020: not asked',
    );
    expect(of('IN-03')).toContain('(changed, was IN-01) Partly met 2020: not met');
    expect(of('Everything')).toContain('25% (2 of 8)');
    expect(rows.some((row) => row.includes('No disposition yet'))).toBe(true);
  });

  it('has the 2×2, and says who is awaited', async () => {
    const document = await readingOf();
    const part = document.querySelector('#homicide-reviews');
    expect(textOf(part?.querySelector('tbody tr'))).toBe('Addressed 1 1 agreed1 1 agreed');
    expect(textOf(part)).toContain(
      'the longest wait is for West Community Safety Partnership, 58 working days',
    );
    expect(textOf(document.querySelector('#position'))).toContain('Actions addressed');
    expect(textOf(document.querySelector('main'))).toContain(
      'Homicide reviews that are not published are considered in Part 2',
    );
  });

  it('is the same when the key of a review was destroyed: no word sealed under it is in a pack', async () => {
    const erased = withoutKeys('dhr-');
    for (const part of [1, 2] as const) {
      const [whole, after] = [
        await givenInFormat2(WHOLE, { part }),
        await givenInFormat2(erased, { part }),
      ];
      expect(after.digest).toBe(whole.digest);
      expect(packHtml(after, openFixed)).toBe(packHtml(whole, openFixed));
    }
  });

  it('says that a finding was erased, and keeps its figures', async () => {
    const page = packHtml(await givenInFormat2(withoutKeys('cycle-')), openFixed);
    const part = readAs(page).document.querySelector('#quality-assessment');
    expect(textOf(part)).toContain('This text was erased on 1 Jun 2022');
    expect(textOf(part)).toContain('25% (2 of 8)');
  });

  it('has tables of whole rows', async () => {
    const document = await readingOf({ kind: 'record' });
    for (const table of document.querySelectorAll('table')) {
      const widths = new Set(
        [...table.querySelectorAll('tr')].map((row) =>
          [...row.querySelectorAll('th,td')].reduce(
            (sum, cell) => sum + Number(cell.getAttribute('colspan') ?? '1'),
            0,
          ),
        ),
      );
      expect([textOf(table.querySelector('caption')), widths.size]).toEqual([expect.anything(), 1]);
    }
  });

  it('says in Word what it says in cells', async () => {
    const pack = await givenInFormat2(WHOLE, { kind: 'record' });
    const file = await packDocx(pack, openFixed);
    if (!file) throw new Error('Format 2 has a Word file');
    const xml = String(unzipped(file).get('word/document.xml'));
    const said = words(
      xml
        .replaceAll(/<w:br\/?>/g, ' ')
        .replaceAll(/<\/w:p>/g, ' ')
        .replaceAll(/<[^>]*>/g, ''),
    );
    const { document } = readAs(packHtml(pack, openFixed));
    for (const breaking of document.querySelectorAll('br')) breaking.replaceWith(' ');
    const cells = [
      ...document.querySelectorAll('#homicide-reviews td, #quality-assessment td, #position th'),
    ].map((each) => words(each.textContent ?? ''));
    expect(cells.length).toBeGreaterThan(100);
    expect(cells.filter((cell) => !said.includes(cell))).toEqual([]);
  });
});
