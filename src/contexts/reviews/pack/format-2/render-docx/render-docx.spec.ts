import { beforeAll, describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { withContestBoard } from '../../../../../../test/support/contest-history.js';
import { givenInFormat2 } from '../../../../../../test/support/pack-given.js';
import { readAs } from '../../../../../../test/support/page-read.js';
import {
  afterTheFreeze,
  openFixed,
  upToTheFreeze,
} from '../../../../../../test/support/review-history.js';
import { unzipped } from '../../../../../../test/support/unzipped.js';
import { packDocx } from '../../pack-docx.js';
import { packHtml } from '../../pack-html.js';

const WHOLE = withContestBoard([...upToTheFreeze(), ...afterTheFreeze()]);

type Asked = NonNullable<Parameters<typeof givenInFormat2>[1]>;

const wordOf = async (asked: Asked = {}): Promise<Buffer> => {
  const file = await packDocx(await givenInFormat2(WHOLE, asked), openFixed);
  if (!file) throw new Error('Format 2 has a Word file');
  return file;
};

const xml = (text: string) => {
  const { document } = new JSDOM(text, { contentType: 'application/xml' }).window;
  return document;
};

/** Words alone: signs, dashes and spacing are the business of each renderer. */
const words = (text: string | null | undefined): string =>
  (text ?? '').replaceAll(/[^\p{L}\p{N}%]+/gu, ' ').trim();

describe('the Word file of a pack', () => {
  let file: Buffer;
  let files: ReadonlyMap<string, Buffer>;
  let body: ReturnType<typeof xml>;
  let paragraphs: readonly string[];
  const elements = (name: string) => [...body.querySelectorAll(name)];
  const textOf = (element: ReturnType<typeof elements>[number]): string =>
    [...element.querySelectorAll('t, br, tab')]
      .map(({ textContent }) => textContent ?? '')
      .map((text) => (text === '' ? ' ' : text))
      .join('');

  beforeAll(async () => {
    file = await wordOf({ kind: 'record' });
    files = unzipped(file);
    body = xml(String(files.get('word/document.xml')));
    paragraphs = elements('p').map((each) => words(textOf(each)));
  });

  it('is of well-formed parts', () => {
    const parts = [...files].filter(([name]) => /\.(xml|rels)$/.test(name));
    expect(parts.length).toBeGreaterThan(8);
    for (const [, part] of parts) expect(() => xml(String(part))).not.toThrow();
  });

  it('is the same file whenever it is made', async () => {
    expect((await wordOf({ kind: 'record' })).equals(file)).toBe(true);
    expect(String(files.get('docProps/core.xml'))).toContain(
      '2022-04-01T00:00:00Z</dcterms:created>',
    );
  });

  it('has the headings of the page, in their order, as real headings', async () => {
    const page = readAs(packHtml(await givenInFormat2(WHOLE, { kind: 'record' }), openFixed));
    const ofPage = [...page.document.querySelectorAll('h1,h2,h3')].map((each) =>
      words(each.textContent),
    );
    const ofWord = elements('p')
      .filter((each) => /"(Title|Heading\d)"/.test(each.innerHTML.slice(0, 400)))
      .map((each) => words(textOf(each)));
    expect(ofWord).toEqual(ofPage);
  });

  it('says every word of every table of the page', async () => {
    const page = readAs(packHtml(await givenInFormat2(WHOLE, { kind: 'record' }), openFixed));
    for (const breaking of page.document.querySelectorAll('br')) breaking.replaceWith(' ');
    for (const drawing of page.document.querySelectorAll('svg')) drawing.remove();
    const said = new Set(paragraphs);
    const cells = [...page.document.querySelectorAll('td,th,caption,main > p,li')]
      .filter((each) => !each.closest('nav, .headline, .key'))
      .map((each) => words(each.textContent));
    expect(cells.length).toBeGreaterThan(400);
    expect(cells.filter((cell) => !said.has(cell))).toEqual([]);
  });

  it('gives the figures of its chart in cells and in sentences', () => {
    expect(paragraphs.some((each) => each.includes('CS now 6 actions complete 1 on track 3'))).toBe(
      true,
    );
    expect(paragraphs.filter((each) => /^\d+$/.test(each)).length).toBeGreaterThan(10);
  });

  it('repeats the head of every table on every page, and splits no row', () => {
    const tables = elements('tbl').filter((each) => each.querySelector('tblHeader'));
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      const [head] = table.querySelectorAll('tr');
      expect(head?.querySelector('tblHeader')).not.toBeNull();
    }
  });

  it('is on A4, with the marking in the header and page numbers in the footer', () => {
    const [size] = elements('pgSz');
    expect([size?.getAttribute('w:w'), size?.getAttribute('w:h')]).toEqual(['11906', '16838']);
    expect(String(files.get('word/header1.xml'))).toContain('Partnership · Part 1');
    const footer = String(files.get('word/footer1.xml'));
    expect(footer).toContain('NUMPAGES');
    expect(footer).toContain('Simulated ledger: not evidence');
  });

  it('opens texts as the page does, and says which were erased', () => {
    const text = paragraphs.join(' ');
    expect(text).toContain('The lead officer left in December');
    expect(text).toContain('This text was erased on 1 Jun 2022');
  });

  it('of Part 1 says nothing of what is restricted; that of Part 2 is marked so', async () => {
    expect(paragraphs.join(' ')).not.toContain('CT 2021');
    const second = unzipped(await wordOf({ part: 2 }));
    expect(String(second.get('word/header1.xml'))).toContain('Restricted · Part 2');
    expect(String(second.get('word/document.xml'))).toContain('CT-2021-01');
  });
});
