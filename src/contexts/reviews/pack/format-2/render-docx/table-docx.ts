import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Cell, Column, Row, RowGroup, Span, Table } from '../page/blocks.js';
import { quiet, type Text } from '../page/text.js';
import { PAGE } from '../palette.js';
import { hex, textDocx } from './text-docx.js';

/** Between the margins of an A4 page, in twentieths of a point. */
export const PAGE_WIDTH = 10_206;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: hex(PAGE.rule) } as const;

/** Lines between rows only. */
export const RULED = {
  top: NONE,
  bottom: RULE,
  left: NONE,
  right: NONE,
  insideHorizontal: RULE,
  insideVertical: NONE,
} as const;

export const UNRULED = { ...RULED, bottom: NONE, insideHorizontal: NONE } as const;

export const filled = (colour: string) =>
  ({ type: ShadingType.CLEAR, color: 'auto', fill: hex(colour) }) as const;

/** Widths of the columns, in twentieths of a point: as given, the rest shared out. */
const widthsOf = (columns: readonly Column[]): readonly number[] => {
  const given = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const open = columns.filter(({ width }) => width === undefined).length;
  const share = open === 0 ? 0 : Math.max(0, 100 - given) / open;
  const all = open === 0 ? given : 100;
  return columns.map(({ width }) => Math.round((PAGE_WIDTH * (width ?? share)) / all));
};

interface CellLook {
  readonly columns?: number;
  readonly numeric?: boolean;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly keepNext?: boolean;
}

const cellDocx = (text: Text, { columns, numeric, bold, fill, keepNext }: CellLook): TableCell =>
  new TableCell({
    ...(columns !== undefined && { columnSpan: columns }),
    ...(fill !== undefined && { shading: filled(fill) }),
    children: [
      new Paragraph({
        style: 'Cell',
        ...(numeric && { alignment: AlignmentType.RIGHT }),
        ...(keepNext && { keepNext }),
        children: [...textDocx(text, bold ? { bold } : {})],
      }),
    ],
  });

/** A drawing that only repeats its row is given in words. */
const wordsOf = ({ text, drawing }: Cell): Text =>
  drawing && text.length === 0 ? [quiet(drawing.inWords)] : text;

const headRow = (columns: readonly Column[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ head, numeric }) =>
      cellDocx([head], { bold: true, numeric: numeric === true, keepNext: true }),
    ),
  });

const spanRow = (spans: readonly Span[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      cellDocx([], {}),
      ...spans.map(({ head, columns }) =>
        cellDocx([head], { columns, bold: true, numeric: true, keepNext: true }),
      ),
    ],
  });

const rowDocx = ([head, ...cells]: Row): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      cellDocx(head, {}),
      ...cells.map((cell) =>
        cellDocx(wordsOf(cell), {
          numeric: cell.numeric === true,
          ...(cell.columns !== undefined && { columns: cell.columns }),
        }),
      ),
    ],
  });

const groupRows = ({ title, aside, rows }: RowGroup, columns: number): readonly TableRow[] => [
  ...(title
    ? [
        new TableRow({
          cantSplit: true,
          children: [
            cellDocx(title, {
              columns: aside ? columns - 1 : columns,
              bold: true,
              fill: PAGE.panel,
              keepNext: true,
            }),
            ...(aside ? [cellDocx(aside, { fill: PAGE.panel, keepNext: true })] : []),
          ],
        }),
      ]
    : []),
  ...rows.map(rowDocx),
];

/** A caption over a table whose head is repeated on every page. */
export const tableDocx = ({
  caption,
  spans,
  columns,
  groups,
}: Table): readonly (Paragraph | WordTable)[] => [
  new Paragraph({ style: 'Caption', keepNext: true, children: [...textDocx(caption)] }),
  new WordTable({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [...widthsOf(columns)],
    borders: RULED,
    rows: [
      ...(spans ? [spanRow(spans)] : []),
      headRow(columns),
      ...groups.flatMap((group) => groupRows(group, columns.length)),
    ],
  }),
  new Paragraph({ style: 'After' }),
];
