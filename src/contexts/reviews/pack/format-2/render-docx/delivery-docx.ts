import {
  Paragraph,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { RATINGS } from '../counting.js';
import type { DeliveryBar, DeliveryChart } from '../page/blocks.js';
import { ratingTag } from '../page/text.js';
import { RATING_COLOURS } from '../palette.js';
import { filled, PAGE_WIDTH, UNRULED } from './table-docx.js';
import { hex, RATING_SIGNS, textDocx } from './text-docx.js';

const LABEL = 1_500;
const WHEN = 800;

const plainCell = (words: string, bold: boolean): TableCell =>
  new TableCell({
    children: [new Paragraph({ style: 'Cell', children: [new TextRun({ text: words, bold })] })],
  });

/** One cell for each rating, as wide as it has actions. */
const segmentsOf = ({ ratings }: DeliveryBar, most: number): readonly TableCell[] => {
  const shown = RATINGS.filter((rating) => ratings[rating] > 0);
  const rest = most - shown.reduce((sum, rating) => sum + ratings[rating], 0);
  return [
    ...shown.map((rating) => {
      const { solid, onSolid } = RATING_COLOURS[rating];
      return new TableCell({
        columnSpan: ratings[rating],
        shading: filled(solid),
        children: [
          new Paragraph({
            style: 'Bar',
            children: [
              new TextRun({
                text: `${RATING_SIGNS[rating]}\u00a0${ratings[rating]}`,
                bold: true,
                color: hex(onSolid),
              }),
            ],
          }),
        ],
      });
    }),
    ...(rest > 0 ? [new TableCell({ columnSpan: rest, children: [new Paragraph('')] })] : []),
  ];
};

const barRow = (bar: DeliveryBar, first: boolean, most: number): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      plainCell(first ? bar.label : '', true),
      plainCell(bar.when, false),
      ...segmentsOf(bar, most),
    ],
  });

/** Bars made of cells, so that nothing has to be drawn; then every bar in a sentence. */
export const deliveryDocx = ({
  title,
  bars,
  inWords,
}: DeliveryChart): readonly (Paragraph | WordTable)[] => {
  const most = Math.max(1, ...bars.map(({ actions }) => actions));
  const unit = Math.floor((PAGE_WIDTH - LABEL - WHEN) / most);
  return [
    new Paragraph({ style: 'Caption', keepNext: true, children: [new TextRun(title)] }),
    new WordTable({
      width: { size: LABEL + WHEN + unit * most, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: [LABEL, WHEN, ...Array.from({ length: most }, () => unit)],
      borders: UNRULED,
      rows: bars.map((bar, index) => barRow(bar, bars[index - 1]?.label !== bar.label, most)),
    }),
    new Paragraph({
      style: 'Quiet',
      children: RATINGS.flatMap((rating) => [...textDocx([ratingTag(rating)]), new TextRun('  ')]),
    }),
    new Paragraph({ style: 'Quiet', children: [new TextRun(inWords.join(' '))] }),
  ];
};
