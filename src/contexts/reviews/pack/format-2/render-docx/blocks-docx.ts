import {
  BorderStyle,
  type FileChild,
  HeadingLevel,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { assertNever } from '../../../../../kernel/assert-never.js';
import type { Block, HeadlineFigure, JudgementBox, Layout } from '../page/blocks.js';
import type { Text } from '../page/text.js';
import { PAGE } from '../palette.js';
import { deliveryDocx } from './delivery-docx.js';
import { filled, PAGE_WIDTH, RULED, tableDocx, UNRULED } from './table-docx.js';
import { hex, textDocx } from './text-docx.js';

const said = (style: string, text: Text): Paragraph =>
  new Paragraph({ style, children: [...textDocx(text)] });

/** Every list is numbered from 1, by an instance of its own. */
export type NextList = () => number;

const listDocx = (
  items: readonly Text[],
  ordered: boolean,
  nextList: NextList,
): readonly Paragraph[] => {
  const instance = nextList();
  return items.map(
    (item) =>
      new Paragraph({
        style: 'Listed',
        numbering: { reference: ordered ? 'numbered' : 'bulleted', level: 0, instance },
        children: [...textDocx(item)],
      }),
  );
};

const figureCell = ({ value, label, detail, tone }: HeadlineFigure): TableCell =>
  new TableCell({
    shading: filled(PAGE.panel),
    margins: { top: 80, bottom: 80, left: 120, right: 80 },
    children: [
      new Paragraph({
        style: 'Figure',
        children: [
          new TextRun({ text: value, ...(tone === 'alarm' && { color: hex(PAGE.alarm) }) }),
        ],
      }),
      new Paragraph({ style: 'Cell', children: [new TextRun({ text: label, bold: true })] }),
      new Paragraph({ style: 'Quiet', children: [new TextRun(detail)] }),
    ],
  });

const headlineDocx = (figures: readonly HeadlineFigure[]): readonly FileChild[] => [
  new WordTable({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    borders: UNRULED,
    rows: [new TableRow({ cantSplit: true, children: figures.map(figureCell) })],
  }),
  new Paragraph({ style: 'After' }),
];

/** What the Board is asked to fill in, or what it judged. */
const answerOf = ({ choices, given }: JudgementBox['questions'][number]): readonly Paragraph[] =>
  given === undefined
    ? [
        new Paragraph({
          style: 'Cell',
          children: [new TextRun(choices.map((choice) => `☐\u00a0${choice}`).join('     '))],
        }),
        new Paragraph({ style: 'Line' }),
        new Paragraph({ style: 'Line' }),
      ]
    : [new Paragraph({ style: 'Cell', children: [new TextRun({ text: given, bold: true })] })];

const boxRow = (name: string, answer: readonly Paragraph[]): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        width: { size: 1_700, type: WidthType.DXA },
        children: [
          new Paragraph({ style: 'Cell', children: [new TextRun({ text: name, bold: true })] }),
        ],
      }),
      new TableCell({
        width: { size: PAGE_WIDTH - 1_700, type: WidthType.DXA },
        children: [...answer],
      }),
    ],
  });

const FRAME = { style: BorderStyle.SINGLE, size: 12, color: hex(PAGE.ink) } as const;

const judgementDocx = ({ title, questions, because }: JudgementBox): readonly FileChild[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, text: title }),
  new WordTable({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    columnWidths: [1_700, PAGE_WIDTH - 1_700],
    borders: { ...RULED, top: FRAME, bottom: FRAME, left: FRAME, right: FRAME },
    rows: [
      ...questions.map((question) => boxRow(question.name, answerOf(question))),
      ...(because ? [boxRow('Because', [said('Cell', because)])] : []),
    ],
  }),
  new Paragraph({ style: 'After' }),
];

/** Meeting, position, version: three to a row. */
export const factsDocx = (facts: Layout['facts']): readonly FileChild[] => {
  const cellOf = ({ term, value }: Layout['facts'][number], columns: number): TableCell =>
    new TableCell({
      columnSpan: columns,
      children: [
        new Paragraph({ style: 'Quiet', children: [new TextRun(term)] }),
        new Paragraph({ style: 'Cell', children: [...textDocx(value, { bold: true })] }),
      ],
    });
  const narrow = facts.filter(({ wide }) => !wide);
  const rows = Array.from({ length: Math.ceil(narrow.length / 3) }, (_, index) =>
    narrow.slice(index * 3, index * 3 + 3),
  );
  const third = Math.floor(PAGE_WIDTH / 3);
  return [
    new WordTable({
      width: { size: PAGE_WIDTH, type: WidthType.DXA },
      columnWidths: [third, third, third],
      borders: RULED,
      rows: [
        ...rows.map(
          (row) =>
            new TableRow({
              children: row.map((fact, index) =>
                cellOf(fact, index === row.length - 1 ? 4 - row.length : 1),
              ),
            }),
        ),
        ...facts
          .filter(({ wide }) => wide)
          .map((fact) => new TableRow({ children: [cellOf(fact, 3)] })),
      ],
    }),
    new Paragraph({ style: 'After' }),
  ];
};

/** A block as Word has it: the same words in the same order as its HTML. */
export const blockDocx = (block: Block, nextList: NextList): readonly FileChild[] => {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 3 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          keepNext: true,
          children: [...textDocx(block.text)],
        }),
      ];
    case 'paragraph':
      return [said(block.quiet ? 'Quiet' : 'Normal', block.text)];
    case 'list':
      return listDocx(block.items, block.ordered === true, nextList);
    case 'quotation':
      return [
        said('Quotation', block.text),
        ...(block.from ? [said('QuotationFrom', block.from)] : []),
      ];
    case 'headline':
      return headlineDocx(block.figures);
    case 'table':
      return tableDocx(block);
    case 'delivery-chart':
      return deliveryDocx(block);
    case 'judgement':
      return judgementDocx(block);
    case 'new-page':
      return [new Paragraph({ pageBreakBefore: true, style: 'After' })];
    default:
      return assertNever(block);
  }
};
