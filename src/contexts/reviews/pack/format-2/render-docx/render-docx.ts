import {
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import type { PersonalData } from '../../../../../platform/personal-data/personal-data.js';
import type { PackDocument } from '../pack-document.js';
import type { Layout, NumberedSection } from '../page/blocks.js';
import { layOut } from '../page/layout.js';
import { openPack } from '../page/opened.js';
import { PAGE } from '../palette.js';
import { blockDocx, factsDocx, type NextList } from './blocks-docx.js';
import { withoutTimes } from './fixed-zip.js';
import { NUMBERING, STYLES } from './styles-docx.js';
import { PAGE_WIDTH } from './table-docx.js';
import { hex, textDocx } from './text-docx.js';

const TABS = [
  { type: TabStopType.CENTER, position: PAGE_WIDTH / 2 },
  { type: TabStopType.RIGHT, position: PAGE_WIDTH },
];

const alarmed = (text: string): TextRun =>
  new TextRun({ text, bold: true, color: hex(PAGE.alarm) });

const headerOf = ({ ledger, title, marking, restricted }: Layout): Header =>
  new Header({
    children: [
      new Paragraph({
        style: 'Margin',
        tabStops: TABS,
        children: [
          new TextRun(`${ledger} · ${title}`),
          new TextRun({ children: [new Tab(), new Tab()] }),
          restricted ? alarmed(marking) : new TextRun({ text: marking, bold: true }),
        ],
      }),
    ],
  });

const footerOf = ({ standing, simulated }: Layout): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Margin',
        tabStops: TABS,
        children: [
          new TextRun(standing),
          new TextRun({ children: [new Tab()] }),
          ...(simulated === undefined ? [] : [alarmed(simulated)]),
          new TextRun({
            children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });

const heading = (text: string, pageBreakBefore = false): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, pageBreakBefore, text });

const frontOf = (layout: Layout, nextList: NextList): readonly FileChild[] => {
  const { kind, title, lead, facts, front, asks, notes, sections, simulated } = layout;
  return [
    ...(simulated === undefined ? [] : [new Paragraph({ children: [alarmed(simulated)] })]),
    new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
    new Paragraph({ style: 'Lead', children: [new TextRun(lead)] }),
    ...factsDocx(facts),
    heading(kind === 'pack' ? 'In one minute' : 'What the Board concluded'),
    ...front.flatMap((block) => blockDocx(block, nextList)),
    heading(asks.title),
    ...blockDocx(
      { kind: 'list', ordered: true, items: asks.items.map((item) => [item]) },
      nextList,
    ),
    ...notes.map((note) => new Paragraph({ style: 'Quiet', children: [...textDocx(note)] })),
    heading('Contents'),
    ...sections.map(
      ({ number, title: name }) =>
        new Paragraph({
          style: 'Listed',
          tabStops: [{ type: TabStopType.LEFT, position: 500 }],
          children: [new TextRun({ children: [number, new Tab(), name] })],
        }),
    ),
  ];
};

const sectionOf = (
  { annex, number, title, flows, blocks }: NumberedSection,
  nextList: NextList,
): readonly FileChild[] => [
  heading(`${annex ? 'Annex ' : ''}${number}  ${title}`, !flows),
  ...blocks.flatMap((block) => blockDocx(block, nextList)),
];

const A4 = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_100, bottom: 1_000, left: 850, right: 850, header: 500, footer: 500 },
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Who made it and when: the ledger, on the day of the freeze, whenever that is asked for. */
const coreProperties = ({ ledger, title, lead, frozenOn }: Layout) => ({
  path: 'docProps/core.xml',
  data: `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(lead)}</dc:subject><dc:creator>${escaped(ledger)}</dc:creator><dc:language>en-GB</dc:language><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${frozenOn}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${frozenOn}T00:00:00Z</dcterms:modified></cp:coreProperties>`,
});

/** A pack as a Word file: the content and order of its page, with headings, repeated table heads and page numbers. */
export const layoutDocx = async (layout: Layout): Promise<Buffer> => {
  let lists = 0;
  const nextList = (): number => {
    lists += 1;
    return lists;
  };
  const document = new Document({
    title: layout.title,
    creator: layout.ledger,
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: { page: A4 },
        headers: { default: headerOf(layout) },
        footers: { default: footerOf(layout) },
        children: [
          ...frontOf(layout, nextList),
          ...layout.sections.flatMap((section) => sectionOf(section, nextList)),
        ],
      },
    ],
  });
  return withoutTimes(await Packer.toBuffer(document, false, [coreProperties(layout)]));
};

/**
 * The Word file for a reader who may read the sealed texts; what was erased says so.
 * @throws SealBroken
 */
export const packDocx = (
  { document, digest }: { readonly document: PackDocument; readonly digest: string },
  personalData: Pick<PersonalData, 'openAll'>,
): Promise<Buffer> => layoutDocx(layOut(openPack(document, personalData), digest));
