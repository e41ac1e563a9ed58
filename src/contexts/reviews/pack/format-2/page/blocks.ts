import type { PlainDate } from '../../../../../kernel/plain-date.js';
import type { RatingCounts } from '../counting.js';
import type { Drawing } from './drawings.js';
import type { Text } from './text.js';

/** What a pack is laid out in, before it is HTML or Word: both render the same blocks, so both say the same. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly text: Text; readonly quiet?: true }
  | { readonly kind: 'list'; readonly ordered?: true; readonly items: readonly Text[] }
  /** Somebody's own words, and whose. */
  | { readonly kind: 'quotation'; readonly text: Text; readonly from?: Text }
  | { readonly kind: 'headline'; readonly figures: readonly HeadlineFigure[] }
  | Table
  | DeliveryChart
  | JudgementBox
  /** On paper what follows begins a new page. */
  | { readonly kind: 'new-page' };

/** A figure that is read first. */
export interface HeadlineFigure {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
  readonly tone: 'plain' | 'alarm' | 'warning';
}

/** One bar: a group at one position. */
export interface DeliveryBar {
  readonly label: string;
  readonly when: string;
  readonly actions: number;
  readonly ratings: RatingCounts;
}

export interface DeliveryChart {
  readonly kind: 'delivery-chart';
  readonly title: string;
  readonly bars: readonly DeliveryBar[];
  /** Every bar in a sentence. */
  readonly inWords: readonly string[];
}

/** Empty before the meeting, for the Board to fill in; then what it judged. Outcomes and impact are judged apart. */
export interface JudgementBox {
  readonly kind: 'judgement';
  readonly title: string;
  readonly questions: readonly {
    readonly name: string;
    /** Boxes to tick where nothing was given yet. */
    readonly choices: readonly string[];
    readonly given?: string;
  }[];
  readonly because?: Text;
}

export interface Column {
  readonly head: string;
  /** Of the table's width, in per cent; shared out where absent. */
  readonly width?: number;
  readonly numeric?: true;
}

/** A heading above several columns. */
export interface Span {
  readonly head: string;
  readonly columns: number;
}

export interface Cell {
  readonly text: Text;
  /** Its figures stand in the text of this cell, or of its row. */
  readonly drawing?: Drawing;
  readonly columns?: number;
  readonly numeric?: true;
}

/** The first cell names the row. */
export type Row = readonly [Text, ...Cell[]];

/** Rows under a heading of their own; with `aside` at its end. */
export interface RowGroup {
  readonly title?: Text;
  readonly aside?: Text;
  readonly rows: readonly Row[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: Text;
  /** Over the columns, from the second on. */
  readonly spans?: readonly Span[];
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
  /** Many short rows that are to stay on one page. */
  readonly dense?: true;
}

/** A part of the pack with its place in the contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** On paper it begins where the one before ends, not on a new page. */
  readonly flows?: true;
  readonly blocks: readonly Block[];
}

export interface NumberedSection extends Section {
  /** `4`, or `A` of an annex. */
  readonly number: string;
  readonly annex: boolean;
}

/** A pack or record as it is laid out. */
export interface Layout {
  readonly kind: 'pack' | 'record';
  readonly ledger: string;
  readonly title: string;
  readonly lead: string;
  /** Partnership · Part 1. */
  readonly marking: string;
  readonly restricted: boolean;
  /** What stands in the margin of every page: which version, as at when. */
  readonly standing: string;
  /** The day on which the position was frozen. */
  readonly frozenOn: PlainDate;
  /** Said on every page where the ledger's clock was set by hand. */
  readonly simulated?: string;
  readonly facts: readonly { readonly term: string; readonly value: Text; readonly wide?: true }[];
  readonly front: readonly Block[];
  readonly asks: { readonly title: string; readonly items: readonly string[] };
  readonly notes: readonly Text[];
  readonly sections: readonly NumberedSection[];
}

export const heading = (level: 3 | 4, text: Text | string): Block => ({
  kind: 'heading',
  level,
  text: typeof text === 'string' ? [text] : text,
});

export const paragraph = (text: Text): Block => ({ kind: 'paragraph', text });

/** What explains, and is not the message. */
export const aside = (text: Text): Block => ({ kind: 'paragraph', text, quiet: true });

export const list = (items: readonly Text[]): Block => ({ kind: 'list', items });

export const numbered = (items: readonly Text[]): Block => ({ kind: 'list', ordered: true, items });

export const cell = (text: Text, more: Omit<Cell, 'text'> = {}): Cell => ({ text, ...more });

export const table = (parts: Omit<Table, 'kind'>): Table => ({ kind: 'table', ...parts });

/** A table whose rows stand under one another without headings of their own. */
export const plainTable = ({
  rows,
  ...rest
}: Omit<Table, 'kind' | 'groups'> & { readonly rows: readonly Row[] }): Table =>
  table({ ...rest, groups: [{ rows }] });
