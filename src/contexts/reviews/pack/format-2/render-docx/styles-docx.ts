import { AlignmentType, BorderStyle, type IPropertiesOptions, LevelFormat } from 'docx';
import { PAGE } from '../palette.js';
import { hex } from './text-docx.js';

const FONT = 'Arial';

const brandLine = {
  style: BorderStyle.SINGLE,
  size: 24,
  color: hex(PAGE.brand),
  space: 6,
} as const;
const quietLine = { style: BorderStyle.SINGLE, size: 4, color: hex(PAGE.rule), space: 1 } as const;
const sideLine = {
  style: BorderStyle.SINGLE,
  size: 24,
  color: hex(PAGE.brand),
  space: 10,
} as const;

/** Real headings of Word, and a style for everything else: whoever works on with it changes one place. */
export const STYLES: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { font: FONT, size: 20, color: hex(PAGE.ink), language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 100, line: 264 } },
    },
    title: {
      run: { font: FONT, size: 48, bold: true, color: hex(PAGE.ink) },
      paragraph: { spacing: { before: 200, after: 60 } },
    },
    heading1: {
      run: { font: FONT, size: 32, bold: true, color: hex(PAGE.ink) },
      paragraph: { spacing: { before: 240, after: 120 }, border: { top: brandLine } },
    },
    heading2: {
      run: { font: FONT, size: 23, bold: true, color: hex(PAGE.ink) },
      paragraph: { spacing: { before: 240, after: 80 } },
    },
    heading3: {
      run: { font: FONT, size: 20, bold: true, color: hex(PAGE.ink) },
      paragraph: { spacing: { before: 160, after: 60 } },
    },
  },
  paragraphStyles: [
    { id: 'Lead', name: 'Lead', basedOn: 'Normal', run: { size: 24, color: hex(PAGE.quiet) } },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 120, after: 60 } },
    },
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { before: 30, after: 30, line: 240 } },
    },
    {
      id: 'Bar',
      name: 'Bar',
      basedOn: 'Cell',
      paragraph: { alignment: AlignmentType.LEFT, indent: { left: 40 } },
    },
    {
      id: 'Figure',
      name: 'Figure',
      basedOn: 'Normal',
      run: { size: 44, bold: true },
      paragraph: { spacing: { after: 0, line: 240 } },
    },
    { id: 'Quiet', name: 'Quiet', basedOn: 'Normal', run: { size: 18, color: hex(PAGE.quiet) } },
    { id: 'Listed', name: 'Listed', basedOn: 'Normal', paragraph: { spacing: { after: 60 } } },
    {
      id: 'Quotation',
      name: 'Quotation',
      basedOn: 'Normal',
      paragraph: { indent: { left: 280 }, border: { left: sideLine } },
    },
    { id: 'QuotationFrom', name: 'Quotation from', basedOn: 'Quotation', run: { size: 18 } },
    {
      id: 'Line',
      name: 'Line to write on',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 260, after: 0 }, border: { bottom: quietLine } },
    },
    {
      id: 'After',
      name: 'After a table',
      basedOn: 'Normal',
      run: { size: 8 },
      paragraph: { spacing: { after: 60, line: 120 } },
    },
    {
      id: 'Margin',
      name: 'Margin',
      basedOn: 'Normal',
      run: { size: 16, color: hex(PAGE.quiet) },
      paragraph: { spacing: { after: 0 } },
    },
  ],
};

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 400, hanging: 300 } } },
});

export const NUMBERING: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    { reference: 'numbered', levels: [level(LevelFormat.DECIMAL, '%1.')] },
    { reference: 'bulleted', levels: [level(LevelFormat.BULLET, '•')] },
  ],
};
